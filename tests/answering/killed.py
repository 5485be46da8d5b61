"""Takes a form into copies of a dossier, each in a process that is killed a step later.

Usage: ``killed.py DOSSIER FORM FOLDER``. Copy ``n`` is written by a process that is killed before
it changes a file for the ``n``-th time; the last one ends by itself. Prints how each of them ended.
"""

import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

from accreditation.answering.answer import take_answers
from accreditation.answering.yaml_form import read_yaml_form
from accreditation.asking import Asked, Questioner
from accreditation.dossier import load_dossier
from accreditation.law import load_pack

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Prepared(Questioner):
    """Asks what was found out once, so that no time passes before files are written."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked

    def ask(self, *_: object) -> Asked:
        return self.asked


def kill_before(step: int, folder: Path) -> None:
    """Have this process killed before a change of a file in a folder."""
    left = [step]

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        changes = event in ("os.rename", "os.remove", "os.chmod")
        if event == "open":
            changes = isinstance(arguments[2], int) and bool(arguments[2] & WRITING)
        if changes and str(folder) in str(arguments[0]):
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1

    sys.addaudithook(watch)


def main(dossier: Path, form: Path, place: Path) -> None:
    """Kill one process after the other."""
    pack = load_pack()
    filled = read_yaml_form(form)
    once = Questioner(pack).ask(load_dossier(dossier, pack.vocabulary), filled.as_of)
    step, ended = 0, -1
    while ended != 0:
        folder = place / str(step)
        shutil.copytree(dossier, folder)
        child = os.fork()
        if child == 0:
            kill_before(step, folder)
            take_answers(folder, filled, form, pack, Prepared(once))
            os._exit(0)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(ended, flush=True)
        step += 1


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
