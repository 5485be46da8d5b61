"""What an amendment moves: findings before, findings after, and what became of each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from accreditation.amending.changes import Change
from accreditation.dossier import Article
from accreditation.findings import Finding, Outcome, Report
from accreditation.law import Pack
from accreditation.law.uses import base_facts

MovementKind = Literal["introduced", "mended", "unchanged", "newly_unknown", "newly_answered"]

IN_ORDER: tuple[Outcome, ...] = ("pass", "not_applicable")


@dataclass(frozen=True, slots=True)
class Movement:
    """One rule and one subject, before and after.

    Attributes:
        before: The finding on the dossier as it is.
        after: The finding once the amendments are adopted.
        articles: The amended articles on which either finding rests, or that left it open.
    """

    before: Finding
    after: Finding
    articles: tuple[str, ...]

    @property
    def kind(self) -> MovementKind:
        """What became of the finding."""
        before, after = self.before.outcome, self.after.outcome
        if before == after or (before in IN_ORDER and after in IN_ORDER):
            return "unchanged"
        if after == "fail":
            return "introduced"
        if after == "unknown":
            return "newly_unknown"
        return "mended" if before == "fail" else "newly_answered"

    @property
    def breaks(self) -> bool:
        """Whether something fails now that did not, and it is more than advice."""
        return self.kind == "introduced" and self.after.weight != "advice"


def movements(before: Report, after: Report, changes: Sequence[Change]) -> tuple[Movement, ...]:
    """Every finding of the later report with the one it takes the place of."""
    old = {_about(finding): finding for finding in before.findings}
    return tuple(
        Movement(was, finding, _articles(was, finding, changes))
        for finding in after.findings
        for was in (old.get(_about(finding)),)
        if was is not None
    )


def _articles(before: Finding, after: Finding, changes: Sequence[Change]) -> tuple[str, ...]:
    """The amended articles that a finding cites, or that stated what it asks for now."""
    asked = {need.fact for finding in (before, after) for need in finding.needs}
    asked |= {fact.rpartition(".")[0] for fact in asked}
    return tuple(
        change.article
        for change in changes
        if _cites(before, change.before)
        or _cites(after, change.after)
        or not asked.isdisjoint(change.facts)
    )


def _cites(finding: Finding, article: Article | None) -> bool:
    cited = {citation.article for citation in finding.citations.statutes}
    return article is not None and article.number in cited


def _about(finding: Finding) -> tuple[str, str, str]:
    """What a finding is about; there is one version of the statutes in a report."""
    subject = finding.subject
    return finding.rule, subject.kind, "" if subject.kind == "statutes" else subject.id


def depending(pack: Pack, change: Change, names: Iterable[str]) -> tuple[str, ...]:
    """Those of some rules that depend on a fact of an amended article."""
    return tuple(
        name
        for name in names
        if any(
            fact in change.facts or fact.rpartition(".")[0] in change.facts
            for fact in base_facts(pack, pack.rules[name])
        )
    )
