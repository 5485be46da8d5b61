"""On which rows a fact is read at all, so that it is worked out on those alone."""

from collections.abc import Callable, Collection

import ibis

from accreditation.checking.scope import NOT_HELD, accreditation_fact
from accreditation.law import Pack, Rule
from accreditation.screening.reads import facts_behind, read_by
from accreditation.screening.terms import Expr, any_of, equal


class Concern:
    """Which facts are read only where a row holds or seeks an accreditation."""

    def __init__(self, pack: Pack, rules: Collection[Rule], asked: Collection[str]) -> None:
        """Find out what rules read.

        Args:
            pack: The law.
            rules: Rules that are screened.
            asked: Sets of rules that are to be read on every row.
        """
        self._some = set(pack.accreditations).difference(asked)
        self._readers: dict[str, set[str]] = {}
        for regime in dict.fromkeys(rule.regime for rule in rules):
            nodes = [node for rule in rules if rule.regime == regime for node in read_by(rule)]
            for name in facts_behind(nodes, pack):
                self._readers.setdefault(name, set()).add(regime)

    def where_read(self, name: str, value: Expr, status: Callable[[str], Expr]) -> Expr:
        """``value`` on the rows of which a fact is read; NULL on others, where that is known.

        Args:
            name: The fact.
            value: Its value.
            status: Reads the fact with the status of an accreditation; None if it is not there.
        """
        regimes = self._readers.get(name, set())
        if not regimes or not self._some.issuperset(regimes):
            return value
        statuses = [status(accreditation_fact(one)) for one in sorted(regimes)]
        if any(one is None for one in statuses):
            return value
        held = any_of(~equal(one, ibis.literal(NOT_HELD)) for one in statuses)
        return ibis.ifelse(held, value, ibis.null())
