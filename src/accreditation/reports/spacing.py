"""French spacing: no line begins with a colon or ends with an opening quotation mark."""

import re

from accreditation.language import Language
from accreditation.reports.texts import Part, with_every_text

_SPACE = "\N{NO-BREAK SPACE}"
_GAPS = re.compile(r"(?<!\s) (?=[:;?!»])|(?<=«) ")
_HELD = str.maketrans({_SPACE: "\ue000", "\N{NARROW NO-BREAK SPACE}": "\ue001"})
_FREE = {ord(held): chr(space) for space, held in _HELD.items() if isinstance(held, str)}


def spaced(part: Part, language: Language) -> Part:
    """The same with spaces that do not break, where the language is French.

    Args:
        part: A text, or anything of tuples, mappings and dataclasses that holds some.
        language: The language of the texts.
    """
    if language != "fr":
        return part
    return with_every_text(part, lambda text: _GAPS.sub(_SPACE, text))


def held(text: str) -> str:
    """The same with marks for spaces that do not break, for what would break lines at them."""
    return text.translate(_HELD)


def freed(text: str) -> str:
    """The same with the spaces instead of their marks."""
    return text.translate(_FREE)
