"""Sketches: invented dossiers in the files that a person would write."""

import datetime
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from accreditation.dossier import DOSSIER_FILE, Dossier, load_dossier
from accreditation.files import nothing_usable, read_date
from accreditation.law import Pack, load_pack

_AS_OF = re.compile(r"# as of (\S+)")
_FILE = re.compile(r"# ([A-Za-z0-9][\w.-]*\.yaml)")


@dataclass(frozen=True, repr=False)
class Sketch:
    """An invented dossier.

    Its ``repr`` is the YAML of its files, which ``Sketch.read`` reads again.

    Attributes:
        files: The text of each file by its name.
        as_of: The day from which the dossier is meant to be looked at.
    """

    files: Mapping[str, str]
    as_of: datetime.date

    def __repr__(self) -> str:
        parts = [f"# {name}\n{text}" for name, text in self.files.items()]
        return "".join([f"# as of {self.as_of}\n", *parts]).rstrip("\n")

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ARG002
        """How Hypothesis prints an example: the same, on lines of its own."""
        printer.text(f"\n{self!r}\n")

    def __hash__(self) -> int:
        return hash(repr(self))

    @classmethod
    def read(cls, text: str) -> "Sketch":
        """The sketch that was printed as ``text``; spaces before every line do not matter.

        Raises:
            InputError: it does not begin as a sketch does.
        """
        lines = _dedented(text)
        first = _AS_OF.fullmatch(lines[0].strip()) if lines else None
        if first is None or len(lines) < 2 or _FILE.fullmatch(lines[1]) is None:
            raise nothing_usable(
                "a sketch begins with a line '# as of' and a date, and a line with the name of "
                f"each file, such as '# {DOSSIER_FILE}'."
            )
        files: dict[str, str] = {}
        name = ""
        for line in lines[1:]:
            heading = _FILE.fullmatch(line)
            if heading is not None:
                name = heading[1]
                files[name] = ""
            else:
                files[name] += f"{line}\n"
        try:
            return cls(files, read_date(first[1]))
        except ValueError as error:
            raise nothing_usable(f"the date of the sketch, {first[1]}, {error}.") from None

    def write(self, folder: Path) -> Path:
        """Write the files into ``folder``, which is made if need be, and return it."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in self.files.items():
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    def dossier(self, pack: Pack | None = None) -> Dossier:
        """The dossier, as the program reads it from these files.

        Args:
            pack: The law; by default the one that comes with the package.

        Raises:
            InputError: something in it is wrong.
        """
        vocabulary = (pack or own_pack()).vocabulary
        with tempfile.TemporaryDirectory() as folder:
            return load_dossier(self.write(Path(folder)), vocabulary)


@cache
def own_pack() -> Pack:
    """The rules that come with the package, loaded once."""
    return load_pack()


def _dedented(text: str) -> list[str]:
    """The lines of ``text`` without the spaces that its first line begins with."""
    lines = text.strip("\n").rstrip().splitlines()
    indent = len(lines[0]) - len(lines[0].lstrip()) if lines else 0
    return [line[indent:] if not line[:indent].strip() else line for line in lines]
