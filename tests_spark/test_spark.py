"""Spark gives the answers that DuckDB gives, and the evaluator."""

import datetime
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from accreditation.law import Pack
from accreditation.screening.capable import refuse_incapable
from accreditation.screening.mapping import RegisterMap
from accreditation.screening.screening import Asked, Screening
from accreditation.screening.spark import spark_engine

LOCAL = "pyspark://?spark.master=local[2]"
AS_OF = datetime.date(2026, 11, 21)
SOME = ("csa.minimum-members", "cnc.capped-dividend-total", "cnc.vote-concentration")

Answers = tuple[list[str], list[str]]


def answers(backend: Any, register: Path, pack: Pack, asked: Asked) -> Answers:
    screening = Screening(backend.read_parquet(register), RegisterMap(), pack, asked)
    wide, aside = (
        sorted(repr(row) for row in backend.to_pyarrow(table).to_pylist())
        for table in (screening.wide, screening.aside)
    )
    return wide, aside


def same(register: Path, pack: Pack, asked: Asked) -> Answers:
    """What both engines answer."""
    spark = answers(spark_engine(LOCAL), register, pack, asked)
    assert spark == answers(ibis.duckdb.connect(), register, pack, asked)
    return spark


@pytest.mark.parametrize("asking", [False, True])
def test_the_whole_pack_on_spark_as_on_duckdb(asking: bool, register: Path, pack: Pack) -> None:
    wide, aside = same(register, pack, Asked(AS_OF, asking=asking))
    assert len(wide) + len(aside) == pq.read_metadata(register).num_rows


@pytest.mark.parametrize(
    ("written", "screened"),
    [
        ("6 %", True),
        ("6.25 %", True),
        ("6,25 %", False),
        ("6 %\n", False),
        (" 6 %", False),
        ("6", False),
        ("silent", True),
    ],
)
def test_rates_as_text(
    written: str, screened: bool, register: Path, pack: Pack, tmp_path: Path
) -> None:
    changed = with_column(register, tmp_path, "voting.cap_rate", pa.string(), written)
    wide, aside = same(changed, pack, Asked(AS_OF, rules=("cnc.vote-concentration",)))
    assert (bool(wide), bool(aside)) == (screened, not screened)


@pytest.mark.parametrize(
    ("written", "screened"), [("2021-03-01", True), ("2021-02-29", False), ("2021-03-01\n", False)]
)
def test_days_as_text(
    written: str, screened: bool, register: Path, pack: Pack, tmp_path: Path
) -> None:
    changed = with_column(register, tmp_path, "cooperative.incorporated", pa.string(), written)
    wide, aside = same(changed, pack, Asked(AS_OF, rules=("csa.minimum-members",)))
    assert (bool(wide), bool(aside)) == (screened, not screened)


def test_no_digit_is_lost_beside_a_null() -> None:
    backend = spark_engine(LOCAL)
    large = 2**61 + 1
    table = backend.sql(f"SELECT CAST({large} AS BIGINT) AS a UNION ALL SELECT NULL AS a")
    assert {row["a"] for row in backend.to_pyarrow(table).to_pylist()} == {large, None}


def test_spark_is_found_able(register: Path, pack: Pack) -> None:
    backend = spark_engine(LOCAL)
    asked = Asked(AS_OF, rules=SOME)
    made = Screening(backend.read_parquet(register), RegisterMap(), pack, asked)
    refuse_incapable(backend, [made.wide, made.aside], SOME, lambda _: made.wide)


def test_on_a_cluster_whose_workers_have_no_python(
    cluster: str, register: Path, pack: Pack, tmp_path: Path
) -> None:
    """In a process of its own, for a process has one session."""
    url = f"pyspark://?spark.master={cluster}&spark.executor.memory=512m&spark.cores.max=1"
    program = tmp_path / "program.py"
    program.write_text(
        "import ibis, sys\n"
        "from pathlib import Path\n"
        "from accreditation.law import load_pack\n"
        "from accreditation.screening.screening import Asked\n"
        "from accreditation.screening.spark import spark_engine\n"
        "from tests_spark.test_spark import AS_OF, SOME, answers\n"
        "ibis.options.sql.fuse_selects = False\n"
        "asked, register = Asked(AS_OF, rules=SOME), Path(sys.argv[2])\n"
        "print(*answers(spark_engine(sys.argv[1]), register, load_pack(), asked), sep='\\n')\n",
        encoding="utf-8",
    )
    ran = subprocess.run(
        [sys.executable, program, url, register],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    wanted = answers(ibis.duckdb.connect(), register, pack, Asked(AS_OF, rules=SOME))
    assert ran.stdout.splitlines() == [str(rows) for rows in wanted]
    assert ran.stderr == ""


def with_column(register: Path, folder: Path, name: str, type_: pa.DataType, value: object) -> Path:
    """The register with one value in a column of every row, and no word of silence beside it."""
    table = pq.read_table(register).slice(0, 5)
    table = table.select([other for other in table.column_names if other != f"{name}.silent"])
    column = pa.array([value] * len(table), type_)
    place = folder / "changed.parquet"
    pq.write_table(table.set_column(table.column_names.index(name), name, column), place)
    return place


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
