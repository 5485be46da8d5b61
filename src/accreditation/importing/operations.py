"""The rows of a register of shares as operations, with every problem of every row."""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import cast

from accreditation.importing.cells import CENTS, Cells, Exact
from accreditation.importing.classes import Classes
from accreditation.importing.ledger import Operation
from accreditation.importing.mapping import KnownTable, RegisterMap, folded, meanings
from accreditation.importing.mapping import Operation as Kind
from accreditation.importing.records import Persons, Record, Records

_NUMBER = re.compile(r"([A-Z]{1,4}[/-]?)?[0-9]{1,15}([/-][0-9]{1,15}){0,3}")
"""What an operation can be called; no name of a person can be written so."""


class OperationReader:
    """Makes operations of records.

    Attributes:
        persons: The members.
        read: How many rows there were.
        cleaned: Rows in which a trace of binary arithmetic was taken off an amount.
        unequal: Rows whose total is not the number times the price.
    """

    def __init__(
        self, records: Records, known: KnownTable, said: RegisterMap, classes: Classes
    ) -> None:
        self.records = records
        self.problems = records.problems
        self.persons = Persons(records, ("member", "member_id"), ("to_member", "to_member_id"))
        self.read = 0
        self.cleaned: list[int] = []
        self.unequal: list[int] = []
        self._cells = Cells(said)
        self._words = meanings(known, said.operations)
        self._classes = classes
        self._seen: dict[str, int] = {}
        self._companies: set[str] = set()
        self._day = lru_cache(10_000, typed=True)(self._cells.date)
        self._money = lru_cache(10_000, typed=True)(lambda cell: self._cells.money(cell, CENTS))

    def operations(self) -> Iterator[Operation]:
        """Every row that can be read; a problem for each that cannot."""
        for record in self.records:
            self.read += 1
            one = self._operation(record)
            if one is not None:
                yield one

    def _operation(self, record: Record) -> Operation | None:
        number = record.text("number")
        self._once(record, number)
        kind = self._kind(record)
        day = record.value("date", self._day)
        shares = self._shares(record, "shares")
        class_ = self._class(record, "class")
        member = self._person(record, "member")
        acquirer = self._person(record, "to_member") if kind == "transfer" else None
        to_class, to_shares = self._converted(record, class_) if kind == "convert" else ("", 0)
        if kind == "transfer" and acquirer is not None and acquirer == member:
            self.problems.add(record.row, "the shares are transferred to who holds them already.")
        amount = None if shares is None else self._amount(record, shares)
        if None in (kind, day, shares, class_, member, to_class, to_shares):
            return None
        if kind == "transfer" and acquirer is None:
            return None
        order = int(number) if _is_whole(number) else record.row
        return Operation(
            cast(datetime.date, day), order, number, record.row, cast(Kind, kind),
            cast(int, member), acquirer, cast(int, shares), cast(str, class_),
            cast(str, to_class), cast(int, to_shares), amount,
        )  # fmt: skip

    def numbers(self) -> list[int]:
        """The numbers of all operations that are whole numbers."""
        return [int(number) for number in self._seen if _is_whole(number)]

    @property
    def all_numbered(self) -> bool:
        """Whether every operation has a whole number."""
        return all(map(_is_whole, self._seen))

    def _once(self, record: Record, number: str) -> None:
        if not number:
            self.problems.add(record.row, "has no operation number; is it a row of totals?")
        elif not _NUMBER.fullmatch(number):
            heading = self.records.heading("number")
            self.problems.add(
                record.row, f"'{heading}' must be a number, perhaps with letters like R/12."
            )
        elif number in self._seen:
            first = self._seen[number]
            self.problems.add(record.row, f"the same operation number stands in row {first}.")
        else:
            self._seen[number] = record.row
        if company := record.text("company"):
            self._companies.add(company)
            if len(self._companies) > 1:
                self.problems.once(
                    "company", record.row, "belongs to another company than the rows above."
                )

    def _kind(self, record: Record) -> str | None:
        word = record.text("operation")
        kind = self._words.get(folded(word))
        if kind is None:
            self.problems.once(
                ("operation", word),
                record.row,
                f"'{self.records.heading('operation')}' is no operation that is known; name it in "
                "a mapping file, under 'operations'.",
            )
        return kind

    def _shares(self, record: Record, role: str) -> int | None:
        number = record.value(role, self._cells.whole)
        if number == 0:
            self.problems.add(record.row, "an operation is about one share at least, not 0.")
            return None
        return number

    def _class(self, record: Record, role: str) -> str | None:
        word, heading = record.text(role), self.records.heading(role)
        if not word:
            self.problems.add(record.row, f"'{heading}' is empty; a type of share is needed.")
            return None
        return self._classes.named(word, record.row, heading)

    def _person(self, record: Record, role: str) -> int | None:
        person = self.persons.number(record, role)
        if person is None:
            heading = self.records.heading(self.persons.roles[role])
            self.problems.add(record.row, f"'{heading}' is empty; a person is needed.")
        return person

    def _converted(self, record: Record, class_: str | None) -> tuple[str | None, int | None]:
        to_class = self._class(record, "to_class")
        if to_class is not None and to_class == class_:
            self.problems.add(record.row, f"shares of '{class_}' are converted to that type.")
        return to_class, self._shares(record, "to_shares")

    def _amount(self, record: Record, shares: int) -> Decimal | None:
        """What the shares went for; nothing where the row contradicts itself."""
        price = self._euros(record, "price")
        total = self._euros(record, "total")
        if price is not None and total is not None and price * shares != total:
            self.unequal.append(record.row)
            return None
        if total is not None:
            return total
        return None if price is None else price * shares

    def _euros(self, record: Record, role: str) -> Decimal | None:
        if not record.text(role):
            return None
        exact = cast("Exact | None", record.value(role, self._money))
        if exact is None:
            return None
        if exact.cleaned:
            self.cleaned.append(record.row)
        return exact.value


def _is_whole(number: str) -> bool:
    return number.isascii() and number.isdigit() and len(number) <= 15
