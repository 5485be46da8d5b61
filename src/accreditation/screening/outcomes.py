"""The outcome of a rule on a row, as one whole number.

Below zero it is an outcome; zero and above it is unknown, and each bit stands for a fact that the
outcome waits for. NULL is the number of a rule that does not concern the row.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

import ibis

from accreditation.checking.scope import INCORPORATED, NOT_HELD, accreditation_fact
from accreditation.files import nothing_usable
from accreditation.findings import Outcome
from accreditation.law import Pack, Rule
from accreditation.screening import dates
from accreditation.screening.compiling import Compiler
from accreditation.screening.early import EarlyReader
from accreditation.screening.needs import Asker, Lacks
from accreditation.screening.terms import FALSE, TRUE, Expr, any_of, bits_of, equal, is_open

PASS, FAIL, NOT_APPLICABLE = -1, -2, -3
"""A pass is a fail plus the number that stands for true."""

OUTCOMES: dict[int, Outcome] = {PASS: "pass", FAIL: "fail", NOT_APPLICABLE: "not_applicable"}
MOST_FACTS = 62
"""How many facts a rule may ask for: the bits of a whole number."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A rule on a row.

    Attributes:
        code: The number that tells the outcome.
        facts: The facts that its bits stand for, the lowest bit first.
    """

    rule: Rule
    code: Expr
    facts: tuple[str, ...]


class Judge:
    """Writes the outcomes of rules as expressions."""

    def __init__(
        self, pack: Pack, compiler: Compiler, on: Expr, concerned: dict[str, Expr]
    ) -> None:
        """Judge rows.

        Args:
            pack: The law.
            compiler: Reads the facts of a row.
            on: The date that picks the law.
            concerned: Whether each set of rules concerns a row; NULL where that is unknown.
        """
        self.compiler, self._pack, self._on, self._concerned = compiler, pack, on, concerned
        self._asker = Asker(pack, compiler)

    def judge(self, rule: Rule, *, asking: bool) -> Judgement:
        """The outcome of a rule, and if ``asking`` what an unknown one waits for.

        Raises:
            InputError: the rule reads more facts than can be told apart.
        """
        facts: tuple[str, ...] = ()
        waits = unsure = ibis.literal(0, "int64")
        concerned = self._concerned.get(rule.regime)
        applies = None
        if rule.applies_when is not None:
            applies = self.compiler.condition(rule.applies_when, {})
        passes = self.compiler.condition(rule.passes_when, {})
        if asking:
            lacks = self._lacks(rule, applies)
            status = accreditation_fact(rule.regime)
            facts = tuple(dict.fromkeys((*lacks, status)))
            if len(facts) > MOST_FACTS:
                raise nothing_usable(
                    f"the rule '{rule.name}' reads {len(facts)} facts; screening tells at most "
                    f"{MOST_FACTS} apart. Split the rule."
                )
            waits = bits_of([lacks.get(name, FALSE) for name in facts])
            unsure = ibis.literal(1 << facts.index(status), "int64")
        steps = [(~self.in_force(rule), NOT_APPLICABLE)]
        if concerned is not None:
            steps = [(~concerned, ibis.null("int64")), (is_open(concerned), unsure), *steps]
        if applies is not None:
            steps += [(~applies, NOT_APPLICABLE), (is_open(applies), waits)]
        code = ibis.cases(*steps, else_=ibis.coalesce(passes.cast("int8") + FAIL, waits))
        return Judgement(rule, code.cast("int64"), facts)

    def _lacks(self, rule: Rule, applies: Expr | None) -> Lacks:
        passing = self._asker.condition(rule.passes_when, {}, "open")
        if rule.applies_when is None or applies is None:
            return passing
        before = self._asker.condition(rule.applies_when, {}, "open")
        together = {name: applies & asked for name, asked in passing.items()}
        for name, asked in before.items():
            asked_before = is_open(applies) & asked
            together[name] = any_of(
                [asked_before, *(together[one] for one in [name] if one in together)]
            )
        return {name: asked.fill_null(False) for name, asked in together.items()}

    def in_force(self, rule: Rule) -> Expr:
        """Whether a rule applies on the date of a row, as ``checking.scope.in_force`` says it."""
        period, on = rule.source.in_force, self._on
        began = on >= dates.day(period.from_)
        if period.new_companies_from is not None:
            new = dates.day(period.new_companies_from)
            incorporated = self.compiler.fact(INCORPORATED).value
            began = began | ((incorporated >= new).fill_null(False) & (on >= new))
        return began if period.to is None else began & (on <= dates.day(period.to))

    def gap(self, rule: Rule) -> Expr | None:
        """Whether the law of a row's date has a wording that the rule does not know."""
        periods = list(_gaps(self._pack, rule))
        if not periods:
            return None
        inside = any_of(
            (self._on >= dates.day(first))
            & (TRUE if after is None else self._on < dates.day(after))
            for first, after in periods
        )
        last = rule.source.in_force.to
        if last is not None:
            inside = inside & (self._on <= dates.day(last))
        return self._where_concerned(rule, inside)

    def early(self, rule: Rule) -> Expr | None:
        """Whether the rule reads a number of the law on a day before the first one known."""
        early = EarlyReader(self._pack, self.compiler, rule).reads_early()
        return None if early is None else self._where_concerned(rule, self.in_force(rule) & early)

    def _where_concerned(self, rule: Rule, wrong: Expr) -> Expr:
        concerned = self._concerned.get(rule.regime)
        return wrong if concerned is None else wrong & concerned.fill_null(True)


def _gaps(pack: Pack, rule: Rule) -> Iterator[tuple[datetime.date, datetime.date | None]]:
    """The periods of wordings that the rules do not encode, each with the first day after it."""
    versions = pack.instruments[rule.source.cites[0].instrument].versions
    for i, version in enumerate(versions):
        if not version.encoded:
            yield version.from_, versions[i + 1].from_ if i + 1 < len(versions) else None


def concerned_by(pack: Pack, compiler: Compiler, asked: tuple[str, ...]) -> dict[str, Expr]:
    """Whether sets of rules concern a row; those that always do are left out.

    Args:
        pack: The law.
        compiler: Reads the facts of a row.
        asked: Sets of rules that are to be read on every row.
    """
    return {
        regime: ~equal(compiler.fact(accreditation_fact(regime)).value, NOT_HELD)
        for regime in pack.accreditations
        if regime not in asked
    }


def verdict_of(conditions: list[Expr], complete: Expr) -> Expr:
    """The verdict on a row from the outcomes of its conditions, as the number of an outcome.

    Args:
        conditions: The numbers of the conditions of an accreditation.
        complete: Whether every condition is among them.
    """
    failed = any_of(code == FAIL for code in conditions)
    opened = any_of(code >= 0 for code in conditions)
    passed = any_of(code == PASS for code in conditions)
    concerned = any_of(code.notnull() for code in conditions)
    return ibis.cases(
        (~concerned, ibis.null("int64")),
        (failed.fill_null(False), FAIL),
        (opened.fill_null(False) | ~complete | ~passed.fill_null(False), 0),
        else_=PASS,
    )
