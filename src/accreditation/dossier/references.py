"""The articles of statutes to which words of statutes refer, in any of the four languages."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "‑": "-"})
_NUMBER = r"\d+(?:\s?(?:bis|ter|quater|quinquies)\b(?!\s*\d))?(?![:\d])"
_AND = r"\s*(?:,|-|et|ou|à|en|of|tot|und|oder|bis|and|or|to)\s*"
_LAW = (
    r"(?:code|loi|lois|arrêté|wetboek|wet|besluit|gesetzbuch|gesetz|erlass|law|act|decree|csa|wvv)"
)
_OF = r"(?:du|de la|de l'|des|der|of the|van de|van het)"
CITED = re.compile(
    rf"(?i)\bart(?:\.|icles?|ikels?|ikeln|ikelen)\s*{_NUMBER}(?:{_AND}{_NUMBER})*"
    rf"(?!{_AND}\d)(?!\s*,?\s*(?:§\s*\d+\s*,?\s*)?{_OF}\s+{_LAW}\b)"
)
"""Articles that are referred to, in any of the four languages, but for those of a law."""

_RANGE = re.compile(r"(?i)\d\s*(?:-|à|tot|bis|to)\s*\d")
EACH = re.compile(rf"(?i){_NUMBER}")
_DIGITS = re.compile(r"\d{1,9}")
_AIRY = re.compile(r"\s+(?=[%°;:!?»])|(?<=«)\s+")
"""Spaces that typography asks for in one language and not in another."""

_ALL = re.compile(
    r"(?i)\b(?:dérog|nonobstant|par exception|afwijk|niettegenstaande|in weerwil|abweich|ungeachtet"
    r"|notwithstanding|derogat"
    r"|articles?\s(?:qui\s(?:précèd|sui)|précédent|suivant)"
    r"|(?:vorige|voorgaande|volgende|vorstehend\w*|vorhergehend\w*|folgend\w*"
    r"|preceding|previous|foregoing|following)\sarti[ck]"
    r"|(?:tou(?:te?s?|s)|autres?|all|any|every|other|alle\w*|elk\w*|ander\w*|jede\w*|übrige\w*)"
    r"\s(?:articles?|artikel|dispositions?|provisions?|clauses?|bepaling|bestimmung))"
)
"""Words that may be about any article, whether they name one or not."""


def cited(text: str) -> Iterator[str]:
    """The numbers of the articles that a text refers to."""
    for found in CITED.finditer(plain(text)):
        yield from map(bare, EACH.findall(found[0]))


def reached(text: str, numbers: Sequence[str]) -> set[str]:
    """The articles that a text refers to, those between the ends of a range among them.

    Args:
        text: The text.
        numbers: The numbers of all articles.
    """
    every = [bare(number) for number in numbers]
    found: set[str] = set()
    for citation in CITED.finditer(plain(text)):
        named = [bare(number) for number in EACH.findall(citation[0])]
        found.update(named)
        if _RANGE.search(citation[0]):
            ends = [_place(number) for number in named]
            found.update(one for one in every if min(ends) <= _place(one) <= max(ends))
    return found.intersection(every)


def _place(number: str) -> int:
    """The number of an article without what was added to it later: 6 of 6bis."""
    digits = _DIGITS.match(number)
    return int(digits[0]) if digits else -1


def plain(text: str) -> str:
    """A text without what typography alone asks for."""
    found = unicodedata.normalize("NFKC", text).translate(_TYPOGRAPHY)
    return _AIRY.sub("", " ".join(found.split()))


def bare(number: str) -> str:
    """The number of an article without spaces: 6 bis and 6bis are one."""
    return "".join(number.split())


def may_be_about_all(text: str) -> bool:
    """Whether a text derogates, or speaks of articles that it does not name by number."""
    return _ALL.search(plain(text)) is not None
