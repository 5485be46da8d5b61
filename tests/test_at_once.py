"""Two who write into one dossier at once: the second waits, and nothing of the first is lost."""

import subprocess
import sys
import threading
import time

import pytest

from accreditation.files import alone_in, read_yaml
from accreditation.files import locking as locking_module
from tests.answering.test_errors import HEAD
from tests.confirming.conftest import weir  # noqa: F401
from tests.confirming.test_walk import walking
from tests.confirming.weir import STATUTES
from tests.conftest import ROOT, run_here
from tests.importing.conftest import quay, take, write_csv  # noqa: F401
from tests.importing.test_votes import LISTED

VOTERS = LISTED[1:]
DAYS = ("2024-05-25", "2024-06-08", "2024-11-30")


def test_imports_at_once_all_get_in(quay):  # noqa: F811
    file = write_csv(quay / "v.csv", VOTERS)
    command = [sys.executable, "-m", "accreditation", "import", "votes", quay, file]
    running = [
        subprocess.Popen(
            [*command, "--year", "2024", "--meeting", day, "--write"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for day in DAYS
    ]
    for one in running:
        _, err = one.communicate(timeout=120)
        assert one.returncode == 0, err
    meetings = read_yaml(quay / "2024.yaml").data["facts"]["practice.meetings"]["items"]
    assert sorted(map(str, meetings)) == list(DAYS)


@pytest.fixture
def taken():
    """A way to have somebody else write into a folder, for as long as the test runs."""
    end = threading.Event()
    threads = []

    def take_folder(folder):
        begun = threading.Event()

        def hold():
            with alone_in(folder):
                begun.set()
                end.wait(60)

        threads.append(threading.Thread(target=hold))
        threads[-1].start()
        assert begun.wait(60)

    yield take_folder
    end.set()
    for thread in threads:
        thread.join()


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(locking_module, "PATIENCE", 0.1)


BUSY = "another process writes here and does not end; try again later."


def texts(folder):
    return {file.name: file.read_text("utf-8") for file in folder.glob("*.yaml")}


@pytest.mark.usefixtures("impatient")
def test_an_import_waits_but_one_that_only_prints_does_not(quay, taken):  # noqa: F811
    file = write_csv(quay / "v.csv", VOTERS)
    before = texts(quay)
    taken(quay)
    ran = take("votes", quay, file, "--meeting", DAYS[0], "--write")
    assert (ran.code, ran.out) == (2, "")
    assert BUSY in ran.err
    assert texts(quay) == before
    assert take("votes", quay, file, "--meeting", DAYS[0]).code == 0


@pytest.mark.usefixtures("impatient")
def test_answers_and_decisions_wait(copy, taken, tmp_path):
    dossier = copy("specimens/in-order")
    form = tmp_path / "form.yaml"
    lines = [f"{key}: {value}" for key, value in HEAD.items()]
    form.write_text("\n".join([*lines, "answers: []"]), "utf-8")
    given = ("--by", "Rapporteur", "--because", "seen", "--on", "2025-11-03")
    decision = (dossier, "training.adequate@2024", "--answer", "true", *given)
    taken(dossier)
    for ran in (
        run_here("answer", dossier, form),
        run_here("decide", *decision, "--as-of", "2025-12-30"),
    ):
        assert ran.code == 2
        assert BUSY in ran.err
    assert not (dossier / "decisions.jsonl").exists()


def test_a_person_who_confirms_does_not_write_over_another(weir):  # noqa: F811
    file = weir / "statutes.yaml"
    process = walking(weir)
    with alone_in(weir):
        while "accept" not in process.stdout.readline():
            pass
        process.stdin.write("1\n")
        process.stdin.flush()
        time.sleep(0.5)
        file.write_text(STATUTES + "# by somebody else\n", "utf-8")
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "was changed by somebody else meanwhile; the last answer is not in it." in err
    assert file.read_text("utf-8") == STATUTES + "# by somebody else\n"
