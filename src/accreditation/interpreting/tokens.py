"""Running text as plain words in a row, each with the place it came from."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_INCLUSIVE = (
    r"(?:[·⸱•‧](?:[^\W\d_]+))+"
    r"|\.(?:e|rice|trice|ne|euse|ère)s?(?:\.s)?(?![^\W\d_])"
    r"|\((?:[^\W\d_]{1,6})\)s?(?![^\W\d_])"
)
_TOKEN = re.compile(
    r"(?P<class>[A-Z]\d?)(?!['’\w])"
    r"|(?P<number>\d+(?:[.,  ]\d{3})*(?:,\d+)?(?:/\d+)?)(?P<sign>°|º)?"
    rf"|(?P<word>[^\W\d_]+)(?:{_INCLUSIVE})?"
    r"|(?P<symbol>[%€])"
)
_PARTING = frozenset(";:")
_PLAIN = {"œ": "oe", "æ": "ae", "ß": "ss", "ij": "ij", "ø": "o"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign.

    Attributes:
        form: As it is compared: small letters without accents, figures for numbers; a capital that
            stands alone, which may be a class of shares, stays one.
        start: Where it begins in the text.
        end: Where it ends.
        parted: Whether a semicolon or a colon parts it from the word before.
    """

    form: str
    start: int
    end: int
    parted: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Words in a row.

    Attributes:
        text: Their forms, a space before and after each.
        starts: Where each begins in ``text``.
    """

    tokens: Sequence[Token]
    text: str = field(init=False)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        """Join the forms."""
        starts, place = [], 1
        for token in self.tokens:
            starts.append(place)
            place += len(token.form) + 1
        object.__setattr__(self, "starts", starts)
        object.__setattr__(self, "text", f" {' '.join(t.form for t in self.tokens)} ")

    def before(self, place: int, most: int) -> Iterator[str]:
        """At most so many words just before a place in ``text``, back to a semicolon."""
        at = bisect_right(self.starts, place) - 1
        while at > 0 and most > 0 and not self.tokens[at].parted:
            at, most = at - 1, most - 1
            yield self.tokens[at].form

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original text of a stretch of ``text``."""
        first = self.tokens[bisect_right(self.starts, start) - 1]
        last = self.tokens[bisect_right(self.starts, max(start, end - 2)) - 1]
        return first.start, last.end


def plain(word: str) -> str:
    """A word in small letters without accents."""
    if word.isascii():
        return word.lower()
    folded = "".join(_PLAIN.get(sign, sign) for sign in word.lower())
    apart = unicodedata.normalize("NFD", folded)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def tokens_of(text: str) -> list[Token]:
    """The words, numbers and signs of a text."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        between = text[found[-1].end : start] if found else ""
        if match["number"]:
            form = re.sub(r"[\u00a0\u202f ]", "", match["number"]) + ("°" if match["sign"] else "")
        elif match["symbol"] or match["class"]:
            form = match[0]
        else:
            form = plain(match["word"])
        found.append(Token(form, start, end, parted=not _PARTING.isdisjoint(between)))
    return found
