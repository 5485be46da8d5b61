"""Statutes that were read, as a version of the statutes in which everything is proposed."""

import datetime
from collections.abc import Sequence
from typing import Any

from accreditation.dossier import Statutes, StatutesFile, read_statutes
from accreditation.files import Document, InputError, Problem, validate, yaml_block
from accreditation.interpreting.readings import Interpretation, Quote, Reading
from accreditation.law import Vocabulary
from accreditation.reading.articles import ReadStatutes

_ANYBODY = "statutes"


def articles_data(statutes: ReadStatutes, interpretation: Interpretation) -> dict[str, Any]:
    """The articles, and what they state, as a statutes file writes them."""
    articles: dict[str, dict[str, Any]] = {}
    for article in statutes.articles:
        entry: dict[str, Any] = {"heading": article.heading.text} if article.heading.text else {}
        entry["text"] = article.text.text
        proposed = {one.fact: _proposed(one) for one in interpretation.of(article.number)}
        unclear = {
            one.fact: {"values": list(one.values), "quote": _quote(one.quotes)}
            for one in interpretation.unclear
            if one.article == article.number
        }
        held = {"proposed": proposed, "unclear": unclear}
        articles[article.number] = {**entry, **{key: one for key, one in held.items() if one}}
    return articles


def _proposed(reading: Reading) -> dict[str, Any]:
    proposed: dict[str, Any] = {
        "value": reading.value,
        "quote": _quote(reading.quotes),
        "certain": reading.certain,
    }
    return {**proposed, **({"doubts": list(reading.doubts)} if reading.doubts else {})}


def _quote(quotes: Sequence[Quote]) -> str | list[str]:
    texts = [quote.text for quote in quotes]
    return texts[0] if len(texts) == 1 else texts


def version_of(
    statutes: ReadStatutes,
    interpretation: Interpretation,
    adopted: datetime.date,
    vocabulary: Vocabulary,
) -> Statutes:
    """The statutes as a version of which nothing is confirmed.

    Args:
        statutes: The articles.
        interpretation: What they state.
        adopted: The day of their adoption.
        vocabulary: The facts there are.

    Raises:
        InputError: a reading is none that a statutes file could propose.
    """
    data = {
        "cooperative": _ANYBODY,
        "adopted": adopted,
        "language": statutes.language or "en",
        "articles": articles_data(statutes, interpretation),
    }
    document = Document(statutes.source.file, yaml_block(data))
    problems: list[Problem] = []
    source = validate(StatutesFile, document)
    version = read_statutes(document, source, vocabulary, (), problems)
    if problems:
        raise InputError(problems)
    return version
