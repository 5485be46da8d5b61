"""A verification as text for a terminal: whether the findings are the same, then what changed."""

import io
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text as Line

from accreditation.findings import OUTCOMES, Outcome
from accreditation.language import Language, phrase
from accreditation.law import Pack
from accreditation.receipts.comparing import Changes, FileChanges, Findings, Moved
from accreditation.receipts.decisions import DecisionMoved
from accreditation.receipts.verifying import Verification
from accreditation.reports.decided import lapsed
from accreditation.reports.subjects import subject_in_words
from accreditation.reports.text_report import MOST_DETAILS, STYLES
from accreditation.reports.verification.naming import Naming
from accreditation.reports.writing import labelled, written_date

WIDTH = 100
"""Columns of text that does not go to a terminal."""

MAX_VALUES = 5
"""As many values of one finding as are shown."""

_STATE_STYLES = {"same": "bold green", "different": "bold red", "not_checked": "bold yellow"}


def verification_text(
    found: Verification,
    pack: Pack,
    language: Language,
    *,
    terminal: bool,
) -> str:
    """``found`` as lines, without a final line break.

    Args:
        found: What came of it.
        pack: The rules, for what things are called.
        language: The language to tell it in.
        terminal: Whether it goes to a terminal, which has colours and a width of its own.
    """
    stream = io.StringIO()
    width = None if terminal else WIDTH
    console = Console(file=stream, highlight=False, width=width, force_terminal=terminal or None)
    _Teller(console, pack, language).tell(found)
    return stream.getvalue().rstrip("\n")


class _Teller:
    def __init__(self, console: Console, pack: Pack, language: Language) -> None:
        self._console = console
        self._language = language
        self._naming = Naming(pack, language)

    def tell(self, found: Verification) -> None:
        date = written_date(found.report.as_of, self._language)
        self._line(f"{found.report.name} · {self._say('report.as_of', date=date)}", "bold")
        only_words = found.state == "different" and not found.findings
        state = "same" if only_words else found.state
        self._line(self._say(f"verify.{state}"), "" if only_words else _STATE_STYLES[state])
        if found.integrity != "whole":
            self._line(self._say(f"verify.{found.integrity}"), "bold red")
        self._words(found)
        self._changes(found)
        if found.findings is not None:
            self._findings(found.findings)
        if found.changes.rules and found.state != "same":
            self._line()
            self._line(self._say("verify.rules_of_then"))

    def _words(self, found: Verification) -> None:
        """How far the words of the report could be looked at."""
        if found.page is not None:
            sure = found.page in ("same", "sealed")
            self._line(self._say(f"verify.page_{found.page}"), "" if sure else "yellow")

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
            name = self._naming.title(verdict.regime)
            if verdict.decided:
                name = self._say("verify.verdict_with_decisions", regime=name)
            self._turned(name, verdict.before, verdict.now)
        if findings.turned:
            self._heading("verify.findings", len(findings.turned))
        for finding in findings.turned:
            self._finding(finding)
            self._values(finding)
        if findings.rests_otherwise:
            self._heading("verify.rests_otherwise", len(findings.rests_otherwise))
        for finding in findings.rests_otherwise:
            self._indented(self._about(finding), 2)
            self._values(finding)
        if findings.decisions:
            self._heading("verify.decisions_moved", len(findings.decisions))
        for decision in findings.decisions:
            self._decision(decision)

    def _finding(self, finding: Moved) -> None:
        """The outcome of then and of now, and as what the finding counts where persons decided."""
        self._turned(self._about(finding), finding.before, finding.now)
        if finding.counted != (finding.before, finding.now):
            self._turned(self._say("verify.with_decisions"), *finding.counted, by=6)

    def _decision(self, moved: DecisionMoved) -> None:
        number = self._say("verify.decision", number=moved.number, by=moved.by)
        subject = subject_in_words(moved.subject, self._language)
        self._indented(f"{number} · {self._naming.about(moved.about)} · {subject}", 2)
        if moved.set_aside is not None:
            said = lapsed(moved.set_aside, self._language, MOST_DETAILS)
        else:
            before, now = (self._said(moved, value) for value in (moved.before, moved.now))
            said = self._say(f"verify.decision_{moved.change}", before=before, now=now)
        self._indented(said, 6)

    def _said(self, moved: DecisionMoved, value: str | None) -> str:
        """An outcome that was decided, or an answer."""
        if value in OUTCOMES:
            return self._say(f"outcome.{value}")
        return self._naming.value(moved.about, value)

    def _values(self, finding: Moved) -> None:
        """What a finding met and is another; of many values only the first."""
        if finding.before is None or finding.now is None:
            return
        for one in finding.values[:MAX_VALUES]:
            name = self._naming.value_name(one.name, finding.rule, one.item)
            said = (self._naming.value(one.name, v, finding.rule) for v in (one.before, one.now))
            values = " → ".join(said)
            self._indented(labelled(name, values, self._language), 6)
        if len(finding.values) > MAX_VALUES:
            self._indented("…", 6)

    def _turned(self, name: str, before: Outcome | None, now: Outcome | None, by: int = 2) -> None:
        """A name with what it was and is, or with what it still is."""
        line = Line(name)
        line.append(labelled("", "", self._language))
        for number, outcome in enumerate((before,) if before == now else (before, now)):
            line.append(" → " if number else "")
            said = self._say("verify.absent" if outcome is None else f"outcome.{outcome}")
            line.append(said, "" if outcome is None else STYLES[outcome])
        self._indented(line, by)

    def _about(self, finding: Moved) -> str:
        named = subject_in_words(finding.subject, self._language)
        return f"{finding.rule} · {named} · {self._naming.title(finding.rule)}"

    def _labelled(self, key: str, text: str) -> str:
        return labelled(self._say(key), text, self._language)

    def _heading(self, key: str, number: int) -> None:
        self._line()
        self._line(f"{self._say(key)} ({number})", "bold")

    def _say(self, key: str, **values: object) -> str:
        return phrase(key).in_(self._language).format(**values)

    def _line(self, text: str = "", style: str = "") -> None:
        self._console.print(Line(text, style=style))

    def _indented(self, text: str | Line, by: int) -> None:
        line = Line(text) if isinstance(text, str) else text
        for part in line.wrap(self._console, max(self._console.width - by, 20)):
            part.rstrip()
            self._console.print(Line(" " * by) + part, soft_wrap=True)


def _by_change(files: FileChanges) -> Iterator[tuple[str, tuple[str, ...]]]:
    for change, names in (
        ("file_changed", files.changed),
        ("file_added", files.added),
        ("file_removed", files.removed),
    ):
        if names:
            yield change, names
