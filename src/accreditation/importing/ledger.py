"""A register of shares played from its first operation: who holds what, who joins, who leaves."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from accreditation.importing.mapping import Operation as Kind
from accreditation.importing.problems import Problems


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation on shares.

    Attributes:
        order: Its place among the operations of one day.
        id: Its number, as the register writes it.
        row: The row it stands in.
        member: Who subscribes, hands over, gives back or converts.
        acquirer: Who receives the shares of a transfer.
        to_class: The class that shares are converted to.
        to_shares: Into how many they are converted.
        amount: What the shares went for in all; None if the register does not tell.
    """

    day: datetime.date
    order: int
    id: str
    row: int
    kind: Kind
    member: int
    acquirer: int | None
    shares: int
    class_: str
    to_class: str
    to_shares: int
    amount: Decimal | None


@dataclass(frozen=True)
class Position:
    """The register on one day.

    Attributes:
        members: How many hold a share.
        by_class: How many hold one of each class.
        shares: How many shares of each class there are.
    """

    members: int
    by_class: Mapping[str, int]
    shares: Mapping[str, int]


@dataclass
class Played:
    """What a register tells of a period, both days included.

    A member joins or leaves where the end of a day differs from the end of the day before.

    Attributes:
        left_by: Those who left by the kind of the last operation on their shares.
        transfers: Transfers to somebody who was no member.
        issued: New shares that were subscribed.
    """

    opening: Position
    closing: Position
    joined: int = 0
    left_by: Counter[Kind] = field(default_factory=Counter)
    transfers: list[Operation] = field(default_factory=list)
    refunds: list[Operation] = field(default_factory=list)
    conversions: int = 0
    issued: int = 0

    @property
    def left(self) -> int:
        """How many members left."""
        return sum(self.left_by.values())


class _Holdings:
    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._held: defaultdict[int, Counter[str]] = defaultdict(Counter)

    def has_any(self, member: int) -> bool:
        return member in self._held and any(self._held[member].values())

    def apply(self, one: Operation) -> None:
        mine = self._held[one.member]
        if one.kind == "subscription":
            mine[one.class_] += one.shares
            return
        if mine[one.class_] < one.shares:
            self._problems.add(
                one.row,
                f"{one.shares} shares of '{one.class_}' leave a member who holds "
                f"{mine[one.class_]} on {one.day}.",
            )
            return
        mine[one.class_] -= one.shares
        if one.acquirer is not None:
            self._held[one.acquirer][one.class_] += one.shares
        if one.kind == "convert":
            mine[one.to_class] += one.to_shares

    def position(self) -> Position:
        members = 0
        by_class: Counter[str] = Counter()
        shares: Counter[str] = Counter()
        for held in self._held.values():
            own = [class_ for class_, number in held.items() if number]
            members += bool(own)
            by_class.update(own)
            shares.update({class_: held[class_] for class_ in own})
        return Position(members, dict(by_class), dict(shares))


def play(
    operations: Iterable[Operation],
    opens: datetime.date,
    closes: datetime.date,
    problems: Problems,
) -> Played:
    """Play operations in the order of their days and numbers.

    Args:
        operations: All since the first.
        opens: The first day of the period to tell of.
        closes: The last.
        problems: Where to tell of shares that leave somebody who does not hold them.
    """
    holdings = _Holdings(problems)
    none = Position(0, {}, {})
    opening = closing = None
    played = Played(none, none)
    ordered = sorted(operations, key=lambda one: (one.day, one.order))
    for day, together in groupby(ordered, key=lambda one: one.day):
        if opening is None and day >= opens:
            opening = holdings.position()
        if closing is None and day > closes:
            closing = holdings.position()
        within = list(together)
        if opens <= day <= closes:
            _day(within, holdings, played)
        else:
            for one in within:
                holdings.apply(one)
    played.opening = opening or holdings.position()
    played.closing = closing or holdings.position()
    return played


def _day(operations: list[Operation], holdings: _Holdings, played: Played) -> None:
    """A day of the period."""
    last: dict[int, tuple[bool, Kind]] = {}
    for one in operations:
        for person in (one.member, one.acquirer):
            if person is not None:
                before = last[person][0] if person in last else holdings.has_any(person)
                last[person] = (before, one.kind)
        if one.kind == "transfer" and one.acquirer is not None:
            if not holdings.has_any(one.acquirer):
                played.transfers.append(one)
        elif one.kind == "sell_back":
            played.refunds.append(one)
        elif one.kind == "convert":
            played.conversions += 1
        else:
            played.issued += one.shares
        holdings.apply(one)
    for person, (before, kind) in last.items():
        now = holdings.has_any(person)
        played.joined += now and not before
        if before and not now:
            played.left_by[kind] += 1
