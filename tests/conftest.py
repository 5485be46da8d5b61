"""What the tests share: the project's folder, the command line as its users run it, and edits."""

import contextlib
import functools
import gc
import io
import json
import operator
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from accreditation.caching import VARIABLE
from accreditation.checking import Checker
from accreditation.cli import VERBS, main
from accreditation.engine import Engine
from accreditation.engine.durable import available
from accreditation.law import Pack, Rule, load_pack
from accreditation.testing.sketch import own_pack

collect_ignore = [] if available() else ["engine/test_durable.py", "engine/test_agreement.py"]

gc.set_threshold(500_000)  # as the command line does: what is loaded stays

UNWANTED = ("LC_", "LANG", "PYTHONDONTWRITEBYTECODE")
"""What a process that a test starts does not inherit."""

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"


def pytest_configure(config: pytest.Config) -> None:
    """Give all processes of a run one cache of their own."""
    if not hasattr(config, "workerinput"):
        cache = tempfile.TemporaryDirectory(prefix="accreditation-cache-")
        os.environ[VARIABLE] = cache.name
        config.add_cleanup(cache.cleanup)


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run(
    *arguments: str | Path, cwd: Path = ROOT, typed: str | None = None, **environment: str
) -> Ran:
    """Run ``accreditation`` in a process of its own, with what is typed into it."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(UNWANTED)}
    done = subprocess.run(
        [sys.executable, "-m", "accreditation", *map(str, arguments)],
        cwd=cwd,
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        env={**clean, "LANG": "C.UTF-8", **environment},
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def pytest_collection_finish() -> None:
    """Leave what was loaded for the tests out of every later search for garbage."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure() -> None:
    """Let all be freed at the end: libraries that are compiled complain of what is not."""
    gc.unfreeze()


@functools.cache
def own_checker() -> Checker:
    """The checker of the project's own rules, compiled once."""
    with mock.patch("accreditation.checking.check.Engine", _engine):
        return Checker(own_pack())


@functools.cache
def _own_engine() -> Engine:
    return Engine(own_pack().rules.values())


def _engine(rules: Iterable[Rule], key: str | None = None) -> Engine:
    """An engine, which is never freed; of the project's own rules there is only one."""
    rules, own = list(rules), own_pack().rules.values()
    if len(rules) == len(own) and all(map(operator.is_, rules, own)):
        return _own_engine()
    return Engine(rules, key)


@pytest.fixture(autouse=True, scope="session")
def compiled_once() -> Iterator[None]:
    """Every checker of the project's own rules uses the same engine."""
    with mock.patch("accreditation.checking.check.Engine", _engine):
        yield


def _pack(folder: Path | None = None) -> Pack:
    """The project's own rules, loaded once; others, which a test may change, each time."""
    return own_pack() if folder is None else load_pack(folder)


def run_here(verb: str, *arguments: str | Path, typed: str = "", **environment: str) -> Ran:
    """Run a verb in this process, as ``run`` does, with rules that are loaded once."""
    out, err = io.StringIO(), io.StringIO()
    command = ["accreditation", verb, *map(str, arguments)]
    clean = {"LANG": "C.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}
    with (
        mock.patch.object(sys, "argv", command),
        mock.patch.object(sys, "stdin", io.StringIO(typed)),
        mock.patch(f"{VERBS[verb].partition(':')[0]}.load_pack", _pack),
        mock.patch.dict(os.environ, {**clean, **environment}),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    assert isinstance(ended.value.code, int)
    return Ran(ended.value.code, out.getvalue(), err.getvalue())


def report(dossier: Path, *arguments: str | Path) -> Any:
    """The JSON report on a dossier."""
    ran = run_here("check", dossier, "--format", "json", *arguments)
    assert ran.code in (0, 1), ran.err
    assert ran.err == ""
    return ran.json


@dataclass(frozen=True)
class Findings:
    """The findings of a report by rule and subject."""

    by_key: dict[tuple[str, str], Any]

    def __call__(self, rule: str, subject: str | int = "statutes") -> Any:
        return self.by_key[rule, str(subject)]


def findings(data: Any) -> Findings:
    """The findings of a JSON report; statutes are found under the subject ``statutes``."""
    found = {}
    for finding in data["findings"]:
        subject = finding["subject"]
        key = "statutes" if subject["kind"] == "statutes" else subject["id"]
        found[finding["rule"], key] = finding
    return Findings(found)


@pytest.fixture
def copy(tmp_path: Path) -> Callable[[str], Path]:
    """A copy of a fixture, with the statutes it refers to, that a test may change."""

    def make(name: str) -> Path:
        shutil.copytree(ROOT / "statutes", tmp_path / "statutes", dirs_exist_ok=True)
        return Path(shutil.copytree(FIXTURES / name, tmp_path / "fixtures" / name))

    return make


def edit(file: Path, before: str, after: str) -> None:
    """Replace the one occurrence of ``before`` in ``file``."""
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{text.count(before)} × {before!r} in {file}"
    file.write_text(text.replace(before, after), encoding="utf-8")
