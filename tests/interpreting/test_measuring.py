"""The measurement of reading, as a user starts it."""

import re
import subprocess
import sys

from tests.conftest import ROOT


def measured(*arguments):
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.reading", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_it_prints_shares_with_intervals_and_counts_by_fact():
    printed = measured("--part", "develop", "--facts", "exit", "--failures")
    share = r"(precision|recall) +([\d.]+) \((\d+)/(\d+); ([\d.]+) to ([\d.]+)\)"
    shares = re.findall(share, printed)
    assert len(shares) == 4
    for _, share, hits, of, low, high in shares:
        assert abs(int(hits) / int(of) - float(share)) < 0.001
        assert float(low) <= float(share) <= float(high)
    names = re.findall(r"^(exit\.\w+)(?: +\d+){6}$", printed, re.MULTILINE)
    assert len(names) == 8
    lines = [line for line in printed.splitlines() if line.startswith(("wrong ", "missed "))]
    wrong = sum(int(of) - int(hits) for kind, _, hits, of, _, _ in shares if kind == "precision")
    missed = sum(int(of) - int(hits) for kind, _, hits, of, _, _ in shares if kind == "recall")
    assert len(lines) == wrong + missed
