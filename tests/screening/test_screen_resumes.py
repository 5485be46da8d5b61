"""A screening that is interrupted goes on, and one that cannot begin leaves nothing behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from accreditation.screening import register as registers
from tests.conftest import ROOT, Ran, run
from tests.screening.small import MEMBERS, members, refused, register, screened, written

RULE = ("--rule", MEMBERS, "--as-of", "2026-01-01")
PART = 300
ROWS = 1_000

STOPPED = """
import os, signal, sys
from accreditation.screening import folder, register
register.PART = int(sys.argv.pop(1))
stop, how = int(sys.argv.pop(1)), getattr(signal, sys.argv.pop(1))
finish = folder.Folder.finish
def finished(self, part, counts):
    if part == stop:
        os.kill(os.getpid(), how)
    finish(self, part, counts)
folder.Folder.finish = finished
from accreditation.cli import main
sys.argv[0] = "accreditation"
main()
"""


def stopped(part: int, how: str, *arguments: str | Path) -> Ran:
    """A screening in a process of its own that gets a signal before a part is finished."""
    command = [sys.executable, "-c", STOPPED, str(PART), str(part), how, "screen"]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, sys.path)),
        "LANG": "C.UTF-8",
    }
    done = subprocess.run(
        [*command, *map(str, arguments)],
        capture_output=True, text=True, timeout=120, env=environment, check=False, cwd=ROOT,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout, done.stderr)


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register of four parts, with rows that are put aside in one of them."""
    monkeypatch.setattr(registers, "PART", PART)
    rows = members(*[None if i % 7 == 0 else i % 5 for i in range(ROWS)])
    rows[301]["cooperative"] = None
    rows[302]["cooperative"] = "C303"
    return register(tmp_path, rows)


def test_a_screening_that_was_killed_goes_on_where_it_was(place: Path, tmp_path: Path) -> None:
    once, twice = tmp_path / "once", tmp_path / "twice"
    whole = screened(place, *RULE, "--to", once)
    assert whole["rows"] == ROWS
    killed = stopped(2, "SIGKILL", place, *RULE, "--to", twice)
    assert killed.code == -9
    assert [name for name in names(twice) if name.startswith("part")] == [
        "part-00000.json",
        "part-00001.json",
    ]
    first = {name: (twice / name).stat().st_mtime_ns for name in names(twice) if "0000" in name}
    halted = stopped(3, "SIGINT", place, *RULE, "--to", twice)
    assert (halted.code, halted.out) == (2, "")
    assert halted.err == "interrupted; the same command goes on where it was.\n"
    assert screened(place, *RULE, "--to", twice) == whole
    assert names(twice) == names(once)
    for table in ("findings", "aside"):
        assert written(twice, table) == written(once, table)
    kept = [name for name in first if name.endswith(("00000.parquet", "00001.parquet"))]
    assert kept
    assert all((twice / name).stat().st_mtime_ns == first[name] for name in kept)


def test_a_finished_screening_is_read_again(place: Path, tmp_path: Path) -> None:
    to = tmp_path / "found"
    told = screened(place, *RULE, "--to", to)
    before = {name: (to / name).stat().st_mtime_ns for name in names(to)}
    assert screened(place, *RULE, "--to", to) == told
    assert {name: (to / name).stat().st_mtime_ns for name in names(to)} == before


@pytest.mark.parametrize("changed", ["rule", "as-of", "outcome", "tables", "register", "parts"])
def test_a_folder_is_for_one_screening(
    changed: str, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "found"
    screened(place, *RULE, "--to", to)
    options = {
        "rule": ("--rule", "csa.founders"),
        "as-of": ("--as-of", "2026-01-02"),
        "outcome": ("--outcome", "fail"),
        "tables": ("--tables", "csv"),
    }.get(changed, ())
    if changed == "register":
        register(tmp_path, members(3))
    if changed == "parts":
        monkeypatch.setattr(registers, "PART", PART + 1)
    before = names(to)
    assert refused(place, *RULE, *options, "--to", to) == [
        f"{to}: holds another screening: of another register, other rules or options; name "
        "another folder."
    ]
    assert names(to) == before


def test_places_that_cannot_be_written_to(place: Path, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter.txt").write_text("keep me", encoding="utf-8")
    assert refused(place, *RULE, "--to", full) == [f"{full}: is not empty; name another folder."]
    assert names(full) == ["letter.txt"]
    assert refused(place, *RULE, "--to", place / "below") == [
        f"{place / 'below'}: not a directory."
    ]
    assert "is a file" in refused(place, *RULE, "--to", place)[-1]
    spoilt = tmp_path / "spoilt"
    screened(place, *RULE, "--to", spoilt)
    (spoilt / "screening.json").write_text("{", encoding="utf-8")
    (sentence,) = refused(place, *RULE, "--to", spoilt)
    assert sentence.endswith("screening.json: cannot be read; name another folder.")


def test_what_cannot_be_screened_leaves_no_folder(tmp_path: Path) -> None:
    place = register(tmp_path, members(3))
    refused(place, "--rule", "cnc.auditor-appointed-clause", "--to", tmp_path / "found")
    assert names(tmp_path) == ["register.parquet"]


def test_nothing_but_results_and_sentences_is_printed(tmp_path: Path) -> None:
    place = register(tmp_path, members(3, -1))
    done = run("screen", place, *RULE, cwd=tmp_path)
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith("As of 1 January 2026\nRows: 2, of which put aside: 1\n")
    wrong = run("screen", place, "--rule", "cnc.auditor-appointed-clause", cwd=tmp_path)
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err.startswith("there is nothing to screen: ")
    assert len(wrong.err.splitlines()) == 1


@pytest.mark.parametrize("library", ["ibis", "duckdb", "pyarrow"])
def test_a_library_that_is_not_installed(library: str, tmp_path: Path) -> None:
    code = (
        f"import sys; sys.modules['{library}'] = None; "
        "from accreditation.cli import main; sys.argv[0] = 'accreditation'; main()"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, sys.path))}
    done = subprocess.run(
        [sys.executable, "-c", code, "screen", str(tmp_path / "register.parquet")],
        capture_output=True, text=True, timeout=120, env=environment, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "screening needs extra libraries: pip install 'accreditation[screen]'.\n"
