"""Small registers for tests, and what a screening of them left behind."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq
import yaml

from tests.conftest import FIXTURES, Ran, run_here

OPENS, CLOSES = datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)
MEMBERS = "csa.minimum-members"
"""Three members at least; concerns every cooperative (form SC)."""

MEETINGS = pa.list_(
    pa.struct({"id": pa.string(), "by_delegates": pa.bool_(), "members_at_notice": pa.int64()})
)
HEADER = "cooperative,year.opens,year.closes,cooperative.form,members.closing"

Row = dict[str, Any]


def row(cooperative: Any, **facts: Any) -> Row:
    """A row about 2024; a fact is named with ``__`` for its dot."""
    named = {name.replace("__", "."): value for name, value in facts.items()}
    own = {"cooperative": cooperative, "year.opens": OPENS, "year.closes": CLOSES}
    return {**own, "cooperative.form": "SC", **named}


def members(*numbers: int | None) -> list[Row]:
    """Cooperatives ``C0``, ``C1`` and so on with these numbers of members."""
    return [row(f"C{i}", members__closing=number) for i, number in enumerate(numbers)]


def table(rows: Sequence[Row], types: Mapping[str, pa.DataType] | None = None) -> pa.Table:
    """Rows as a table; what a row does not have is NULL."""
    names = dict.fromkeys(name for one in rows for name in one)
    given = types or {}
    return pa.table(
        {name: pa.array([one.get(name) for one in rows], given.get(name)) for name in names}
    )


def register(
    folder: Path,
    rows: Sequence[Row],
    types: Mapping[str, pa.DataType] | None = None,
    name: str = "register.parquet",
) -> Path:
    """A register of some rows as one Parquet file."""
    pq.write_table(table(rows, types), folder / name)
    return folder / name


def csv_register(folder: Path, *lines: str, header: str = HEADER, encoding: str = "utf-8") -> Path:
    """A register of lines as a CSV file."""
    file = folder / "register.csv"
    file.write_bytes("".join(f"{line}\n" for line in (header, *lines)).encode(encoding))
    return file


def screened(place: str | Path, *options: str | Path) -> Any:
    """What a screening that could be done says, as JSON."""
    ran = run_here("screen", place, "--as-of", "2026-01-01", "--format", "json", *options)
    assert (ran.code, ran.err) in ((0, ""), (1, "")), ran
    told = ran.json
    good = told["rows"] - sum(one["rows"] for one in told["aside"])
    for one in told["rules"]:
        assert sum(one[key] for key in COUNTED) == good, one
    left = told["refused"]["lines"] or told["aside"] or told["uncompared"]
    assert ran.code == int(bool(left))
    return told


COUNTED = ("pass", "fail", "unknown", "not_applicable", "not_concerned")


def counts(told: Any, rule: str = MEMBERS) -> dict[str, int]:
    """How many rows came to what, without what no row came to."""
    found = next(one for one in told["rules"] if one["rule"] == rule)
    return {key: found[key] for key in COUNTED if found[key]}


def refused(*arguments: str | Path) -> list[str]:
    """The sentences with which a screening is refused."""
    ran: Ran = run_here("screen", *arguments)
    assert (ran.code, ran.out) == (2, ""), ran
    assert "Traceback" not in ran.err
    return ran.err.splitlines()


def written(folder: Path, name: str) -> list[Row]:
    """The rows of a table that a screening wrote in parts, in an order of their own."""
    files = sorted(folder.glob(f"{name}-*.*"))
    read = [pq.read_table(one) if one.suffix == ".parquet" else pc.read_csv(one) for one in files]
    return sorted((one for part in read for one in part.to_pylist()), key=repr)


def outcomes(folder: Path) -> dict[str, str]:
    """The outcome for each cooperative, of a screening with one rule."""
    return {one["cooperative"]: one["outcome"] for one in written(folder, "findings")}


def specimen(name: str) -> Row:
    """A specimen as a row: what its articles provide, its year, and what it is."""
    folder = FIXTURES / "specimens" / name
    dossier, statutes, year = (
        yaml.safe_load((folder / file).read_text(encoding="utf-8"))
        for file in ("dossier.yaml", "statutes.yaml", "2024.yaml")
    )
    own = dossier["cooperative"]
    found: Row = {
        "cooperative": own["id"],
        "cooperative.form": own["form"],
        "cooperative.incorporated": own["incorporated"],
        "year.opens": year["opens"],
        "year.closes": year["closes"],
    }
    for regime in ("cnc", "es"):
        found[f"accreditation.{regime}"] = (
            dossier["accreditations"].get(regime, {}).get("status", "none")
        )
    provided = [article.get("provides", {}) for article in statutes["articles"].values()]
    for facts in (*provided, statutes.get("facts", {}), year["facts"]):
        for fact, said in facts.items():
            found |= _stated(fact, said)
    return found


def _stated(fact: str, said: Any) -> Row:
    value = _plain(said)
    if isinstance(said, dict) and "items" in said:
        items = [
            {"id": str(key), **{short: _plain(one) for short, one in item.items()}}
            for key, item in said["items"].items()
        ]
        return {fact: items, f"{fact}.complete": said.get("complete", False)}
    return {f"{fact}.silent": True} if value == "silent" else {fact: value}


def _plain(said: Any) -> Any:
    return said["value"] if isinstance(said, dict) and "value" in said else said
