"""What another set of rules would change: the outcomes of both on the same rows, side by side."""

from collections import Counter
from collections.abc import Iterator

import ibis

from accreditation.screening.engines import Backend, number_of
from accreditation.screening.outcomes import OUTCOMES
from accreditation.screening.register_columns import CLOSES, COOPERATIVE
from accreditation.screening.running import UNKNOWN, Work, rows_of, union
from accreditation.screening.screening import column_of, verdict_column
from accreditation.screening.summary import Transition
from accreditation.screening.terms import Expr, never

_OTHER = "other "


class Comparison:
    """The outcomes of two sets of rules on the part that was worked out last."""

    def __init__(self, backend: Backend, now: Work, then: Work) -> None:
        self._backend, self._now, self._then = backend, now, then
        mine, other = now.outcomes, then.outcomes
        renamed = other.rename({_OTHER + name: name for name in other.columns})
        keys = [mine[key] == renamed[_OTHER + key] for key in (COOPERATIVE, CLOSES)]
        self._both = mine.join(renamed, keys)

    def transitions(self) -> Counter[Transition]:
        """How many rows have which outcome of a rule, or which verdict, before and after."""
        found: Counter[Transition] = Counter()
        counted = [
            self._told(name, before, after)
            .group_by("name", "before", "after")
            .agg(number=lambda table: table.count())
            for name, before, after in self._pairs(verdicts=True)
        ]
        for name, before, after, number in rows_of(self._backend, union(counted)):
            found[name, before, after] += number
        return found

    def rows(self) -> int:
        """How many rows both sets of rules could screen."""
        return number_of(self._backend, self._both)

    def changes(self) -> Expr:
        """Every finding that would change: the row, the rule, what it was and would be."""
        told = union(self._told(*pair) for pair in self._pairs(verdicts=False))
        same = told.before == told.after
        neither = told.before.isnull() & told.after.isnull()
        return told.filter(~(same.fill_null(False) | neither)).rename(rule="name")

    def _pairs(self, *, verdicts: bool) -> Iterator[tuple[str, Expr, Expr]]:
        """Each rule, and if asked for each verdict, with its numbers before and after."""
        mine, other = self._columns(self._now, verdicts), self._columns(self._then, verdicts)
        nothing = never("int64")
        for name in dict.fromkeys((*mine, *other)):
            before = self._both[mine[name]] if name in mine else nothing
            after = self._both[_OTHER + other[name]] if name in other else nothing
            yield name, before, after

    def _columns(self, work: Work, verdicts: bool) -> dict[str, str]:
        rules = work.screening.judgements
        found = {one.rule.name: column_of(i) for i, one in enumerate(rules)}
        if verdicts:
            found |= {regime: verdict_column(regime) for regime in work.screening.regimes}
        return found

    def _told(self, name: str, before: Expr, after: Expr) -> Expr:
        return self._both.select(
            cooperative=self._both[COOPERATIVE],
            year_closes=self._both[CLOSES],
            name=ibis.literal(name),
            before=_outcome(before),
            after=_outcome(after),
        )


def _outcome(code: Expr) -> Expr:
    """The outcome that a number stands for; NULL where the rule does not concern the row."""
    known = [(code == number, outcome) for number, outcome in OUTCOMES.items()]
    return ibis.cases(*known, (code >= 0, UNKNOWN), else_=ibis.null("string"))
