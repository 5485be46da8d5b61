"""A process that is killed while it writes answers leaves the dossier as before, or as after."""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from accreditation.files import journal
from accreditation.files.journal import JOURNAL
from tests.answering.filling import answers, fill, form_of
from tests.conftest import ROOT, run_here

DRIVER = Path(__file__).with_name("killed.py")
FILES = {
    "dossier": """\
cooperative: {id: weir, name: Weir, form: SC}
accreditations: {cnc: {status: held, since: 2024-01-01}}
statutes: [statutes.yaml]
years: [2024.yaml]
documents:
  register: {title: Register}
""",
    "statutes": """\
cooperative: weir
adopted: 2021-05-12
language: en
articles:
  "7": {gist: Votes.}
""",
    "2024": """\
year: 2024
opens: 2024-01-01
closes: 2024-12-31
facts:
  members.closing: {value: 436, source: register}  # counted
""",
}
YEAR, STATUTES = "year 2024", "statutes 2021-05-12"
GIVEN = {
    (YEAR, "members.opening", None): {"value": 412, "source": "Another document"},
    (STATUTES, "voting.rule", None): {"value": "one_member_one_vote", "article": 7},
}


def contents(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name[0] != "."}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A dossier without two facts, a form with them, and the dossier as the form makes it."""
    place = tmp_path_factory.mktemp("kill")
    before = place / "before"
    before.mkdir()
    for name, text in FILES.items():
        (before / f"{name}.yaml").write_text(text, "utf-8")
    form = form_of(before, place / "form.yaml")
    assert fill(form, GIVEN) == 2
    after = place / "after"
    shutil.copytree(before, after)
    assert answers(after, form).code == 0
    assert sum(contents(before)[name] != text for name, text in contents(after).items()) == 3
    return before, after, form


def test_killed_at_any_moment_the_dossier_is_whole(prepared, tmp_path):
    before, after, form = prepared
    done = subprocess.run(
        [sys.executable, DRIVER, before, form, tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    ended = [int(word) for word in done.stdout.split()]
    assert ended[-1] == 0
    assert set(ended[:-1]) == {-signal.SIGKILL}
    assert len(ended) >= 8
    found = []
    for i in range(len(ended)):
        dossier = tmp_path / str(i)
        torn = contents(dossier) not in (contents(before), contents(after))
        assert not torn or (dossier / JOURNAL).is_file()
        found.append((torn, contents(dossier) == contents(after)))
        if torn:
            assert run_here("check", dossier, "--as-of", "2025-12-30").code in (0, 1)
            assert not (dossier / JOURNAL).exists()
            assert contents(dossier) == contents(after)
    assert found[0] == (False, False)
    assert (True, False) in found
    assert found[-1] == (False, True)


def test_a_journal_that_somebody_else_wrote_moves_nothing(prepared, tmp_path):
    dossier = tmp_path / "dossier"
    shutil.copytree(prepared[0], dossier)
    secret = tmp_path / "secret"
    secret.write_text("mine")
    digest = "0" * 64
    for staged, file in (("2024.yaml", "../secret"), ("../secret", "2024.yaml")):
        entry = {"file": file, "staged": staged, "digest": digest, "before": None}
        (dossier / JOURNAL).write_text(json.dumps([entry]))
        ran = run_here("check", dossier, "--as-of", "2025-12-30")
        assert ran.code == 2
        assert "is not as this program writes it; remove it." in ran.err
        assert secret.read_text() == "mine"
    (dossier / JOURNAL).write_text("{")
    assert run_here("check", dossier, "--as-of", "2025-12-30").code == 2


@pytest.fixture
def halfway(prepared, tmp_path, monkeypatch):
    """A dossier whose new texts wait behind a journal, as a killed process leaves them."""
    dossier = tmp_path / "dossier"
    shutil.copytree(prepared[0], dossier)
    texts = {dossier / name: data.decode() for name, data in contents(prepared[1]).items()}
    with monkeypatch.context() as killed:
        killed.setattr(journal, "finish_replacing", lambda _: None)
        journal.replace_all(dossier, texts)
    assert contents(dossier) == contents(prepared[0])
    return dossier


def test_what_was_begun_does_not_replace_what_somebody_wrote_since(prepared, halfway):
    year = halfway / "2024.yaml"
    edited = year.read_text("utf-8") + "# mine\n"
    year.write_text(edited, "utf-8")
    ran = run_here("check", halfway, "--as-of", "2025-12-30")
    assert ran.code == 2
    assert "was changed before answers that were being written could be finished" in ran.err
    assert contents(halfway) == {**contents(prepared[0]), "2024.yaml": edited.encode()}
    (halfway / JOURNAL).unlink()
    assert run_here("check", halfway, "--as-of", "2025-12-30").code in (0, 1)
    assert year.read_text("utf-8") == edited


@pytest.mark.parametrize("damage", ["", "other: text\n"])
def test_a_new_text_that_is_not_the_one_that_was_begun_moves_nothing(prepared, halfway, damage):
    (staged,) = halfway.glob(".2024.yaml.*")
    staged.write_text(damage, "utf-8")
    ran = run_here("check", halfway, "--as-of", "2025-12-30")
    assert ran.code == 2
    assert "is not as this program writes it; remove it." in ran.err
    assert contents(halfway) == contents(prepared[0])


def test_a_report_is_held_against_what_was_begun(prepared, halfway):
    report = halfway.parent / "report.json"
    ran = run_here("check", prepared[0], "--as-of", "2025-12-30", "--format", f"json:{report}")
    assert ran.code in (0, 1)
    found = run_here("verify", report, halfway, "--format", "json").json
    assert found["report"] == "whole"
    assert found["changes"]["files"]["changed"] == ["2024.yaml", "dossier.yaml", "statutes.yaml"]
    assert contents(halfway) == contents(prepared[1])
