"""The two evaluators agree on 100 random packs with 200 random dossiers each."""

import multiprocessing

import pytest

from tests.engine.agreement import compare

PACKS = 100
DOSSIERS = 200

_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["tests.engine.agreement"])


@pytest.mark.parametrize("seed", range(PACKS))
def test_agreement(seed, tmp_path):
    said = tmp_path / "said.txt"
    process = _processes.Process(target=compare, args=(seed, DOSSIERS, tmp_path / "rules", said))
    process.start()
    process.join(300)
    process.kill()
    process.join()
    told = said.read_text("utf-8") if said.exists() else ""
    assert process.exitcode == 0, f"exit {process.exitcode}\n{told}"
    rules = int(told.split()[0])
    assert rules >= 3, "too few of the random rules fit the engine for the comparison to mean much"
