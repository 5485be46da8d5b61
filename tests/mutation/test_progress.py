"""The progress bar: on a terminal, and never in the output."""

import os
import pty
import subprocess
import sys

from tests.conftest import ROOT
from tests.mutation.packs import write_pack
from tests.mutation.test_killing import CASES, capped


def test_a_terminal_shows_how_far_it_is(tmp_path):
    rules = write_pack(tmp_path, {"one": capped(CASES)})
    terminal, end = pty.openpty()
    command = [sys.executable, "-m", "accreditation", "rules", "mutate", "--rules", str(rules)]
    ran = subprocess.run(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=end,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "TERM": "xterm"},
    )
    os.close(end)
    shown = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert "100%" in shown
    assert ran.returncode == 0
    assert ran.stdout.startswith("7 mutants: ")
