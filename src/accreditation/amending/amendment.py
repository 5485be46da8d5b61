"""An amendment as a whole: both versions checked, and what moves between them."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from accreditation.amending.changes import Change
from accreditation.amending.drafts import Draft
from accreditation.amending.movements import Movement, depending, movements
from accreditation.amending.practice import PracticeMovement, practice_movements
from accreditation.amending.rereading import alike
from accreditation.checking import Checker
from accreditation.conditions import Unconfirmed
from accreditation.dossier import Dossier
from accreditation.findings import Finding, Need, Report, Verdict
from accreditation.law import Pack


@dataclass(frozen=True, slots=True)
class Amendment:
    """What an amendment of the statutes does.

    Attributes:
        dossier: The cooperative as it will be.
        as_of: The day from which both versions are looked at.
        reports: What a check finds before, and after.
        alone: By version, the verdict that the conditions on the statutes alone would give.
        movements: Every finding, before and after.
        practice: What past years would be under the new clauses, where that is otherwise.
        rules: By amended article, the rules that depend on what it states.
        questions: What became unknown and some open finding asks for.
    """

    dossier: Dossier
    draft: Draft
    as_of: datetime.date
    reports: tuple[Report, Report]
    alone: tuple[Mapping[str, Verdict], Mapping[str, Verdict]]
    movements: tuple[Movement, ...]
    practice: tuple[PracticeMovement, ...]
    rules: Mapping[str, tuple[str, ...]]
    questions: tuple[Need, ...]

    @property
    def breaks(self) -> bool:
        """Whether a condition or an obligation fails that did not."""
        return any(movement.breaks for movement in self.movements)


class Amending:
    """Compares versions of statutes under one rule pack; make one and keep it."""

    def __init__(self, pack: Pack) -> None:
        """Compile the rules.

        Raises:
            EngineFault: the engine is missing or a rule is too large for it.
        """
        self._pack = pack
        self.checker = Checker(pack)

    def amendment(
        self, dossier: Dossier, draft: Draft, as_of: datetime.date, regimes: Sequence[str] = ()
    ) -> Amendment:
        """What a draft does to a dossier.

        Args:
            dossier: The dossier before the meeting.
            draft: The statutes in force and the amended ones.
            as_of: The day from which both are looked at, not before the meeting.
            regimes: Sets of rules to read; by default those of a check.

        Raises:
            InputError: a date lies in a gap of the law.
            EngineFault: the two evaluators disagree, or the engine failed.
        """
        amended = replace(dossier, statutes=(*dossier.statutes, draft.after))
        before = self.checker.check(dossier, as_of, regimes)
        after = self.checker.check(amended, as_of, regimes)
        found = movements(before, after, draft.changes)
        return Amendment(
            dossier=amended,
            draft=draft,
            as_of=as_of,
            reports=(before, after),
            alone=(self.checker.alone(before, "statutes"), self.checker.alone(after, "statutes")),
            movements=found,
            practice=practice_movements(self.checker, dossier, draft, before, as_of, regimes),
            rules={
                change.article: depending(self._pack, change, _about_statutes(after))
                for change in draft.changes
            },
            questions=_questions(found, draft),
        )


def _about_statutes(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings if finding.plane == "statutes"]


def _questions(found: Sequence[Movement], draft: Draft) -> tuple[Need, ...]:
    """What findings on the amended statutes ask for, what the draft opened first, each once."""
    opened = _opened(draft)
    asked: dict[str, Need] = {}
    for movement in found:
        if movement.after.plane == "statutes":
            for need in movement.after.needs:
                asked.setdefault(need.fact, need)
    return tuple(sorted(asked.values(), key=lambda need: need.fact not in opened))


def _opened(draft: Draft) -> frozenset[str]:
    """The facts that were known and are not any more."""
    before, after = draft.before.facts, draft.after.facts
    return frozenset(
        name for name in before if name not in after or isinstance(after[name], Unconfirmed)
    )


def differing(change: Change, draft: Draft) -> tuple[str, ...]:
    """The facts of an amended article that the amended statutes answer otherwise."""
    before, after = draft.before.facts, draft.after.facts
    return tuple(name for name in change.facts if not alike(before.get(name), after.get(name)))


def failing(amendment: Amendment) -> tuple[Finding, ...]:
    """What fails in the amended statutes, and is more than advice."""
    return tuple(
        movement.after
        for movement in amendment.movements
        if movement.after.plane == "statutes"
        and movement.after.outcome == "fail"
        and movement.after.weight != "advice"
    )
