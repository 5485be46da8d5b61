"""The two evaluators agree on 100 random packs with 200 random dossiers each."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT

PACKS = 100
DOSSIERS = 200


@pytest.mark.parametrize("seed", range(PACKS))
def test_agreement(seed, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.engine.agreement", str(seed), str(DOSSIERS), str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    rules = int(done.stdout.split()[0])
    assert rules >= 3, "too few of the random rules fit the engine for the comparison to mean much"
