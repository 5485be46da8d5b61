"""Killed at any moment, the year file is what it was or what it was to become, whole."""

import subprocess
import sys

from tests.conftest import ROOT
from tests.importing.conftest import write_csv
from tests.importing.ledgers import as_text, table
from tests.importing.test_register import LEDGER


def test_a_killed_import_leaves_the_old_or_the_new_file(quay):
    register = write_csv(quay.parent / "register.csv", as_text(table(LEDGER)))
    done = subprocess.run(
        [sys.executable, "-m", "tests.importing.killed", str(quay), str(register)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    kills, old, new = map(int, done.stdout.split())
    assert kills >= 20
    assert old > 5
    assert new >= 1
