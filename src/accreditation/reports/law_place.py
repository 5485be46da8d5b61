"""How a place of the law is cited for people; files for programs keep the words of the rules."""

from functools import cache

from accreditation.findings import LawCitation, LawReference
from accreditation.language import Language, Text, phrase
from accreditation.language.phrasing import phrases
from accreditation.law import Pack

_POINT = "°"


def law_place(cited: LawCitation | LawReference, pack: Pack, language: Language) -> str:
    """A place of the law, by the short name of its instrument."""
    return f"{short_name(cited.instrument, pack, language)} {locator(cited.at, language)}"


def coded_place(cited: LawCitation | LawReference, pack: Pack, language: Language) -> str:
    """A place of the law, with the code of how sure it is unless its text was read."""
    code = "" if cited.confidence == "T" else f" [{cited.confidence}]"
    return law_place(cited, pack, language) + code


def short_name(instrument: str, pack: Pack, language: Language) -> str:
    """What an instrument is called where it is cited."""
    short = pack.instruments[instrument].short
    return instrument if short is None else short.in_(language)


def locator(at: str, language: Language) -> str:
    """An article, a paragraph or an item in the words of a language."""
    return " ".join(_part(part, language) for part in at.split(" "))


def _part(part: str, language: Language) -> str:
    if part.endswith(_POINT):
        point = phrase("place.point").in_(language)
        return point.format(number=part.removesuffix(_POINT))
    word = _words().get(part)
    return part if word is None else word.in_(language)


@cache
def _words() -> dict[str, Text]:
    """The words of places, by the French of the rules."""
    return {text.fr: text for text in phrases("place").values()}
