"""The pages that show a report to people: whether their words are those of the program."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from accreditation.receipts.sealing import seal_fits

PageState = Literal["same", "sealed", "edited", "other", "not_checked"]
"""What became of a page: made again it is the same; it could not be made again, and fits the digest
of itself that it holds; it does not fit it, or holds none; made again it is another one; it could
not be made again, and is a PDF file, which holds no digest of itself."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that holds a report.

    Attributes:
        language: The language that it says it is in, as a tag; None if it says none.
        content: All of it: text of HTML, bytes of PDF.
        maker: What wrote it, as it says itself.
    """

    form: Literal["html", "pdf"]
    language: str | None
    content: str | bytes
    maker: str | None = None


def page_state(page: Page) -> PageState:
    """What a page shows without being made again."""
    if isinstance(page.content, bytes):
        return "not_checked"
    return "sealed" if seal_fits(page.content) else "edited"


def held_against(page: Page, state: PageState, made_again: Callable[[], Page | None]) -> PageState:
    """What a page shows held against the one that the program makes today.

    Args:
        page: The page.
        state: What it shows on its own.
        made_again: Makes it again; None where that cannot be done.
    """
    again = made_again()
    if again is None or again.maker != page.maker:
        return state
    return "same" if _plain(again.content) == _plain(page.content) else "other"


def _plain(content: str | bytes) -> str | bytes:
    """The same with the same line ends, where it is text."""
    return content if isinstance(content, bytes) else content.replace("\r\n", "\n")
