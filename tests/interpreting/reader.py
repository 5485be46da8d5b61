"""A small set of phrases, and what they read in a text."""

from typing import Any

from accreditation.interpreting.interpreter import read_articles
from accreditation.interpreting.readings import Interpretation
from accreditation.law.clause_cues import ClauseCues, FactCues, LanguageWords

FRENCH = LanguageWords.model_validate(
    {
        "percent": ["pour cent", "pourcent"],
        "fractions": {"dixième*": 10, "quart*": 4, "tiers": 3, "moitié": 2},
        "money": ["euro", "euros", "eur"],
        "cents": ["cent", "cents", "centimes"],
        "days": {"jour*": 1, "semaine*": 7},
        "negations": ["ne", "n", "pas", "sans", "aucun"],
        "abbreviations": ["art", "al"],
        "joining": ["et", "ou"],
        "limiting": ["toutefois"],
        "doubts": {"exception": ["sauf", "à moins que"], "conditional": ["le cas échéant"]},
        "groups": {
            "member": ["coopérateur*", "associé*"],
            "every": ["chaque <member>", "tout <member>"],
        },
    }
)
DUTCH = LanguageWords.model_validate(
    {
        "percent": ["procent"],
        "fractions": {"tiende*": 10, "derde*": 3},
        "money": ["euro"],
        "cents": ["cent", "eurocent"],
        "days": {"dag*": 1, "weken": 7},
        "negations": ["niet", "geen"],
        "abbreviations": ["art"],
        "joining": ["en", "of"],
        "limiting": ["evenwel"],
        "doubts": {},
    }
)


def cues(language: Any = "fr", **facts: Any) -> ClauseCues:
    """Phrases of some facts, named with ``__`` for the point."""
    listed = {
        name.replace("__", "."): {language: FactCues.model_validate(fact)}
        for name, fact in facts.items()
    }
    return ClauseCues({"fr": FRENCH, "nl": DUTCH}, listed, {})


def read(text: str, language: Any = "fr", heading: str = "", **facts: Any) -> Interpretation:
    """What one article states."""
    return read_articles(cues(language, **facts), language, [("1", heading, text)])


def values(
    text: str, *says: str, value: Any = True, language: Any = "fr", **more: Any
) -> list[Any]:
    """The values that phrases find in a text."""
    fact = {"readings": [{"value": value, "says": list(says), **more}]}
    return [one.value for one in read(text, language, fact=fact).readings]
