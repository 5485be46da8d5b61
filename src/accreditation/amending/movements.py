"""What an amendment moves: findings before, findings after, and what became of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from accreditation.amending.drafts import Change
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
        articles: The amended articles that state, or stated, something on which the rule depends.
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


def movements(
    pack: Pack, before: Report, after: Report, changes: Sequence[Change]
) -> tuple[Movement, ...]:
    """Every finding of the later report with the one it takes the place of."""
    old = {_about(finding): finding for finding in before.findings}
    touched = Touched(pack, changes)
    return tuple(
        Movement(old[_about(finding)], finding, touched.articles(finding.rule))
        for finding in after.findings
        if _about(finding) in old
    )


def _about(finding: Finding) -> tuple[str, str, str]:
    """What a finding is about; there is one version of the statutes in a report."""
    subject = finding.subject
    return finding.rule, subject.kind, "" if subject.kind == "statutes" else subject.id


class Touched:
    """Which rules depend on what the amended articles state."""

    def __init__(self, pack: Pack, changes: Iterable[Change]) -> None:
        self._pack = pack
        self._facts: Mapping[str, frozenset[str]] = {
            change.article: frozenset(change.facts) for change in changes
        }

    def articles(self, rule: str) -> tuple[str, ...]:
        """The amended articles on which a rule depends."""
        read = {
            list_
            for fact in base_facts(self._pack, self._pack.rules[rule])
            for list_ in (fact, fact.rpartition(".")[0])
        }
        return tuple(number for number, facts in self._facts.items() if facts & read)

    def rules(self, article: str, names: Iterable[str]) -> tuple[str, ...]:
        """Those of some rules that depend on an amended article."""
        return tuple(name for name in names if article in self.articles(name))
