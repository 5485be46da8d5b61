"""What every part of the report needs: words in one language, places, and where things stand."""

from collections.abc import Iterable, Iterator

from accreditation.deciding import decision_cited
from accreditation.findings import (
    Confidence,
    EvidenceCitation,
    Finding,
    LawCitation,
    StatutesCitation,
    Subject,
)
from accreditation.language import phrase
from accreditation.reports.dossier_report.model import Listed, Place, Told
from accreditation.reports.formats import Checked
from accreditation.reports.law_place import coded_place, short_name
from accreditation.reports.needs import article_of, place
from accreditation.reports.subjects import subject_in_words
from accreditation.reports.writing import written_date

SURENESS: tuple[Confidence, ...] = ("X", "I", "K", "U")
"""The codes that stand behind a place of law whose text was not read, or does not say so itself."""


class Scribe:
    """Says the parts of one report in its language."""

    def __init__(self, checked: Checked) -> None:
        self.checked = checked
        self.report = checked.report
        self.pack = checked.pack
        self.language = checked.language

    def say(self, key: str, **values: object) -> str:
        """A phrase, by its whole key."""
        return phrase(key).in_(self.language).format(**values)

    def outcome(self, outcome: str) -> Told:
        """An outcome or a verdict."""
        return Told(outcome, self.say(f"outcome.{outcome}"))

    def weight(self, weight: str) -> Told:
        """A weight."""
        return Told(weight, self.say(f"weight.{weight}"))

    def regime(self, regime: str) -> Told:
        """A set of rules."""
        return Told(regime, self.report.regimes[regime].in_(self.language))

    def subject(self, subject: Subject) -> str:
        """What a finding is about."""
        there = self.report.examined.get(subject, True)
        return subject_in_words(subject, self.language, there=there)

    def law(self, citations: Iterable[LawCitation]) -> Iterator[Place]:
        """Places of law, with what stands there and since when."""
        for citation in citations:
            listed = self.pack.provisions.by_instrument.get(citation.instrument, {})
            about = []
            if citation.at in listed:
                about.append(listed[citation.at].heading.in_(self.language))
            if citation.in_force is not None:
                since = written_date(citation.in_force, self.language)
                about.append(self.say("dossier_report.wording_since", date=since))
            yield Place(
                coded_place(citation, self.pack, self.language), citation.eli, ", ".join(about)
            )

    def articles(self, citations: Iterable[StatutesCitation]) -> Iterator[Place]:
        """Articles of the statutes."""
        for citation in citations:
            yield Place(article_of(citation.article, self.language), f"#{article_anchor(citation)}")

    def evidence(self, citations: Iterable[EvidenceCitation]) -> Iterator[Place]:
        """Places in documents of the dossier, or in the file that states a fact.

        The title of a document is told where it comes first.
        """
        titled: set[str] = set()
        for citation in citations:
            number = decision_cited(citation)
            if number is not None:
                yield Place(place(citation, self.language), f"#{decision_anchor(number)}")
                continue
            document = self.checked.dossier.documents.get(citation.document)
            if document is None:
                yield Place(place(citation, self.language))
                continue
            title = "" if citation.document in titled else document.title
            titled.add(citation.document)
            yield Place(
                place(citation, self.language), f"#{document_anchor(citation.document)}", title
            )

    def instruments(self) -> Iterator[Listed]:
        """The texts of law that findings cite."""
        cited = {law.instrument for one in self.report.findings for law in one.citations.law}
        for key, instrument in self.pack.instruments.items():
            if key in cited:
                name = short_name(key, self.pack, self.language)
                yield Listed(name, instrument.title.in_(self.language), link=instrument.eli)

    def cited_articles(self) -> Iterator[Listed]:
        """The articles of the statutes that findings cite, version by version."""
        cited = {one for found in self.report.findings for one in found.citations.statutes}
        for statutes in self.checked.dossier.statutes:
            adopted = written_date(statutes.adopted, self.language)
            name = self.say("report.statutes", date=adopted)
            for one in statutes.articles:
                citation = StatutesCitation(one.number, statutes.adopted)
                if citation in cited:
                    title = one.heading or one.gist or ""
                    cited_as = article_of(one.number, self.language)
                    yield Listed(f"{name}, {cited_as}", title, article_anchor(citation))

    def documents(self) -> Iterator[Listed]:
        """The documents of the dossier that findings cite."""
        cited = {one.document for found in self.report.findings for one in found.citations.evidence}
        for key, document in self.checked.dossier.documents.items():
            if key in cited:
                date = "" if document.date is None else written_date(document.date, self.language)
                title = f"{document.title} ({date})" if date else document.title
                yield Listed(key, title, document_anchor(key))

    def codes(self) -> Iterator[Listed]:
        """What the codes behind places of law mean, as far as they occur."""
        cited = {law.confidence for one in self.report.findings for law in one.citations.law}
        for code in SURENESS:
            if code in cited:
                yield Listed(f"[{code}]", self.say(f"dossier_report.code_{code.lower()}"))


def anchor(finding: Finding) -> str:
    """Where a finding stands in the report."""
    return f"{finding.rule}--{finding.subject.id}"


def article_anchor(citation: StatutesCitation) -> str:
    """Where an article of the statutes is listed; its number may hold blanks."""
    return f"statutes-{citation.adopted}-{'_'.join(citation.article.split())}"


def decision_anchor(number: int) -> str:
    """Where a decision is listed."""
    return f"decision-{number}"


def document_anchor(key: str) -> str:
    """Where a document is listed."""
    return f"document-{key}"
