"""What a screening found, counted: rules, verdicts, facts that are lacking, rows put aside."""

from collections import Counter
from collections.abc import Mapping, Sequence

from pydantic import Field

from accreditation.files import Strict
from accreditation.findings import Outcome
from accreditation.screening.outcomes import FAIL, OUTCOMES, PASS


class Lacking(Strict):
    """A fact that unknown outcomes of a rule wait for.

    Attributes:
        fact: Its full name.
        alone: Outcomes that wait for nothing else, so that the fact would decide them.
        among: Outcomes that wait for it, among others or alone.
    """

    fact: str
    alone: int
    among: int


class RuleSummary(Strict):
    """The outcomes of a rule.

    Attributes:
        not_concerned: Rows that can be screened and that the rule does not concern.
        lacking: The facts that unknown outcomes wait for, those that would decide most first.
    """

    rule: str
    passed: int = Field(serialization_alias="pass", validation_alias="pass")
    failed: int = Field(serialization_alias="fail", validation_alias="fail")
    unknown: int
    not_applicable: int
    not_concerned: int
    lacking: list[Lacking] = []


class VerdictSummary(Strict):
    """The verdicts on the rows that hold or seek an accreditation.

    Attributes:
        not_concerned: Rows that can be screened and neither hold nor seek it.
    """

    regime: str
    passed: int = Field(serialization_alias="pass", validation_alias="pass")
    failed: int = Field(serialization_alias="fail", validation_alias="fail")
    unknown: int
    not_concerned: int


class Aside(Strict):
    """Rows that could not be screened for one reason."""

    reason: str
    rows: int


class Change(Strict):
    """How many rows would come to another outcome of a rule, or verdict on an accreditation.

    Attributes:
        name: The rule or the set of rules.
        before: What it is; None where no such rule concerns the row.
        after: What it would be.
    """

    name: str
    before: Outcome | None
    after: Outcome | None
    rows: int


Transition = tuple[str, Outcome | None, Outcome | None]
"""A rule or an accreditation, what it is and what it would be; None where there is none."""


class Counts:
    """Numbers that parts of a register add to one another."""

    def __init__(self) -> None:
        self.rows = 0
        self.codes: Counter[tuple[str, int]] = Counter()
        self.verdicts: Counter[tuple[str, int]] = Counter()
        self.aside: Counter[str] = Counter()
        self.transitions: Counter[Transition] = Counter()
        self.uncompared = 0

    def add(self, other: "Counts") -> None:
        """Add the numbers of another part."""
        self.rows += other.rows
        self.codes.update(other.codes)
        self.verdicts.update(other.verdicts)
        self.aside.update(other.aside)
        self.transitions.update(other.transitions)
        self.uncompared += other.uncompared

    def rule(self, name: str, facts: Sequence[str]) -> RuleSummary:
        """What became of a rule whose bits stand for ``facts``."""
        numbers = {code: n for (rule, code), n in self.codes.items() if rule == name}
        known: Counter[Outcome] = Counter()
        for code, outcome in OUTCOMES.items():
            known[outcome] = numbers.get(code, 0)
        unknown = {code: n for code, n in numbers.items() if code >= 0}
        return RuleSummary.model_validate(
            {
                "rule": name,
                "pass": known["pass"],
                "fail": known["fail"],
                "not_applicable": known["not_applicable"],
                "unknown": sum(unknown.values()),
                "not_concerned": self._good() - sum(numbers.values()),
                "lacking": lacking(unknown, facts),
            }
        )

    def verdict(self, regime: str) -> VerdictSummary:
        """What became of an accreditation."""
        numbers = {code: n for (name, code), n in self.verdicts.items() if name == regime}
        known = numbers.get(PASS, 0), numbers.get(FAIL, 0)
        rest = sum(numbers.values()) - sum(known)
        return VerdictSummary.model_validate(
            {
                "regime": regime,
                "pass": known[0],
                "fail": known[1],
                "unknown": rest,
                "not_concerned": self._good() - sum(numbers.values()),
            }
        )

    def _good(self) -> int:
        """How many rows could be screened."""
        return self.rows - sum(self.aside.values())

    def changes(self, names: Sequence[str]) -> list[Change]:
        """What would change, in the order of ``names``, the most frequent change of each first."""
        places = {name: i for i, name in enumerate(names)}
        found = [
            Change(name=name, before=before, after=after, rows=rows)
            for (name, before, after), rows in self.transitions.items()
            if before != after
        ]
        return sorted(
            found,
            key=lambda one: (places[one.name], -one.rows, str(one.before), str(one.after)),
        )

    def reasons(self) -> list[Aside]:
        """Why rows were put aside, the most frequent reason first."""
        sorted_ = sorted(self.aside.items(), key=lambda one: (-one[1], one[0]))
        return [Aside(reason=reason, rows=n) for reason, n in sorted_]


def lacking(unknown: Mapping[int, int], facts: Sequence[str]) -> list[Lacking]:
    """Which facts unknown outcomes wait for, from how many have which bits."""
    alone: Counter[str] = Counter()
    among: Counter[str] = Counter()
    for code, number in unknown.items():
        waited = facts_in(code, facts)
        among.update(dict.fromkeys(waited, number))
        if len(waited) == 1:
            alone[waited[0]] += number
    found = [Lacking(fact=fact, alone=alone[fact], among=among[fact]) for fact in among]
    return sorted(found, key=lambda one: (-one.alone, -one.among, one.fact))


def facts_in(code: int, facts: Sequence[str]) -> list[str]:
    """The facts that the bits of a number stand for."""
    return [fact for i, fact in enumerate(facts) if code >> i & 1]
