"""A dossier for the solver: what the cooperative can change is free, everything else is fixed."""

from collections.abc import Collection

import z3

from accreditation.conditions import SILENT, Day, Fact, Facts, Items, Known, Scalar, Words
from accreditation.law import Pack
from accreditation.proof import dates
from accreditation.proof.stating import equals
from accreditation.proof.terms import FALSE, TRUE, Bool, Term
from accreditation.proof.world import Record, Records, ScalarVariable, World, full_name

_NEVER = dates.constant(dates.EARLIEST)


class DossierWorld(World):
    """The facts of one subject of a dossier.

    Attributes:
        facts: What is known of the subject.
        free: The facts that can be changed, with what is so as long as they are not.
    """

    def __init__(self, pack: Pack, facts: Facts, planes: Collection[str]) -> None:
        """Free the facts of some planes.

        Args:
            pack: The law.
            facts: What is known.
            planes: The planes whose facts can be changed.
        """
        longest = max((len(f.items) for f in facts.values() if isinstance(f, Items)), default=0)
        super().__init__(longest)
        self._pack = pack
        self._planes = planes
        self.facts = facts
        self.free: dict[tuple[str, str], Bool] = {}

    def scalar(self, name: str, type_: Scalar, record: str = "", *, silence: bool = False) -> Term:
        """A fact; a constant unless it can be changed."""
        key = (record, name)
        known = key in self.scalars
        fact = self.fact(record, name)
        if not known and not self._may_change(full_name(record, name), type_):
            self.scalars[key] = ScalarVariable(self._constant(type_, fact), type_, silence)
        term = super().scalar(name, type_, record, silence=silence)
        if not known and key in self.scalars and self._may_change(full_name(record, name), type_):
            self.free[key] = self._unchanged(self.scalars[key], fact)
        return term

    def records(self, name: str) -> Records:
        """A list with the items it has."""
        if name not in self.lists:
            fact = self.facts.get(name)
            items = fact if isinstance(fact, Items) else Items((), complete=False)
            here = tuple((TRUE, Record(f"{name}[{i}]")) for i in range(len(items.items)))
            self.lists[name] = Records(here, TRUE if items.complete else FALSE)
        return self.lists[name]

    def fact(self, record: str, name: str) -> Fact | None:
        """What is known of a fact of the subject, or of an item."""
        if not record:
            return self.facts.get(name)
        list_, index = _place(record)
        items = self.facts[list_]
        assert isinstance(items, Items)
        return items.items[index].facts.get(name.lstrip("."))

    def item(self, record: str) -> tuple[str, str] | None:
        """The list of an item and its name there; None for the subject itself."""
        if not record:
            return None
        list_, index = _place(record)
        items = self.facts[list_]
        assert isinstance(items, Items)
        return list_, items.items[index].id

    def _may_change(self, name: str, type_: Scalar) -> bool:
        entry = self._pack.vocabulary.entry(name)
        owner = name if name in self._pack.vocabulary.entries else name.rpartition(".")[0]
        plane = self._pack.vocabulary.entries[owner].plane
        return (
            plane in self._planes
            and entry.kind == "evidence"
            and entry.change != "never"
            and not isinstance(type_, Words)
        )

    def _constant(self, type_: Scalar, fact: Fact | None) -> Term:
        nothing = _NEVER if isinstance(type_, Day) else z3.IntVal(0)
        if not isinstance(fact, Known):
            return Term(FALSE, FALSE, nothing)
        if fact.value is SILENT:
            return Term(TRUE, TRUE, nothing)
        return Term(TRUE, FALSE, self.code(type_, fact.value))

    def _unchanged(self, variable: ScalarVariable, fact: Fact | None) -> Bool:
        if not isinstance(fact, Known):
            return z3.Not(variable.term.known)
        if fact.value is SILENT:
            return variable.term.silent
        return z3.And(variable.term.stated, equals(self, variable, fact.value))


def _place(record: str) -> tuple[str, int]:
    list_, _, index = record.rstrip("]").rpartition("[")
    return list_, int(index)
