"""The pytest plugin: every case of a file ``NAME.cases.yaml`` beside a rule is a test.

Such a file is collected when it stands below a folder of rules, which is one with
``instruments.yaml``. pytest imports this module in every project; until there is such a file it
imports nothing else of the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from accreditation.checking import CaseRunner
    from accreditation.law import Pack
    from accreditation.law.cases import RuleCases

SUFFIX = ".cases.yaml"
MARK_OF_A_PACK = "instruments.yaml"

_PACKS = pytest.StashKey["dict[Path, Pack | None]"]()
"""The packs of a session by folder; None for one that does not load."""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> CasesFile | None:
    """Collect a file of cases that belongs to a pack."""
    if not file_path.name.endswith(SUFFIX):
        return None
    folder = next((up for up in file_path.parents if (up / MARK_OF_A_PACK).is_file()), None)
    if folder is None:
        return None
    file: CasesFile = CasesFile.from_parent(parent, path=file_path, folder=folder)
    return file


class CaseFailed(Exception):
    """A case whose outcome is not the expected one; the message shows both, and the trace."""


class CasesFile(pytest.File):
    """The cases of one rule."""

    def __init__(self, *, folder: Path, **node: Any) -> None:
        super().__init__(**node)
        self._folder = folder

    def collect(self) -> Iterator[CaseItem]:
        """Every case, in the order of the file."""
        from accreditation.files import InputError

        try:
            loaded = self._loaded
        except InputError as error:
            raise self.CollectError(str(error)) from None
        for index, case in enumerate(loaded.cases):
            yield CaseItem.from_parent(self, name=case.name, file=self, index=index)

    def line(self, index: int) -> int:
        """The line on which a case begins."""
        return self._loaded.line(index)

    def run(self, index: int) -> None:
        """Run a case through both evaluators.

        Raises:
            CaseFailed: it shows another outcome than the one expected.
            InputError: it states facts that cannot be.
            EngineFault: the two evaluators disagree, or the engine failed.
        """
        from accreditation.reports.explanation import explained_case

        result = self._runner.run(self._loaded, index)
        if result.differences:
            raise CaseFailed(explained_case(result, self._pack(), "en"))

    @cached_property
    def _loaded(self) -> RuleCases:
        from accreditation.checking import load_cases
        from accreditation.files import nothing_usable
        from accreditation.law import rule_file

        pack = self._pack()
        name = f"{self.path.parent.name}.{self.path.name.removesuffix(SUFFIX)}"
        if name not in pack.rules or rule_file(pack.folder, name).parent != self.path.parent:
            raise nothing_usable("holds the cases of a rule that is not there.", self.path)
        return load_cases(pack, pack.rules[name])

    @cached_property
    def _runner(self) -> CaseRunner:
        from accreditation.checking import CaseRunner

        return CaseRunner(self._pack(), [self._loaded.rule])

    def _pack(self) -> Pack:
        from accreditation.law import load_pack

        packs = self.config.stash.setdefault(_PACKS, {})
        if self._folder not in packs:
            packs[self._folder] = None
            packs[self._folder] = load_pack(self._folder)
        pack = packs[self._folder]
        if pack is None:
            raise self.CollectError(
                f"{self.path}: the rules in {self._folder} do not load; the first error says why."
            )
        return pack


class CaseItem(pytest.Item):
    """One case of a rule."""

    def __init__(self, *, file: CasesFile, index: int, **node: Any) -> None:
        super().__init__(**node)
        self._file = file
        self._index = index

    def runtest(self) -> None:
        """Run the case."""
        self._file.run(self._index)

    def reportinfo(self) -> tuple[Path, int, str]:
        """The file, the line counted from 0, and the name."""
        return self.path, self._file.line(self._index) - 1, self.name

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What went wrong: for the author of a rule, without the calls inside the program."""
        from accreditation.engine import EngineFault
        from accreditation.files import InputError

        if isinstance(excinfo.value, InputError):
            return str(excinfo.value)
        if isinstance(excinfo.value, (CaseFailed, EngineFault)):
            file, line, name = self.location
            return f"{file}:{(line or 0) + 1}: {name}\n{excinfo.value}"
        return super().repr_failure(excinfo, style)
