"""A process that is killed while it records leaves the old file whole, or the new one."""

import json
import subprocess
import sys
from itertools import pairwise

from accreditation.deciding import read_decisions, record_decision
from tests.conftest import ROOT
from tests.deciding.test_chain import draft

KILLED_AT_EVERY_LINE = """
import json, os, shutil, signal, sys
from pathlib import Path
from accreditation.deciding import read_decisions, record_decision
from tests.deciding.test_chain import draft

file = Path(sys.argv[1])
old = file.read_bytes()

def record_and_die(line):
    \"\"\"Record in a child that is killed before the line of the program with a number.\"\"\"
    seen = 0

    def tracing(frame, event, argument):
        nonlocal seen
        if "accreditation" not in frame.f_code.co_filename:
            return None
        if event == "line":
            seen += 1
            if seen == line:
                os.kill(os.getpid(), signal.SIGKILL)
        return tracing

    child = os.fork()
    if child == 0:
        sys.settrace(tracing)
        record_decision(file, draft("the new one"))
        os._exit(0)
    return os.waitpid(child, 0)[1]

found = []
for line in range(1, 10_000):
    status = record_and_die(line)
    now = file.read_bytes()
    found.append("old" if now == old else "new" if now.startswith(old) else "broken")
    assert len(read_decisions(file)) == {"old": 1, "new": 2}[found[-1]]
    file.write_bytes(old)
    if os.WIFEXITED(status):
        break
    assert os.WTERMSIG(status) == signal.SIGKILL
assert len(record_decision(file, draft("after all"))) == 2
print(json.dumps(found))
"""

KILLED_AT_ANY_TIME = """
import os, random, signal, sys, time
from pathlib import Path
from accreditation.deciding import read_decisions, record_decision
from tests.deciding.test_chain import draft

file, chance, most = Path(sys.argv[1]), random.Random(20251103), 1
record_decision(file, draft())
for _ in range(30):
    child = os.fork()
    if child == 0:
        while True:
            record_decision(file, draft("x" * 20_000))
    time.sleep(chance.uniform(0.0, 0.03))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    now = len(read_decisions(file))
    assert now >= most
    most = now
print(most)
"""

FIFTEEN_TIMES = """
import sys
from pathlib import Path
from accreditation.deciding import record_decision
from tests.deciding.test_chain import draft

for _ in range(15):
    record_decision(Path(sys.argv[1]), draft())
"""


def started(program: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_killed_before_every_line_of_the_program(tmp_path):
    file = tmp_path / "decisions.jsonl"
    record_decision(file, draft())
    with started(KILLED_AT_EVERY_LINE, file) as process:
        out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    found = json.loads(out)
    assert len(found) > 40
    assert found[0] == "old"
    assert found[-1] == "new"
    # Once it is there it stays: there is one moment from which on it is recorded.
    assert sum(before != after for before, after in pairwise(found)) == 1


def test_killed_at_any_time(tmp_path):
    with started(KILLED_AT_ANY_TIME, tmp_path / "decisions.jsonl") as process:
        out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    assert int(out) > 1


def test_two_who_record_at_once_lose_nothing(tmp_path):
    file = tmp_path / "decisions.jsonl"
    processes = [started(FIFTEEN_TIMES, file) for _ in range(2)]
    for process in processes:
        process.communicate(timeout=60)
        assert process.returncode == 0
    assert [one.number for one in read_decisions(file)] == list(range(1, 31))
