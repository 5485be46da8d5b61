"""The page: the document on the left, and on the right what was read and what it would give."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Template

from accreditation.findings import Finding
from accreditation.interpreting.readings import Interpretation
from accreditation.language import Language, phrase
from accreditation.law import Pack
from accreditation.reading.articles import ReadStatutes
from accreditation.reports.annotated.notes import Note, Quoted, marks_of, noted, quoted
from accreditation.reports.annotated.stretches import Section, sections
from accreditation.reports.teller import TONES, Teller
from accreditation.reports.templates import template
from accreditation.reports.writing import language_tag, written


@dataclass(frozen=True, slots=True)
class AsRead:
    """What the rules would say of the statutes if everything were as it was read.

    Findings that rest on no article are not among it: nothing that was read supports them.

    Attributes:
        findings: On the statutes alone.
    """

    findings: Sequence[Finding] = ()

    def of(self, article: str) -> list[Finding]:
        """Those that rest on an article, what needs attention first."""
        return [
            finding
            for finding in self.sorted()
            if any(one.article == article for one in finding.citations.statutes)
        ]

    def sorted(self) -> list[Finding]:
        """All of them, what needs attention first; those that do not apply left out."""
        order = ("fail", "unknown", "pass")
        told = [finding for finding in self.findings if finding.outcome in order]
        return sorted(told, key=lambda finding: order.index(finding.outcome))


@dataclass(frozen=True, slots=True)
class Row:
    """A section of the document and what stands beside it."""

    section: Section
    notes: tuple[Note, ...]
    findings: Sequence[Finding]


def annotated_html(
    statutes: ReadStatutes,
    interpretation: Interpretation,
    as_read: AsRead,
    pack: Pack,
    language: Language,
) -> str:
    """The document as one HTML file that needs nothing else.

    Args:
        statutes: The document as it was read.
        interpretation: What its articles state.
        as_read: What the rules would say.
        pack: The rules and the vocabulary.
        language: The language of everything but the document.
    """
    teller = Teller(pack, language)

    def say(key: str, **values: object) -> str:
        return phrase(f"annotated.{key}").in_(language).format(**values)

    return _template().render(
        tag=language_tag(language),
        document_tag=statutes.language or "",
        file=statutes.source.file.name,
        counts={
            "articles": len(statutes.articles),
            "answers": len(interpretation.readings),
            "certain": sum(one.certain for one in interpretation.readings),
        },
        rows=list(_rows(statutes, quoted(interpretation), as_read, teller)),
        doubts=statutes.doubts,
        silent_on=[pack.vocabulary.entry(name) for name in interpretation.silent_on],
        say=say,
        teller=teller,
        tones=TONES,
        message=lambda finding: written(finding.message, language),
    )


def _rows(
    statutes: ReadStatutes, read: Sequence[Quoted], as_read: AsRead, teller: Teller
) -> Iterator[Row]:
    numbered = list(enumerate(read, 1))
    beside: Mapping[str, list[Note]] = noted(numbered, teller)
    shown: set[str] = set()
    for section in sections(statutes, marks_of(statutes, numbered)):
        article = section.article
        if article is None or article in shown:
            yield Row(section, (), ())
            continue
        shown.add(article)
        yield Row(section, tuple(beside.get(article, ())), as_read.of(article))


@cache
def _template() -> Template:
    return template(Path(__file__).with_name("annotated.html"))
