"""Places in a law: reading references as documents write them, and comparing them.

An article is divided into paragraphs (§), alineas, items (°) and letters. A reference is read
whole or not at all; what could be read in two ways is not read.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

Division = Literal["article", "annex", "paragraph", "alinea", "item", "letter", "opening"]

_RANK: dict[Division, int] = {
    "article": 0,
    "annex": 0,
    "paragraph": 1,
    "alinea": 2,
    "item": 3,
    "letter": 4,
    "opening": 5,
}
_WRITTEN: dict[Division, str] = {
    "article": "art. {}",
    "annex": "annexe {}",
    "paragraph": "§{}",
    "alinea": "al. {}",
    "item": "{}°",
    "letter": "{})",
    "opening": "chapeau",
}

_ORDINALS = (
    ("premier", "première", "eerste", "erster", "erste", "first"),
    ("deuxième", "second", "seconde", "tweede", "zweiter", "zweite"),
    ("troisième", "derde", "dritter", "dritte", "third"),
    ("quatrième", "vierde", "vierter", "vierte", "fourth"),
    ("cinquième", "vijfde", "fünfter", "fünfte", "fifth"),
    ("sixième", "zesde", "sechster", "sechste", "sixth"),
    ("septième", "zevende", "siebter", "siebte", "seventh"),
)
_ORDINAL = {word: str(i) for i, words in enumerate(_ORDINALS, 1) for word in words}

_NTH = r"(?:(?:er|ère|re|ste|de|e)(?![\w)]))?"
_ADDED = r"(?:\s?(?:bis|ter|quater|quinquies)(?!\w))?"
_NUMBER = rf"(?P<number>\d+{_ADDED}){_NTH}"
_OF_ARTICLE = rf"(?P<number>\d+(?:(?:\s*:\s*|\.)\d+)?(?:/\d+)?{_ADDED}){_NTH}"
_ALINEA = r"(?:al(?:\.|inéas?|ineas?)?|lid|absatz|abs\.?|subparagraph)"
_WORDS = "|".join(sorted(_ORDINAL, key=len, reverse=True))

_PATTERNS: tuple[tuple[Division, str], ...] = (
    ("article", rf"(?:[ld]['’]\s?)?(?:article|artikel|art\.?)\s*{_OF_ARTICLE}"),
    ("annex", rf"(?:l['’]\s?)?(?:annexe|annex|bijlage|anlage)\s*{_OF_ARTICLE}"),
    ("paragraph", rf"(?:§|paragraphe|paragraaf|paragraph|par\.)\s*{_NUMBER}"),
    ("alinea", rf"{_ALINEA}\s*{_NUMBER}"),
    ("alinea", rf"{_ALINEA}\s+(?P<word>{_WORDS})(?!\w)"),
    ("alinea", rf"(?P<word>{_WORDS})\s+{_ALINEA}(?!\w)"),
    ("item", rf"(?:n°|no?\.|nr\.?|nummer|point|punt|item)\s*{_NUMBER}\s?[°º]?(?!\w)"),
    ("item", rf"(?P<number>\d+)\s?[°º](?P<added>{_ADDED})(?!\w)"),
    ("letter", r"(?:litt?(?:era|\.)?|lettre|letter|buchstabe)\s*(?P<number>[a-z])\)?(?!\w)"),
    ("letter", r"(?P<number>[a-z])\s?\)"),
    ("opening", r"(?:chapeau|phrase introductive|inleidende zin|aanhef)(?!\w)"),
)
_BETWEEN = re.compile(r"[\s,;]*")


@dataclass(frozen=True, slots=True)
class Part:
    """One step into a law, such as its article 8:5, or a second alinea."""

    division: Division
    number: str

    def __str__(self) -> str:
        return _WRITTEN[self.division].format(self.number)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a law, from its article inwards; as text, as the rule pack writes it."""

    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return " ".join(map(str, self.parts))

    def covers(self, other: "Place") -> bool | None:
        """Whether it is the other place or a whole that contains it; None if that is not clear.

        An alinea may be left out where a finer part follows. It is not clear of a place inside the
        other one, nor of an alinea when only the item in it is named.
        """
        if _begins(self.parts, other.parts) or _begins(self._firm, other._firm):
            return True
        if _begins(other._firm, self._firm):
            return None
        last = self.parts[-1]
        beside = len(self._firm) <= len(other._firm) and _begins(self._firm[:-1], other._firm)
        told = any(part.division == "alinea" for part in other.parts)
        return None if last.division == "alinea" and beside and not told else False

    def among(self, places: Iterable["Place"]) -> bool | None:
        """Whether it is a place in a law whose ``places`` are listed; None if that is not told.

        It is not where its part would stand beside parts of the same kind and does not.
        """
        wanted, listed = self._firm, [place._firm for place in places]
        for depth, part in enumerate(wanted):
            listed = [parts for parts in listed if len(parts) > depth]
            near = [parts for parts in listed if parts[depth] == part]
            if not near:
                beside = any(parts[depth].division == part.division for parts in listed)
                return False if beside and part.division != "alinea" else None
            listed = near
        return True

    @property
    def _firm(self) -> tuple[Part, ...]:
        """Its parts without the alineas in which a finer part is named."""
        *before, last = self.parts
        return (*(part for part in before if part.division != "alinea"), last)


def _begins(parts: tuple[Part, ...], longer: tuple[Part, ...]) -> bool:
    return longer[: len(parts)] == parts


def read_place(text: str) -> Place | None:
    """The place that a reference in French, Dutch, German or English names, without its law.

    None if it does not name one place, or could name several.
    """
    parts: list[Part] = []
    at, rest = 0, text.strip().removesuffix(".")
    while at < len(rest):
        found = _part(rest, at)
        if found is None:
            return None
        part, at = found
        if bool(parts) != (_RANK[part.division] > 0):
            return None
        if parts and _RANK[part.division] <= _RANK[parts[-1].division]:
            return None
        parts.append(part)
    return Place(tuple(parts)) if parts else None


@cache
def _compiled() -> list[tuple[Division, re.Pattern[str]]]:
    return [(division, re.compile(pattern, re.IGNORECASE)) for division, pattern in _PATTERNS]


def _part(text: str, at: int) -> tuple[Part, int] | None:
    for division, pattern in _compiled():
        found = pattern.match(text, at)
        if found is not None:
            between = _BETWEEN.match(text, found.end())
            assert between is not None
            return Part(division, _number(found)), between.end()
    return None


def _number(found: re.Match[str]) -> str:
    named = {name: value for name, value in found.groupdict().items() if value is not None}
    if "word" in named:
        return _ORDINAL[named["word"].lower()]
    number = named.get("number", "") + named.get("added", "")
    return re.sub(r"\s", "", number).lower().replace(".", ":")
