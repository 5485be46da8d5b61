"""The report as text for a terminal: verdicts first, then failures, then what is missing."""

import io
import os
from collections.abc import Iterable

from accreditation.findings import (
    Finding,
    Need,
    Outcome,
    Report,
    Subject,
    Tally,
)
from accreditation.findings.questions import open_findings, open_questions, weightiest
from accreditation.language import Language, phrase
from accreditation.law import Pack
from accreditation.reports.decided import (
    answered,
    counted_as,
    decisions_on,
    lapsed,
    why,
    with_decisions,
)
from accreditation.reports.formats import Checked
from accreditation.reports.law_place import coded_place, law_place
from accreditation.reports.needs import foretold, kind_of, place, told_of
from accreditation.reports.receipt_line import receipt_line
from accreditation.reports.screen import Parts, PlainScreen, Screen
from accreditation.reports.subjects import subject_in_words
from accreditation.reports.writing import labelled, written, written_date

STYLES: dict[Outcome, str] = {
    "pass": "green",
    "fail": "bold red",
    "unknown": "yellow",
    "not_applicable": "dim",
}

OTHERS: dict[str, Outcome] = {
    "report.passes": "pass",
    "report.not_applicable": "not_applicable",
}
"""Outcomes of which findings are only shown when asked for, by the heading above them."""

_COLOURS = frozenset({"FORCE_COLOR", "TTY_COMPATIBLE"})
"""Variables by which a user asks for colours in what does not go to a terminal."""

MOST_DETAILS = 10
"""Changes shown of a decision that was set aside."""


def checked_text(checked: Checked) -> str:
    """A report as text, with colours for a terminal."""
    stream = io.StringIO()
    screen = _screen(stream, checked.language, terminal=checked.terminal)
    TextReport(screen, checked.pack, checked.language, verbose=checked.verbose).write(
        checked.report
    )
    return stream.getvalue()


def _screen(stream: io.StringIO, language: Language, *, terminal: bool) -> Screen:
    """A screen with colours for a terminal, and where the environment asks for them."""
    if not terminal and _COLOURS.isdisjoint(os.environ):
        return PlainScreen(stream, language)
    from accreditation.reports.styled_screen import StyledScreen

    return StyledScreen(stream, language, terminal=terminal)


