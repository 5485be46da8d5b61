"""A rule as four formulas, one for each outcome, over what a dossier could say."""

from dataclasses import dataclass

import z3

from accreditation.conditions import DAY
from accreditation.findings import Outcome
from accreditation.law import Pack, Plane, Rule
from accreditation.proof import dates
from accreditation.proof.dates import Date
from accreditation.proof.encoding import Encoder
from accreditation.proof.solving import Question
from accreditation.proof.terms import FALSE, TRUE, Bool, Kleene, both, either
from accreditation.proof.world import World

INCORPORATED, FORM, LOOKED_AT = (
    "cooperative.incorporated",
    "cooperative.form",
    "dossier.looked_at",
)
OPENS, CLOSES, MONTHS = "year.opens", "year.closes", "year.months"
_DATES = (LOOKED_AT, OPENS, CLOSES)


@dataclass(frozen=True, slots=True)
class RuleFormula:
    """What must be so for each outcome of a rule.

    Attributes:
        in_force: Whether the rule is in force.
        applicable: Whether it is, and concerns the subject.
        outcomes: For each outcome, when it comes about; exactly one does.
    """

    in_force: Bool
    applicable: Bool
    outcomes: dict[Outcome, Bool]

    @property
    def judged(self) -> Bool:
        """Whether the outcome is pass or fail."""
        return z3.Or(self.outcomes["pass"], self.outcomes["fail"])


class Subject:
    """One subject a rule could meet: its date, its facts, and the rules read on them.

    A date before the first known value of a parameter is an error about the input and is left
    aside, as are lists with more items than the bound.
    """

    def __init__(self, plane: Plane, world: World) -> None:
        """A subject of a plane, on a date of its own.

        Args:
            plane: What the subject is.
            world: The facts; several subjects of one dossier share them.
        """
        self.world = world
        self.plane = plane
        self.on, real = dates.variable(f"on {plane}")
        self._encoders: dict[int, tuple[Pack, Encoder]] = {}
        self._real = real
        self._covers: list[Bool] = []

    def rule(self, pack: Pack, rule: Rule) -> RuleFormula:
        """The outcomes of ``rule`` of ``pack``."""
        encoder = self.encoder(pack)
        applies = Kleene(TRUE, FALSE)
        if rule.applies_when is not None:
            applies = encoder.condition(rule.applies_when, {})
        passes = encoder.condition(rule.passes_when, {})
        covered = self._covered(rule)
        self._covers.append(covered)
        concerned = z3.And(covered, applies.yes)
        open_ = z3.And(covered, z3.Or(applies.open, z3.And(applies.yes, passes.open)))
        return RuleFormula(
            covered,
            concerned,
            {
                "pass": z3.And(concerned, passes.yes),
                "fail": z3.And(concerned, passes.no),
                "unknown": open_,
                "not_applicable": z3.Or(z3.Not(covered), applies.no),
            },
        )

    def constraints(self) -> list[Bool]:
        """What every subject satisfies; ask when all its rules have been read."""
        defined = [part for _, encoder in self._encoders.values() for part in encoder.defined]
        return [
            self._real,
            z3.Implies(either(self._covers), both(defined)),
            *self._supplied(),
            *self.world.constraints(),
        ]

    def question(self, *formulas: Bool, seconds: float) -> Question:
        """A question about subjects like this; ask when all its rules have been read."""
        factors = [factor for _, encoder in self._encoders.values() for factor in encoder.factors]
        hints = [z3.Or(factor == 1, factor == 12) for factor in factors]
        return Question([*self.constraints(), *formulas], seconds, hints)

    def encoder(self, pack: Pack) -> Encoder:
        """What writes the conditions of ``pack`` as formulas about this subject."""
        if id(pack) not in self._encoders:
            self._encoders[id(pack)] = (pack, Encoder(pack, self.world, self.on))
        return self._encoders[id(pack)][1]

    def _covered(self, rule: Rule) -> Bool:
        period = rule.source.in_force
        parts = [z3.Not(self.on.before(dates.constant(period.from_)))]
        if period.new_companies_from is not None:
            new = dates.constant(period.new_companies_from)
            founded = self.world.scalar(INCORPORATED, DAY)
            assert isinstance(founded.value, Date)
            is_new = z3.And(founded.known, z3.Not(founded.value.before(new)))
            parts = [z3.Or(parts[0], z3.And(is_new, z3.Not(self.on.before(new))))]
        if period.to is not None:
            parts.append(z3.Not(dates.constant(period.to).before(self.on)))
        return both(parts)

    def _supplied(self) -> list[Bool]:
        """What the program itself says of every subject, as far as the rules ask for it."""
        asked = {name for record, name in self.world.scalars if not record}
        if self.plane != "practice":
            asked -= {OPENS, CLOSES, MONTHS}
        if MONTHS in asked:
            asked |= {OPENS, CLOSES}
        terms = {name: self.world.scalar(name, DAY) for name in _DATES if name in asked}
        terms |= {
            name: self.world.scalars["", name].term for name in (FORM, MONTHS) if name in asked
        }
        found = [term.known for term in terms.values()]
        if LOOKED_AT in terms:
            found.append(z3.Not(terms[LOOKED_AT].value.before(self.on)))
        if CLOSES in terms:
            found.append(terms[CLOSES].value.same(self.on))
        if OPENS in terms:
            found.append(z3.Not(self.on.before(terms[OPENS].value)))
        if MONTHS in terms:
            opens, months = terms[OPENS].value, terms[MONTHS].value
            found.append(self.on.before(opens.shifted("plus_months", months)))
            found.append(z3.Not(self.on.before(opens.shifted("plus_months", months - 1))))
        return found
