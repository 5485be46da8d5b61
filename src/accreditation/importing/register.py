"""A register of shares: members, joiners, classes, transfers and refunds of a financial year."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from accreditation.conditions import Known
from accreditation.dossier import Dossier, Year
from accreditation.importing.classes import Classes
from accreditation.importing.figures import Figures, euros, rows_of
from accreditation.importing.gaps import missing_numbers
from accreditation.importing.ledger import Operation, Played, play
from accreditation.importing.mapping import KnownTable, RegisterMap, headings, known_table
from accreditation.importing.operations import OperationReader
from accreditation.importing.problems import Problems
from accreditation.importing.records import Records
from accreditation.importing.tables import Table

QUIET = datetime.timedelta(days=60)
"""For how long before the close a register may be without operations and raise no question."""

NEEDED = (
    ("number",), ("date",), ("operation",), ("shares",), ("class",), ("member", "member_id"),
)  # fmt: skip


@dataclass(frozen=True)
class RegisterQuestion:
    """What a register is asked.

    Attributes:
        year: The financial year of the dossier.
        dated: The day on which the register was exported, if that is known.
        gaps: Whether numbers of operations that are missing were never given.
    """

    dossier: Dossier
    year: Year
    said: RegisterMap
    dated: datetime.date | None = None
    gaps: bool = False


def register_figures(table: Table, question: RegisterQuestion) -> Figures:
    """The facts of a year that a register of shares states.

    Raises:
        InputError: it contradicts itself, or something in it cannot be read; every problem at once.
    """
    known = known_table("register")
    said = question.said
    problems = Problems(table.file)
    classes = Classes(question.dossier, known.facts, said, problems)
    roles = headings(known, said.columns)
    records = Records(table, roles, said.columns, NEEDED, problems)
    reader = OperationReader(records, known, said, classes)
    operations = list(reader.operations())
    _check_dates(operations, question, problems)
    missing = missing_numbers(reader.numbers())
    if missing and not question.gaps:
        problems.add(
            None,
            f"the operation numbers {missing} are missing; export every row, or say with --gaps "
            "that they were never given.",
        )
    nominal = _nominal(classes, said, problems)
    played = None
    if len(operations) == reader.read and not records.skipped:
        played = play(operations, question.year.opens, question.year.closes, problems)
    problems.raise_if_any()
    assert played is not None
    figures = Figures()
    last, closes = max(one.day for one in operations), question.year.closes
    if question.dated is None and closes - last > QUIET:
        figures.tell("early", last=last, closes=closes)
    if missing:
        figures.tell("gaps", numbers=missing)
    _tell_of_rows(figures, reader)
    _count(figures, played, question, known, classes)
    _list_refunds(figures, played, nominal, known)
    unpriced = [one.row for one in played.refunds if one.amount is None]
    if others := set(unpriced) - set(reader.unequal):
        figures.tell("unpriced", rows=rows_of(others))
    return figures


def _check_dates(
    operations: Iterable[Operation], question: RegisterQuestion, problems: Problems
) -> None:
    founded = question.dossier.cooperative.incorporated
    dated = question.dated
    if dated is not None and dated < question.year.closes:
        problems.add(
            None,
            f"was exported on {dated}, before the year closes on {question.year.closes}; it cannot "
            "tell the year.",
        )
    for one in operations:
        if founded is not None and one.day < founded:
            problems.add(
                one.row, f"is dated {one.day}, before the company was incorporated on {founded}."
            )
        if dated is not None and one.day > dated:
            problems.add(one.row, f"is dated {one.day}, after the export of {dated}.")


def _nominal(classes: Classes, said: RegisterMap, problems: Problems) -> "_Nominal":
    mapped = {
        class_: Decimal(amount.removesuffix(" EUR")) for class_, amount in said.nominal.items()
    }
    for class_, amount in mapped.items():
        stated = classes.nominal(class_)
        if stated is not None and stated != amount:
            problems.add(
                None,
                f"the mapping file gives '{class_}' a nominal value of {euros(amount)}, the "
                f"statutes {euros(stated)}; keep one.",
            )
    return _Nominal(classes, mapped)


@dataclass(frozen=True)
class _Nominal:
    classes: Classes
    mapped: dict[str, Decimal]

    def of(self, class_: str) -> Decimal | None:
        stated = self.classes.nominal(class_)
        return self.mapped.get(class_) if stated is None else stated


def _tell_of_rows(figures: Figures, reader: OperationReader) -> None:
    if not reader.persons.by_id:
        figures.tell("by_name")
    if not reader.all_numbered:
        figures.tell("no_numbers")
    if reader.cleaned:
        figures.tell("cleaned", rows=rows_of(reader.cleaned))
    if reader.unequal:
        figures.tell("unequal", rows=rows_of(reader.unequal))


def _count(
    figures: Figures,
    played: Played,
    question: RegisterQuestion,
    known: KnownTable,
    classes: Classes,
) -> None:
    """The members, the shares and the transfers."""
    facts, year = known.facts, question.year
    figures.values[facts["opening"]] = played.opening.members
    figures.values[facts["joined"]] = played.joined
    figures.values[facts["closing"]] = played.closing.members
    figures.lists[facts["classes"]] = {
        "complete": True,
        "items": {
            class_: {facts["class_members"]: members}
            for class_, members in sorted(played.closing.by_class.items())
        },
    }
    figures.lists[facts["transfers"]] = {
        "complete": True,
        "items": {one.id: {} for one in played.transfers},
    }
    for fact in ("joined", "issued", "transfers", "refunds"):
        figures.place(facts[fact], "at_period", opens=year.opens, closes=year.closes)
    figures.place(facts["opening"], "at_opening", date=year.opens)
    for fact in ("closing", "classes", "shares"):
        figures.place(facts[fact], "at_closing", date=year.closes)
    _tell_of_members(figures, played, question, known)
    votes = {class_: classes.votes(class_, year.closes) for class_ in played.closing.shares}
    unknown = sorted(class_ for class_, vote in votes.items() if vote is None)
    if unknown:
        figures.tell("votes_open", fact=facts["shares"], classes=", ".join(unknown))
    else:
        held = played.closing.shares.items()
        figures.values[facts["shares"]] = sum(n for class_, n in held if votes[class_])
    if played.conversions:
        figures.tell("conversions", number=played.conversions, fact=facts["issued"])
    else:
        figures.values[facts["issued"]] = played.issued


def _tell_of_members(
    figures: Figures, played: Played, question: RegisterQuestion, known: KnownTable
) -> None:
    before, after = played.opening, played.closing
    figures.tell(
        "members",
        opening=before.members,
        joined=played.joined,
        left=played.left,
        closing=after.members,
    )
    for class_ in sorted(before.by_class.keys() | after.by_class.keys()):
        figures.tell(
            "class",
            name=class_,
            opening=before.by_class.get(class_, 0),
            closing=after.by_class.get(class_, 0),
            shares=after.shares.get(class_, 0),
        )
    if played.left:
        figures.tell(
            "left",
            transfers=played.left_by["transfer"],
            refunds=played.left_by["sell_back"],
            facts=", ".join(known.departures),
        )
    stated = [question.year.facts.get(name) for name in known.departures]
    numbers = [one.value for one in stated if isinstance(one, Known) and isinstance(one.value, int)]
    if len(numbers) == len(stated) and sum(numbers) != played.left:
        figures.tell(
            "departures_differ",
            stated=sum(numbers),
            left=played.left,
            facts=", ".join(known.departures),
        )


def _list_refunds(
    figures: Figures,
    played: Played,
    nominal: _Nominal,
    known: KnownTable,
) -> None:
    """Each refund, what was paid and what the shares are worth by their nominal value."""
    facts = known.facts
    if not played.refunds:
        return
    items: dict[str, dict[str, str]] = {}
    unvalued: set[str] = set()
    for one in played.refunds:
        item = items.setdefault(one.id, {})
        if one.amount is not None:
            item[facts["refund_paid"]] = euros(one.amount)
        value = nominal.of(one.class_)
        if value is None:
            unvalued.add(one.class_)
        else:
            item[facts["refund_nominal"]] = euros(value * one.shares)
    figures.lists[facts["refunds"]] = {"items": items}
    figures.tell("refunds", number=len(items), fact=facts["refunds"])
    if unvalued:
        figures.tell("unvalued", classes=", ".join(sorted(unvalued)))
