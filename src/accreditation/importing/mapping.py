"""What the columns and words of a table mean: those that are known, and those that a file says."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeVar, get_args

from pydantic import Field, StringConstraints, TypeAdapter

from accreditation.files import Strict, read_yaml, validate

KNOWN = Path(__file__).with_name("known")

Kind = Literal["register", "votes", "dividends"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Word = Annotated[str, StringConstraints(max_length=200)]
Name = Annotated[str, StringConstraints(pattern=r"\S")]
Money = Annotated[str, StringConstraints(pattern=r"^\d{1,12}(\.\d{1,4})? EUR$")]

Operation = Literal["subscription", "transfer", "sell_back", "convert"]
"""What happens to shares: they are issued, change hands, are refunded or become another type."""

Presence = Literal["present", "represented", "absent", "outsider"]
"""How somebody takes part in a meeting; an outsider is a proxy holder who is no member."""

RegisterRole = Literal[
    "number", "date", "member", "member_id", "to_member", "to_member_id", "operation", "shares",
    "price", "total", "class", "to_class", "to_shares", "company",
]  # fmt: skip
VotesRole = Literal[
    "member", "member_id", "votes", "presence", "proxy_holder", "proxy_holder_id", "proxy_votes"
]
DividendsRole = Literal[
    "id", "class", "holders", "year_end", "months", "nominal", "nominal_from", "paid_in", "gross",
    "withholding", "withholding_rate", "paid_on", "decided_by", "net", "shares", "total",
]  # fmt: skip

Dates = Literal[
    "year-month-day", "day/month/year", "day-month-year", "day.month.year", "month/day/year"
]

Decimals = Literal["point", "comma"]


class TableMap(Strict):
    """What is common to the mapping files of every kind of table.

    Attributes:
        dates: In which order a date is written, and with what between its parts.
        decimal: The sign before the cents.
        classes: The types of shares in the table by the classes of the statutes.
    """

    dates: Dates = "year-month-day"
    decimal: Decimals = "point"
    classes: dict[Name, Name] = {}


class RegisterMap(TableMap):
    """What a register of shares writes.

    Attributes:
        columns: The heading of a column and what stands in it.
        operations: The word for an operation and what it is.
        nominal: The nominal value of a share by class, where the statutes do not give it.
    """

    kind: Literal["register"]
    columns: dict[Name, RegisterRole] = {}
    operations: dict[Word, Operation] = {}
    nominal: dict[Name, Money] = {}


class VotesMap(TableMap):
    """What an attendance list writes.

    Attributes:
        columns: The heading of a column and what stands in it.
        presence: The word for how somebody takes part and what it says.
    """

    kind: Literal["votes"]
    columns: dict[Name, VotesRole] = {}
    presence: dict[Word, Presence] = {}


class DividendsMap(TableMap):
    """What a table of dividends writes.

    Attributes:
        columns: The heading of a column and what stands in it.
    """

    kind: Literal["dividends"]
    columns: dict[Name, DividendsRole] = {}


IMPORT_MAP: TypeAdapter[RegisterMap | VotesMap | DividendsMap] = TypeAdapter(
    Annotated[RegisterMap | VotesMap | DividendsMap, Field(discriminator="kind")]
)

Map = TypeVar("Map", RegisterMap, VotesMap, DividendsMap)


class KnownTable(Strict):
    """The columns and words that need no mapping file, and the facts that figures become.

    Attributes:
        columns: By role, the headings under which it stands, the one to be preferred first.
        words: By meaning, its words.
        facts: By figure, the fact or the fact of an item.
        departures: Facts on those who left that a register does not tell apart.
    """

    columns: dict[str, list[str]]
    words: dict[str, list[str]] = {}
    facts: dict[str, str]
    departures: list[str] = []


def known_table(kind: Kind) -> KnownTable:
    """What is known of a kind of table."""
    return validate(KnownTable, read_yaml(KNOWN / f"{kind}.yaml"))


def read_map(model: type[Map], kind: Kind, file: Path | None) -> Map:
    """What a mapping file says; without one, nothing beyond what is known.

    Raises:
        InputError: the file is wrong, or is about another kind of table.
    """
    if file is None:
        return model.model_validate({"kind": kind})
    return validate(model, read_yaml(file))


def folded(text: str) -> str:
    """A heading or a word as two of them are compared."""
    return " ".join(text.split()).casefold()


def headings(table: KnownTable, said: Mapping[str, str]) -> dict[str, str]:
    """Every heading with its role, those that a mapping file says first."""
    return _both(table.columns, said)


def meanings(table: KnownTable, said: Mapping[str, str]) -> dict[str, str]:
    """Every word with its meaning, where a mapping file has the last say."""
    return _both(table.words, said)


def _both(common: Mapping[str, list[str]], said: Mapping[str, str]) -> dict[str, str]:
    found = {folded(word): meaning for word, meaning in said.items()}
    for meaning, words in common.items():
        for word in words:
            found.setdefault(folded(word), meaning)
    return found
