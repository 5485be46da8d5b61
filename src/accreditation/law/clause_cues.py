"""By which words the facts that articles state are told, as the pack lists them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import Field, StringConstraints, TypeAdapter

from accreditation.files import (
    Document,
    InputError,
    Problem,
    Strict,
    collected,
    read_yaml,
    validate,
)
from accreditation.law.article_cues import DocumentLanguage

Listed = TypeVar("Listed")

CLAUSE_WORDS_FILE = "reading/words.yaml"
CLAUSE_GROUPS_FOLDER = "reading/groups"
CLAUSE_CUES_FOLDER = "reading/clauses"

Phrase = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S(.*\S)?$")]
Phrases = Annotated[list[Phrase], Field(min_length=1)]
GroupName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z ]*$")]


class LanguageWords(Strict):
    """What phrases of one language have in common.

    Attributes:
        percent: What is written for the sign of a percentage.
        fractions: Parts of a whole, by the number of parts.
        money: What is written for euros.
        cents: What is written for cents.
        days: Units of time, by how many days they have.
        negations: Words that turn a sentence around.
        abbreviations: Words whose full stop ends no sentence.
        joining: What stands between classes of shares that are named together.
        limiting: Phrases with which a sentence takes back something of the one before.
        doubts: Phrases that make what stands beside them uncertain, by the reason.
        groups: Phrases that mean the same, by the name under which other phrases use them.
    """

    percent: Phrases
    fractions: dict[Phrase, Annotated[int, Field(ge=2)]]
    money: Phrases
    cents: Phrases
    days: dict[Phrase, Annotated[int, Field(ge=1)]]
    negations: Phrases
    abbreviations: Phrases
    joining: Phrases
    limiting: Phrases
    doubts: dict[GroupName, Phrases]
    groups: dict[GroupName, Phrases] = {}


class ReadingEntry(Strict):
    """One way in which an article states a fact.

    Attributes:
        value: What it then states, as a statutes file writes it; ``{rate}`` and its like stand for
            what the phrase found.
        item: For a list, the item that is spoken of; ``{class}`` stands for every class found,
            ``*`` for every item that the article names, ``**`` for every item that any article
            names, ``()`` for the list itself.
        says: Phrases of which one must stand in a sentence.
        without: Phrases of which none may stand in that sentence.
        article: Phrases of which one must stand somewhere in the article or its heading.
        article_without: Phrases of which none may stand in the article or its heading.
        statutes: Phrases of which one must stand somewhere in the statutes.
        statutes_without: Phrases of which none may stand anywhere in the statutes.
        doubtful: Why what is read so is never certain.
    """

    value: Any
    item: str | None = None
    says: Phrases
    without: Phrases | None = None
    article: Phrases | None = None
    article_without: Phrases | None = None
    statutes: Phrases | None = None
    statutes_without: Phrases | None = None
    doubtful: GroupName | None = None


class FactCues(Strict):
    """By which words one fact is told in one language.

    Attributes:
        about: Phrases of which one must stand in the article or its heading.
        outside: Phrases of which none may stand in the heading of the article.
        prefer: Values in the order in which they stand where one article says several.
        doubt: Phrases that make it uncertain in the same sentence.
    """

    about: Phrases | None = None
    outside: Phrases | None = None
    prefer: list[Any] = []
    doubt: Phrases | None = None
    readings: Annotated[list[ReadingEntry], Field(min_length=1)]


CLAUSE_WORDS: TypeAdapter[dict[DocumentLanguage, LanguageWords]] = TypeAdapter(
    dict[DocumentLanguage, LanguageWords]
)
CLAUSE_GROUPS: TypeAdapter[dict[DocumentLanguage, dict[GroupName, Phrases]]] = TypeAdapter(
    dict[DocumentLanguage, dict[GroupName, Phrases]]
)
CLAUSE_CUES: TypeAdapter[dict[str, dict[DocumentLanguage, FactCues]]] = TypeAdapter(
    dict[str, dict[DocumentLanguage, FactCues]]
)


@dataclass(frozen=True, slots=True)
class ClauseCues:
    """Every word by which facts are told.

    Attributes:
        facts: By fact and language.
        documents: The file in which each fact is listed.
    """

    words: Mapping[DocumentLanguage, LanguageWords]
    facts: Mapping[str, Mapping[DocumentLanguage, FactCues]]
    documents: Mapping[str, Document]


def load_clause_cues(folder: Path) -> ClauseCues:
    """The words by which facts are told, of the pack in ``folder``; none where it lists none.

    Raises:
        InputError: a file is wrong; every problem at once.
    """
    if not (folder / CLAUSE_WORDS_FILE).is_file():
        return ClauseCues({}, {}, {})
    problems: list[Problem] = []
    words = _words(folder, problems)
    facts: dict[str, dict[DocumentLanguage, FactCues]] = {}
    documents: dict[str, Document] = {}
    for document, listed in _files(folder / CLAUSE_CUES_FOLDER, CLAUSE_CUES, problems):
        for name, cues in listed.items():
            if name in facts:
                other = documents[name].file.name
                problems.append(document.problem((name,), f"'{name}' is also in {other}."))
            facts[name], documents[name] = cues, document
    if problems:
        raise InputError(problems)
    return ClauseCues(words, facts, documents)


def _words(folder: Path, problems: list[Problem]) -> dict[DocumentLanguage, LanguageWords]:
    """What phrases have in common, with the groups of every file."""
    words = validate(CLAUSE_WORDS, read_yaml(folder / CLAUSE_WORDS_FILE))
    groups = {language: dict(one.groups) for language, one in words.items()}
    for document, listed in _files(folder / CLAUSE_GROUPS_FOLDER, CLAUSE_GROUPS, problems):
        for language, found in listed.items():
            known = groups.setdefault(language, {})
            problems += [
                document.problem((language, name), f"the group '{name}' is in another file too.")
                for name in found
                if name in known
            ]
            known.update(found)
    return {
        language: one.model_copy(update={"groups": groups[language]})
        for language, one in words.items()
    }


def _files(
    folder: Path, shape: TypeAdapter[Listed], problems: list[Problem]
) -> Iterator[tuple[Document, Listed]]:
    """The files of a folder that can be read; problems are added."""
    for file in sorted(folder.glob("*.yaml")):
        document = collected(problems, partial(read_yaml, file))
        if document is None:
            continue
        listed = collected(problems, partial(validate, shape, document))
        if listed is not None:
            yield document, listed
