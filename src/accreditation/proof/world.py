"""Everything a dossier could say, as variables of the solver."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

import z3

from accreditation.conditions import (
    SILENT,
    Boolean,
    Choice,
    Day,
    Number,
    Scalar,
    Type,
    Value,
    Words,
    comparable,
)
from accreditation.proof import dates
from accreditation.proof.terms import FALSE, TRUE, Bool, Term, TermValue

_BEYOND = 200


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One item of a list: the facts that are free, and for a group those that are fixed."""

    id: str
    fixed: Mapping[str, Term] = field(default_factory=dict)
    members: "Records | None" = None


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """A list: which items there are, and whether nothing is missing from it."""

    items: tuple[tuple[Bool, Record], ...]
    complete: Bool


@dataclass(slots=True)
class ScalarVariable:
    """A fact of the subject or of an item, as the solver sees it."""

    term: Term
    type: Scalar
    may_be_silent: bool


class World:
    """The facts of one subject; each becomes a variable when it is first asked for.

    Attributes:
        bound: The most items a list has.
        open_ended: Whether numbers and dates may lie beyond what files can state, so that no
            limit is found where there is only the end of a range.
        scalars: Facts by the name of the list and the number of the item, and their own name.
        lists: Lists by name.
    """

    def __init__(self, bound: int, *, open_ended: bool = False) -> None:
        self.bound = bound
        self.open_ended = open_ended
        self.scalars: dict[tuple[str, str], ScalarVariable] = {}
        self.lists: dict[str, Records] = {}
        self._words: dict[str, int] = {}
        self._domains: list[Bool] = []

    def scalar(self, name: str, type_: Scalar, record: str = "", *, silence: bool = False) -> Term:
        """A fact of the subject, or of the item called ``record``."""
        key = (record, name)
        found = self.scalars.get(key)
        if found is None:
            found = self.scalars[key] = self._declare(f"{record}{name}", type_, silence)
        return found.term

    def records(self, name: str) -> Records:
        """The items of a list that the dossier states."""
        if name not in self.lists:
            there = [z3.Bool(f"{name}[{i}]?") for i in range(self.bound)]
            self._domains.extend(z3.Implies(later, earlier) for earlier, later in pairwise(there))
            items = tuple((present, Record(f"{name}[{i}]")) for i, present in enumerate(there))
            self.lists[name] = Records(items, z3.Bool(f"{name}!"))
        return self.lists[name]

    def there(self, record: str) -> Bool:
        """Whether a record is in its list; the subject itself, which has no name, always is."""
        if not record:
            return TRUE
        name, _, index = record.rstrip("]").rpartition("[")
        return self.lists[name].items[int(index)][0]

    def code(self, type_: Type, value: Value) -> TermValue:
        """How a value other than silence is written for the solver."""
        assert value is not SILENT
        match type_:
            case Day():
                return dates.constant(value)  # type: ignore[arg-type]
            case Boolean() | Number():
                assert isinstance(value, int)
                return z3.IntVal(int(value))
            case Words():
                value = comparable(value)
        return z3.IntVal(self._words.setdefault(str(value), len(self._words)))

    def constraints(self) -> list[Bool]:
        """What makes the variables a dossier that a file can state."""
        return self._domains

    def within(self, term: Term, type_: Scalar) -> Bool:
        """Whether a value is one of its type."""
        match type_:
            case Boolean():
                return z3.And(term.value >= 0, term.value <= 1)
            case Choice(options=options):
                return z3.Or([term.value == self.code(type_, option) for option in options])
            case Number(low=low, high=high):
                most = TRUE if self.open_ended else term.value <= high
                return z3.And(term.value >= low, most)
        return z3.And(term.value >= 0, term.value < 1000)

    def word(self, type_: Scalar, code: int) -> str | int:
        """What a number that is no date and no yes or no stands for, in a fact of a type."""
        match type_:
            case Choice():
                return next(word for word, number in self._words.items() if number == code)
            case Number():
                return code
        return f"text {code}"

    def _declare(self, name: str, type_: Scalar, silence: bool) -> ScalarVariable:
        known = z3.Bool(f"{name}?")
        silent = z3.Bool(f"{name}~") if silence else FALSE
        if isinstance(type_, Day):
            date, real = dates.variable(name, _BEYOND if self.open_ended else 0)
            term = Term(known, z3.And(known, silent) if silence else FALSE, date)
            self._domains.append(real)
        else:
            term = Term(known, z3.And(known, silent) if silence else FALSE, z3.Int(name))
            self._domains.append(self.within(term, type_))
        return ScalarVariable(term, type_, silence)


def full_name(record: str, name: str) -> str:
    """The name in the vocabulary of a fact of the subject, or of an item of a list."""
    return record.partition("[")[0] + name
