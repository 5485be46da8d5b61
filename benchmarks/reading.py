"""How well facts are read: ``python -m benchmarks.reading`` on documents with labels."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cache, partial
from math import sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import yaml
from fixtures.reading.building import build
from fixtures.reading.specimens import load, names

from accreditation.interpreting.interpreter import read_articles
from accreditation.law import default_folder, load_pack
from accreditation.law.article_cues import load_article_cues
from accreditation.law.clause_cues import ClauseCues, load_clause_cues
from accreditation.reading.articles import articles_of
from accreditation.reading.opening import read_document
from accreditation.reading.patterns import Patterns

FIXTURES = Path(__file__).parent.parent / "fixtures" / "reading"

SPOILT = 0.95
"""The least share of characters in place of an article that was split as it should be."""

Stated = tuple[str, str, str]
"""The article, the fact (for a list: its item and field), and the value."""


@dataclass
class Measured:
    """What was read of one text, held against its labels.

    Attributes:
        told: The labels.
        read: What was proposed.
        certain: What was proposed without a doubt.
        quotes: The words of each proposal.
        articles: How many articles have the right words, and how many there are.
    """

    name: str
    language: str
    told: set[Stated]
    read: set[Stated]
    certain: set[Stated]
    quotes: Mapping[Stated, str] = field(default_factory=dict)
    articles: tuple[int, int] = (0, 0)


def documents(part: str) -> Iterator[Measured]:
    """Specimens of a part, built as documents and read as a user would."""
    pack = load_pack()
    cues = load_article_cues(pack.folder)
    with TemporaryDirectory() as folder:
        for name in names():
            specimen = load(name, pack.vocabulary)
            if specimen.layout.part != part:
                continue
            file = build(specimen, Path(folder))
            statutes = articles_of(read_document(file), Patterns(cues))
            language = specimen.labels.language
            found = [(a.number, a.heading.text, a.text.text) for a in statutes.articles]
            labels = [
                (number.replace(" ", ""), entry.text or "", entry.provides)
                for number, entry in specimen.labels.articles.items()
            ]
            words = {number.replace(" ", ""): text for number, _, text in found}
            right = sum(_alike(words.get(number, ""), text) for number, text, _ in labels)
            told = {one for number, _, facts in labels for one in _stated(number, facts)}
            measured = _measured(name, language, told, found)
            yield replace(measured, articles=(right, max(len(labels), len(found))))


def clauses_alone() -> Iterator[Measured]:
    """Single clauses, each a text of its own."""
    for file in sorted((FIXTURES / "clauses").glob("*.yaml")):
        language = file.stem.rsplit(".", 1)[1]
        for at, clause in enumerate(yaml.safe_load(file.read_text("utf-8"))):
            told = set(_stated("1", clause["provides"]))
            article = ("1", clause.get("heading", ""), clause["text"])
            yield _measured(f"{file.stem} {at + 1}", language, told, [article])


def plain() -> Iterator[Measured]:
    """Whole statutes without a layout, each article as its file has it."""
    for file in sorted((FIXTURES / "plain").glob("*.yaml")):
        statutes = yaml.safe_load(file.read_text("utf-8"))
        entries = statutes["articles"].items()
        told = {
            one for number, entry in entries for one in _stated(number, entry.get("provides", {}))
        }
        articles = [(number, entry.get("heading", ""), entry["text"]) for number, entry in entries]
        yield _measured(file.stem, statutes["language"], told, articles)


@cache
def _cues() -> ClauseCues:
    return load_clause_cues(default_folder())


def _measured(
    name: str, language: Any, told: set[Stated], articles: list[tuple[str, str, str]]
) -> Measured:
    interpretation = read_articles(_cues(), language, articles)
    read: set[Stated] = set()
    certain: set[Stated] = set()
    quotes: dict[Stated, str] = {}
    for reading in interpretation.readings:
        number = reading.article.replace(" ", "")
        for one in _stated(number, {reading.fact: reading.value}):
            read.add(one)
            quotes[one] = " […] ".join(quote.text for quote in reading.quotes)
            if reading.certain:
                certain.add(one)
    return Measured(name, language, told, read, certain, quotes)


def _stated(number: str, facts: Mapping[str, Any]) -> Iterator[Stated]:
    for name, value in facts.items():
        if not isinstance(value, Mapping):
            yield number, name, str(value)
            continue
        items = value.get("items") or {}
        for item, fields in items.items():
            known = "one" if len(items) == 1 and len(str(item)) > 1 else str(item)
            for key, one in fields.items():
                yield number, f"{name}/{key}", f"{known}: {one}"


def _alike(read: str, told: str) -> bool:
    """Whether two texts are the same but for what a scanner spoilt."""
    left, right = (re.sub(r"[\W_]+", " ", text).strip().lower() for text in (read, told))
    return left == right or SequenceMatcher(None, left, right, autojunk=False).ratio() > SPOILT


def interval(hits: int, of: int) -> str:
    """A share with its 95 % interval (Wilson)."""
    if of == 0:
        return "none"
    share, z = hits / of, 1.96
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{share:.3f} ({hits}/{of}; {middle - half:.3f} to {middle + half:.3f})"


def table(measured: Iterable[Measured], facts: str = "") -> None:
    """Print precision and recall by language, then counts by fact."""
    found = list(measured)

    def of(stated: set[Stated]) -> set[Stated]:
        return {one for one in stated if one[1].startswith(facts)}

    for language in sorted({one.language for one in found}):
        these = [one for one in found if one.language == language]
        hits = sum(len(of(one.told & one.read)) for one in these)
        told, read = (
            sum(len(of(getattr(one, kind))) for one in these) for kind in ("told", "read")
        )
        sure = sum(len(of(one.certain)) for one in these)
        sure_hits = sum(len(of(one.told & one.certain)) for one in these)
        click.echo(f"{language}  precision {interval(hits, read)}")
        click.echo(f"    recall    {interval(hits, told)}")
        click.echo(f"    precision of what is certain {interval(sure_hits, sure)}")
        right, articles = (sum(one.articles[i] for one in these) for i in (0, 1))
        if articles:
            click.echo(f"    articles  {interval(right, articles)}")
    counts: dict[str, Counter[str]] = {}
    for one in found:
        for kind, stated in (
            ("right", one.told & one.read),
            ("wrong", one.read - one.told),
            ("missed", one.told - one.read),
        ):
            for _, name, _ in of(stated):
                counts.setdefault(name, Counter())[f"{one.language} {kind}"] += 1
    kinds = [
        f"{language} {kind}" for language in ("fr", "nl") for kind in ("right", "wrong", "missed")
    ]
    click.echo(f"\n{'fact':44}" + "".join(f"{kind:>11}" for kind in kinds))
    for name in sorted(counts):
        click.echo(f"{name:44}" + "".join(f"{counts[name][kind]:>11}" for kind in kinds))


def failures(measured: Iterable[Measured], facts: str = "") -> None:
    """Print every wrong and missing proposal."""
    for one in measured:
        for kind, stated in (("wrong", one.read - one.told), ("missed", one.told - one.read)):
            for number, name, value in sorted(stated):
                if name.startswith(facts):
                    quote = one.quotes.get((number, name, value), "")
                    click.echo(f"{kind:6} {one.name}, art. {number}: {name} = {value}  {quote}")


PARTS: dict[str, Callable[[], Iterator[Measured]]] = {
    "final": partial(documents, "final"),
    "develop": partial(documents, "develop"),
    "plain": plain,
    "clauses": clauses_alone,
}


@click.command()
@click.option("--part", type=click.Choice([*PARTS]), default="final")
@click.option("--facts", default="", help="Only facts whose names begin so.")
@click.option("--failures", "shown", is_flag=True, help="Every wrong and missing proposal as well.")
def main(part: str, facts: str, shown: bool) -> None:
    """Hold what is read of labelled texts against their labels."""
    measured = list(PARTS[part]())
    table(measured, facts)
    if shown:
        click.echo()
        failures(measured, facts)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks.reading")
