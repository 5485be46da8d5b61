"""A verification as text for a terminal: whether the findings are the same, then what changed."""

import io
from collections.abc import Iterator, Mapping

from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Line

from accreditation.findings import Outcome
from accreditation.language import Language, Text, phrase
from accreditation.receipts import Changes, FileChanges, Findings, Moved, Verification
from accreditation.reports.subjects import subject_in_words
from accreditation.reports.text_report import STYLES
from accreditation.reports.writing import written_date

WIDTH = 100
"""Columns of text that does not go to a terminal."""

MAX_VALUES = 5
"""As many values of one finding as are shown."""

_STATE_STYLES = {"same": "bold green", "different": "bold red", "not_checked": "bold yellow"}


def verification_text(
    found: Verification,
    language: Language,
    titles: Mapping[str, Text],
    *,
    terminal: bool,
) -> str:
    """``found`` as lines, without a final line break.

    Args:
        found: What came of it.
        language: The language to tell it in.
        titles: What rules and sets of rules are called, by name.
        terminal: Whether it goes to a terminal, which has colours and a width of its own.
    """
    stream = io.StringIO()
    width = None if terminal else WIDTH
    console = Console(file=stream, highlight=False, width=width, force_terminal=terminal or None)
    _Teller(console, language, titles).tell(found)
    return stream.getvalue().rstrip("\n")


class _Teller:
    def __init__(self, console: Console, language: Language, titles: Mapping[str, Text]) -> None:
        self._console = console
        self._language = language
        self._titles = titles

    def tell(self, found: Verification) -> None:
        date = written_date(found.report.as_of, self._language)
        self._line(f"{found.report.name} · {self._say('report.as_of', date=date)}", "bold")
        self._line(self._say(f"verify.{found.state}"), _STATE_STYLES[found.state])
        if found.integrity != "whole":
            self._line(self._say(f"verify.{found.integrity}"), "bold red")
        self._changes(found)
        if found.findings is not None:
            self._findings(found.findings)
        if found.changes.rules and found.state != "same":
            self._line()
            self._line(self._say("verify.rules_of_then"))

    def _changes(self, found: Verification) -> None:
        self._line()
        receipt = found.report.receipt
        if not found.changes:
            counts = {"rules": len(receipt.rules), "files": len(receipt.files)}
            self._line(self._say("verify.nothing_changed", **counts))
            return
        self._line(self._say("verify.changed"), "bold")
        for line in self._changed(found.changes):
            self._indented(line, 2)

    def _changed(self, changes: Changes) -> Iterator[str]:
        for key, pair in (("program", changes.program), ("engine", changes.engine)):
            if pair is not None:
                yield self._labelled(f"verify.{key}", " → ".join(pair))
        for key, files in (("rules", changes.rules), ("files", changes.files)):
            for change, names in _by_change(files):
                what = self._say(f"verify.{change}", files=", ".join(names))
                yield self._labelled(f"verify.{key}", what)
        if changes.decisions != "same":
            before, now = changes.decided
            what = self._say(f"verify.decisions_{changes.decisions}", before=before, now=now)
            yield self._labelled("verify.decisions", what)

    def _findings(self, findings: Findings) -> None:
        if findings.verdicts:
            self._heading("verify.verdicts", len(findings.verdicts))
        for verdict in findings.verdicts:
            name = self._titled(verdict.regime)
            if verdict.decided:
                name = self._say("verify.verdict_with_decisions", regime=name)
            self._turned(name, verdict.before, verdict.now)
        if findings.turned:
            self._heading("verify.findings", len(findings.turned))
        for finding in findings.turned:
            self._turned(self._about(finding), finding.before, finding.now)
            self._values(finding)
        if findings.rests_otherwise:
            self._heading("verify.rests_otherwise", len(findings.rests_otherwise))
        for finding in findings.rests_otherwise:
            self._indented(self._about(finding), 2)
            self._values(finding)

    def _values(self, finding: Moved) -> None:
        """What a finding met and is another; of many values only the first."""
        if finding.before is None or finding.now is None:
            return
        for one in finding.values[:MAX_VALUES]:
            name = one.name if one.item is None else f"{one.name} ({one.item})"
            values = " → ".join(value or "?" for value in (one.before, one.now))
            self._indented(self._say("report.label", label=name, text=values), 6)
        if len(finding.values) > MAX_VALUES:
            self._indented("…", 6)

    def _turned(self, name: str, before: Outcome | None, now: Outcome | None) -> None:
        line = Line(name)
        line.append(self._say("report.label", label="", text=""))
        for number, outcome in enumerate((before, now)):
            line.append(" → " if number else "")
            said = self._say("verify.absent" if outcome is None else f"outcome.{outcome}")
            line.append(said, "" if outcome is None else STYLES[outcome])
        self._indented(line, 2)

    def _about(self, finding: Moved) -> str:
        named = subject_in_words(finding.subject, self._language)
        return f"{finding.rule} · {named} · {self._titled(finding.rule)}"

    def _titled(self, name: str) -> str:
        title = self._titles.get(name)
        return name if title is None else title.in_(self._language)

    def _labelled(self, key: str, text: str) -> str:
        return self._say("report.label", label=self._say(key), text=text)

    def _heading(self, key: str, number: int) -> None:
        self._line()
        self._line(f"{self._say(key)} ({number})", "bold")

    def _say(self, key: str, **values: object) -> str:
        return phrase(key).in_(self._language).format(**values)

    def _line(self, text: str = "", style: str = "") -> None:
        self._console.print(Line(text, style=style))

    def _indented(self, text: str | Line, by: int) -> None:
        self._console.print(Padding(text, (0, 0, 0, by), expand=False))


def _by_change(files: FileChanges) -> Iterator[tuple[str, tuple[str, ...]]]:
    for change, names in (
        ("file_changed", files.changed),
        ("file_added", files.added),
        ("file_removed", files.removed),
    ):
        if names:
            yield change, names
