"""An engine that cannot screen is refused before anything runs."""

import datetime
from pathlib import Path
from typing import Any

import ibis
import pytest

from accreditation.files import InputError
from accreditation.law import Pack, load_pack
from accreditation.screening.capable import refuse_incapable
from accreditation.screening.mapping import RegisterMap
from accreditation.screening.screening import Asked, Screening

AS_OF = datetime.date(2026, 11, 21)
ROW = {"cooperative": "string", "year.closes": "date", "members.closing": "int64"}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


def checked(backend: Any, columns: dict[str, str], rules: tuple[str, ...], pack: Pack) -> None:
    """Check an engine for some rules on a register with some columns."""
    table = ibis.table({**ROW, **columns}, name="register")

    def of(*names: str) -> Screening:
        return Screening(table, RegisterMap(), pack, Asked(AS_OF, rules=names, asking=False))

    every = of(*rules)
    refuse_incapable(backend, [every.wide, every.aside], rules, lambda name: of(name).wide)


def test_duckdb_is_able(pack: Pack) -> None:
    checked(ibis.duckdb.connect(), {}, ("csa.minimum-members",), pack)


def test_what_an_engine_lacks_is_said_with_the_rules_that_need_it(
    tmp_path: Path, pack: Pack
) -> None:
    backend = ibis.sqlite.connect(tmp_path / "empty.db")
    meetings = {
        "practice.meetings": "array<struct<id: string, votes: int64, largest_own: int64>>",
        "practice.meetings.complete": "boolean",
    }
    rules = ("csa.minimum-members", "cnc.vote-concentration")
    with pytest.raises(InputError) as refused:
        checked(backend, meetings, rules, pack)
    (problem,) = refused.value.problems
    assert "the engine sqlite cannot do what is asked" in problem.message
    assert "Array" in problem.message
    assert "'cnc.vote-concentration' needs" in problem.message
    assert "minimum-members" not in problem.message