class TextReport:
    """Writes a report to a screen in one language."""

    def __init__(self, screen: Screen, pack: Pack, language: Language, *, verbose: bool) -> None:
        self._screen = screen
        self._pack = pack
        self._language = language
        self._verbose = verbose

    def write(self, report: Report) -> None:
        """Write the whole report."""
        date = written_date(report.as_of, self._language)
        self._line(f"{report.name} · {self._say('report.as_of', date=date)}", "bold")
        self._verdicts(report)
        subjects = [self._subject(s, there=there) for s, there in report.examined.items()]
        self._indented(self._say("report.examined", subjects=", ".join(subjects)), 0)
        if report.left_out:
            left = ", ".join(self._subject(subject) for subject in report.left_out)
            self._indented(self._say("report.left_out", subjects=left), 0, "yellow")
        self._decided(report)
        self._set_aside(report)
        failed = [f for f in report.findings if f.outcome == "fail"]
        unknown = [f for f in report.findings if f.outcome == "unknown"]
        self._failures(sorted(failed, key=weightiest), report)
        self._missing(sorted(unknown, key=weightiest), report)
        for key, outcome in OTHERS.items():
            self._others(key, [f for f in report.findings if f.outcome == outcome], report)
        self._line()
        alone = report.engine.agrees_with is None
        key = "report.decided_alone" if alone else "report.decided_by"
        self._line(self._say(key, engine=report.engine.decided_by), "dim")
        self._line(self._say("report.scope"), "dim")
        if report.receipt is not None:
            self._line(receipt_line(report.receipt, self._language), "dim")

    def _verdicts(self, report: Report) -> None:
        for regime, obligations in report.obligations.items():
            line = [(report.regimes[regime].in_(self._language), "")]
            if regime in report.verdicts:
                verdict = report.verdicts[regime]
                line.append((labelled("", "", self._language), ""))
                line.append((self._say(f"outcome.{verdict}").upper(), STYLES[verdict]))
                if report.decisions or report.answers:
                    decided = with_decisions(regime, report, self._language)
                    line.append((f" ({decided})", ""))
            self._line(line, "bold")
            if regime in report.conditions:
                self._counts("report.of_conditions", report.conditions[regime])
            if obligations.expected:
                self._counts("report.of_obligations", obligations)

    def _counts(self, key: str, tally: Tally) -> None:
        counts = {
            "number": tally.expected,
            "passed": tally.passed,
            "failed": tally.failed,
            "unknown": tally.unknown,
            "not_applicable": tally.not_applicable,
        }
        self._indented(self._say(key, **counts), 2)

    def _decided(self, report: Report) -> None:
        """The findings that count as a person decided, and the answers that count."""
        overruled = [f for f in report.findings if (f.rule, f.subject) in report.decisions]
        number = len(overruled) + len(report.answers)
        if number:
            self._heading("decide.taken", number)
        for finding in overruled:
            self._title(finding)
            decision = report.decisions[finding.rule, finding.subject]
            self._indented(counted_as(finding, decision, self._language), 4)
            for line in why(decision, self._language):
                self._indented(line, 4)
        for answer in report.answers:
            subject = subject_in_words(answer.subject, self._language)
            self._indented(f"{answer.fact} · {subject}", 2)
            for line in answered(answer, self._language):
                self._indented(line, 4)

    def _set_aside(self, report: Report) -> None:
        """The decisions that do not count any more, with what has changed."""
        if report.set_aside:
            self._heading("decide.set_aside", len(report.set_aside))
        for one in report.set_aside:
            subject = subject_in_words(one.subject, self._language)
            self._indented(((one.about, "yellow"), (f" · {subject}", "")), 2)
            self._indented(lapsed(one, self._language, MOST_DETAILS), 4)
            for line in why(one.decision, self._language):
                self._indented(line, 4)

    def _failures(self, findings: list[Finding], report: Report) -> None:
        if findings:
            self._heading("report.failures", len(findings))
        for finding in findings:
            self._title(finding)
            self._indented(written(finding.message, self._language), 4)
            if finding.remedy is not None:
                remedy = written(finding.remedy, self._language)
                self._labelled("report.remedy", remedy)
            self._sources(finding)
            self._decisions(finding, report)

    def _missing(self, findings: list[Finding], report: Report) -> None:
        """The questions, each once; of what has no file at all, only that it is missing."""
        absent = [subject for subject, there in report.examined.items() if not there]
        questions = open_questions(report)
        if questions or absent:
            self._heading("report.missing", len(questions) + len(absent))
        if questions:
            self._indented(self._say("report.asked_once"), 2, "dim")
        for subject in absent:
            number = sum(finding.subject == subject for finding in open_findings(report))
            file = self._say("report.no_file", subject=self._subject(subject), number=number)
            self._indented((("? ", "yellow"), (file, "")), 2)
        for question in questions:
            self._question(question.need)
            for (rule, would_be), subjects in self._askers(question.askers).items():
                self._indented(labelled(rule, subjects, self._language), 6, "dim")
                if would_be is not None:
                    self._indented(would_be, 8)
        if self._verbose:
            self._others("report.unknown", findings, report)

    def _question(self, need: Need) -> None:
        kind = kind_of(need, self._language)
        question = need.question.in_(self._language)
        line = (("? ", "yellow"), (question, ""), (f" [{kind}; {need.fact}]", "dim"))
        self._indented(line, 2)
        for told in told_of(need, self._language):
            self._indented(told, 6)

    def _askers(self, askers: Iterable[tuple[Finding, Need]]) -> dict[tuple[str, str | None], str]:
        """For each rule that asks, with its law and what it would be, what it asks about."""
        found: dict[tuple[str, str | None], list[str]] = {}
        for finding, need in askers:
            items = f" ({', '.join(need.items)})" if need.items else ""
            law = finding.citations.law[0]
            asker = f"{finding.rule} ({law_place(law, self._pack, self._language)})"
            key = (asker, foretold(finding, self._language))
            found.setdefault(key, []).append(self._subject(finding.subject) + items)
        return {key: ", ".join(subjects) for key, subjects in found.items()}

    def _others(self, key: str, findings: list[Finding], report: Report) -> None:
        if not findings:
            return
        self._heading(key, len(findings))
        if not self._verbose:
            self._indented(self._say("report.folded"), 2)
            return
        for finding in findings:
            self._title(finding)
            self._indented(written(finding.message, self._language), 4)
            would_be = foretold(finding, self._language)
            if would_be is not None:
                self._indented(would_be, 4)
            self._sources(finding)
            self._decisions(finding, report)

    def _decisions(self, finding: Finding, report: Report) -> None:
        for line in decisions_on(finding, report, self._language):
            self._indented(line, 4, "bold")

    def _title(self, finding: Finding) -> None:
        weight = self._say(f"weight.{finding.weight}")
        subject = self._subject(finding.subject)
        title = f" · {subject} · {finding.title.in_(self._language)} ({weight})"
        self._indented(((finding.rule, STYLES[finding.outcome]), (title, "")), 2)

    def _sources(self, finding: Finding) -> None:
        citations = finding.citations
        if finding.texts_differ is not None:
            self._labelled("report.texts_differ", finding.texts_differ.in_(self._language))
        law = (coded_place(one, self._pack, self._language) for one in citations.law)
        self._labelled("report.law", "; ".join(law))
        for key, places in (
            ("report.statutes_articles", [place(c, self._language) for c in citations.statutes]),
            ("report.evidence", [place(c, self._language) for c in citations.evidence]),
        ):
            if places:
                self._labelled(key, "; ".join(places))

    def _subject(self, subject: Subject, *, there: bool = True) -> str:
        return subject_in_words(subject, self._language, there=there)

    def _labelled(self, key: str, text: str) -> None:
        self._indented(labelled(self._say(key), text, self._language), 4)

    def _heading(self, key: str, number: int) -> None:
        self._line()
        self._line(f"{self._say(key)} ({number})", "bold")

    def _say(self, key: str, **values: object) -> str:
        return phrase(key).in_(self._language).format(**values)

    def _line(self, parts: Parts = "", style: str = "") -> None:
        self._screen.line(parts, style)

    def _indented(self, parts: Parts, by: int, style: str = "") -> None:
        self._screen.indented(parts, by, style)
