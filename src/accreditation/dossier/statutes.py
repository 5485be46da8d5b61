"""Reading one version of the statutes from its file."""

from collections.abc import Collection

from accreditation.conditions import Facts
from accreditation.dossier.articles import Article, article_facts, facts_of
from accreditation.dossier.dossier import Statutes
from accreditation.dossier.facts import FactReader
from accreditation.dossier.models import ArticleEntry, StatutesFile
from accreditation.dossier.proposals import ReadingsOf, with_lapsed_silences, words_digest
from accreditation.files import Document, Problem, suggest
from accreditation.findings import EvidenceCitation, StatutesCitation
from accreditation.law import Vocabulary


def read_statutes(
    document: Document,
    source: StatutesFile,
    vocabulary: Vocabulary,
    documents: Collection[str],
    problems: list[Problem],
) -> Statutes:
    """A version of the statutes; what is wrong with it is added to ``problems``.

    Args:
        document: The file.
        source: What it holds.
        vocabulary: The facts there are.
        documents: Keys of the documents that may be cited.
        problems: Those found so far.
    """
    reader = FactReader(document, vocabulary, ("statutes",), documents)
    articles = tuple(
        _article(reader, source, number, entry) for number, entry in source.articles.items()
    )
    digest = words_digest(entry.text for entry in source.articles.values())
    stated = reader.facts(source.facts, ("facts",))
    others = with_lapsed_silences(reader, stated, source.confirmed, digest)
    provided = {name for entry in source.articles.values() for name in entry.provides}
    problems += reader.problems
    problems += _twice(document, provided, others)
    facts = facts_of(articles, vocabulary, others)
    read = source.read is not None
    return Statutes(source.adopted, facts, articles, others, source.language, read)


def _twice(document: Document, provided: Collection[str], others: Facts) -> list[Problem]:
    return [
        document.problem(
            ("facts", name), f"an article already provides '{name}'; state it in one place."
        )
        for name in others
        if name in provided
    ]


def reported_in(
    reader: FactReader, source: str | None, at: str | None, path: tuple[str | int, ...]
) -> EvidenceCitation | None:
    """The document that reports an article; problems are added to those of the reader.

    Args:
        reader: Reads the file.
        source: The key of the document.
        at: The place in it.
        path: Where the article stands in the file.
    """
    if source is not None and source not in reader.documents:
        near = suggest(source, reader.documents)
        message = f"there is no document '{source}' in the dossier.{near}"
        reader.problems.append(reader.document.problem((*path, "source"), message))
    if source is None and at is not None:
        message = "'at' is a place in a document; name it as 'source'."
        reader.problems.append(reader.document.problem((*path, "at"), message))
    return None if source is None else EvidenceCitation(source, at or "")


def _article(reader: FactReader, source: StatutesFile, number: str, entry: ArticleEntry) -> Article:
    path: tuple[str | int, ...] = ("articles", number)
    reported = reported_in(reader, entry.source, entry.at, path)
    citation = StatutesCitation(number, source.adopted)
    facts = article_facts(reader, entry.provides, (*path, "provides"), citation, reported)
    answered = "provides" in entry.model_fields_set
    article = Article(number, entry.heading, entry.text, entry.gist, facts, answered)
    return ReadingsOf(reader, article, entry, citation, path).article_read()
