"""The report as a workbook: findings, questions, conditions by subject, decisions, receipt."""

from collections.abc import Iterator

from openpyxl import Workbook

from accreditation.findings import Answer, Decision, Finding, Need, Outcome, Report, Subject
from accreditation.findings.questions import open_findings, open_questions
from accreditation.language import Language, phrase
from accreditation.reports.decided import (
    answer_in_words,
    answered,
    answers_behind,
    counted,
    lapsed,
    outcome_in_words,
)
from accreditation.reports.formats import Checked
from accreditation.reports.machines.saving import saved
from accreditation.reports.machines.sheets import Cell, Column, add_sheet
from accreditation.reports.needs import kind_of, place, told_of
from accreditation.reports.subjects import subject_in_words
from accreditation.reports.writing import language_tag, written, written_date

Row = list[Cell]


def write(checked: Checked) -> bytes:
    """The workbook, in the language of its reader."""
    book = Workbook()
    del book["Sheet"]
    teller = _Teller(checked.report, checked.language)
    for name, columns, rows in (
        ("findings", teller.finding_columns(), teller.findings()),
        ("questions", teller.question_columns(), teller.questions()),
        ("matrix", teller.matrix_columns(), teller.matrix()),
        ("decisions", teller.decision_columns(), teller.decisions()),
        ("receipt", teller.receipt_columns(), teller.receipt()),
    ):
        add_sheet(book, phrase(f"table.{name}").in_(checked.language), columns, rows)
    book.properties.title = f"{checked.report.name} · {checked.report.as_of}"
    book.properties.creator = "accreditation"
    book.properties.language = language_tag(checked.language)
    return saved(book, checked.report.as_of)


class _Teller:
    """The rows of each sheet, in one language."""

    def __init__(self, report: Report, language: Language) -> None:
        self.report = report
        self.language = language

    def finding_columns(self) -> list[Column]:
        return self._columns(
            regime=9,
            rule=24,
            title=26,
            subject=15,
            item=12,
            weight=12,
            outcome=13,
            decided=13,
            message=50,
            remedy=34,
            law=18,
            link=9,
            statutes=10,
            evidence=26,
        )

    def findings(self) -> Iterator[Row]:
        for finding in self.report.findings:
            yield self._finding(finding)
            yield from (self._finding(item) for item in finding.items)

    def _finding(self, finding: Finding) -> Row:
        law = finding.citations.law
        overruled = (finding.rule, finding.subject) in self.report.decisions
        links = (Cell(one.instrument, link=one.eli) for one in law if one.eli is not None)
        return [
            Cell(finding.regime),
            Cell(finding.rule),
            Cell(finding.title.in_(self.language)),
            Cell(self._subject(finding.subject)),
            Cell(finding.subject.item or ""),
            Cell(phrase(f"weight.{finding.weight}").in_(self.language)),
            self._outcome(finding.outcome),
            self._outcome(counted(finding, self.report)) if overruled else Cell(""),
            Cell(self._message(finding)),
            Cell("" if finding.remedy is None else written(finding.remedy, self.language)),
            Cell("\n".join(f"{one.instrument} {one.at}" for one in law)),
            next(links, Cell("")),
            Cell(", ".join(one.article for one in finding.citations.statutes)),
            Cell("\n".join(place(one, self.language) for one in finding.citations.evidence)),
        ]

    def _message(self, finding: Finding) -> str:
        questions = (need.question.in_(self.language) for need in finding.needs)
        answers = (
            " ".join(answered(answer, self.language))
            for answer in answers_behind(finding, self.report)
        )
        return "\n".join((written(finding.message, self.language), *questions, *answers))

    def question_columns(self) -> list[Column]:
        return self._columns(question=60, fact=34, kind=24, told=50, asked_by=60)

    def questions(self) -> Iterator[Row]:
        """The questions, each once; of what has no file at all, only that it is missing."""
        absent = [subject for subject, there in self.report.examined.items() if not there]
        for subject in absent:
            number = sum(finding.subject == subject for finding in open_findings(self.report))
            told = phrase("report.no_file").in_(self.language)
            missing = told.format(subject=self._subject(subject), number=number)
            yield [Cell(missing), *(Cell("") for _ in range(4))]
        for question in open_questions(self.report):
            need = question.need
            yield [
                Cell(need.question.in_(self.language)),
                Cell(need.fact),
                Cell(kind_of(need, self.language)),
                Cell("\n".join(told_of(need, self.language))),
                Cell("\n".join(self._asker(*asker) for asker in question.askers)),
            ]

    def _asker(self, finding: Finding, need: Need) -> str:
        items = f", {', '.join(need.items)}" if need.items else ""
        return f"{finding.rule} ({self._subject(finding.subject)}{items})"

    def matrix_columns(self) -> list[Column]:
        subjects = (Column(self._subject(subject), 18) for subject in self.report.examined)
        return [*self._columns(regime=20, rule=32, title=40), *subjects]

    def matrix(self) -> Iterator[Row]:
        found = {(f.rule, f.subject): f for f in self.report.findings if f.weight == "condition"}
        rules = {finding.rule: finding for finding in found.values()}
        for regime, name in self.report.regimes.items():
            for rule, one in rules.items():
                if one.regime == regime:
                    cells = [self._judged(found.get((rule, s))) for s in self.report.examined]
                    titles = (name.in_(self.language), rule, one.title.in_(self.language))
                    yield [*map(Cell, titles), *cells]

    def _judged(self, finding: Finding | None) -> Cell:
        if finding is None:
            return Cell("")
        machine = self._outcome(finding.outcome)
        if (finding.rule, finding.subject) not in self.report.decisions:
            return machine
        decided = self._outcome(counted(finding, self.report))
        return Cell(f"{machine.text} → {decided.text}", decided.outcome)

    def decision_columns(self) -> list[Column]:
        return self._columns(
            number=6,
            about=34,
            subject=20,
            question=50,
            outcome=16,
            by=20,
            on=20,
            reasons=60,
            document=24,
            state=30,
        )

    def decisions(self) -> Iterator[Row]:
        counts = self._say("counts")
        rows = [
            (decision, self._decision(decision, rule, subject, counts))
            for (rule, subject), decision in self.report.decisions.items()
        ]
        rows += [(one.decision, self._answer(one, counts)) for one in self.report.answers]
        rows += [
            (
                one.decision,
                self._decision(one.decision, one.about, one.subject, lapsed(one, self.language)),
            )
            for one in self.report.set_aside
        ]
        yield from (row for _, row in sorted(rows, key=lambda row: row[0].number))

    def _answer(self, answer: Answer, state: str) -> Row:
        row = self._decision(answer.decision, answer.fact, answer.subject, state)
        asked = answer.question.in_(self.language)
        return [*row[:3], Cell(asked), Cell(answer_in_words(answer, self.language)), *row[5:]]

    def _decision(self, decision: Decision, about: str, subject: Subject, state: str) -> Row:
        return [
            Cell(str(decision.number)),
            Cell(about),
            Cell(self._subject(subject)),
            Cell(""),
            Cell("") if decision.outcome is None else self._outcome(decision.outcome),
            Cell(decision.by),
            Cell(written_date(decision.on, self.language)),
            Cell(decision.reasons),
            Cell(decision.document or ""),
            Cell(state),
        ]

    def receipt_columns(self) -> list[Column]:
        return self._columns(key=50, value=72)

    def receipt(self) -> Iterator[Row]:
        report = self.report
        yield self._entry("cooperative", report.name)
        yield self._entry("as_of", written_date(report.as_of, self.language))
        for key, verdicts in (
            ("verdict", report.verdicts),
            ("verdict_decided", report.verdicts_with_decisions),
        ):
            for regime, verdict in verdicts.items():
                name = report.regimes[regime].in_(self.language)
                yield [Cell(self._say(key).format(regime=name)), self._outcome(verdict)]
        yield from (self._entry("left_out", self._subject(one)) for one in report.left_out)
        yield self._entry("engine", report.engine.decided_by)
        receipt = report.receipt
        if receipt is None:
            return
        yield self._entry("program", receipt.program)
        yield self._entry("findings_digest", receipt.findings)
        if receipt.decisions is not None:
            yield self._entry("decisions_digest", receipt.decisions)
        for key, digests in (("file_digest", receipt.files), ("rules_digest", receipt.rules)):
            for name, digest in digests.items():
                yield [Cell(self._say(key).format(name=name)), Cell(digest)]

    def _entry(self, key: str, value: str) -> Row:
        return [Cell(self._say(key)), Cell(value)]

    def _columns(self, **widths: int) -> list[Column]:
        return [Column(self._say(key), width) for key, width in widths.items()]

    def _outcome(self, outcome: Outcome) -> Cell:
        return Cell(outcome_in_words(outcome, self.language), outcome)

    def _subject(self, subject: Subject) -> str:
        there = self.report.examined.get(subject, True)
        return subject_in_words(subject, self.language, there=there)

    def _say(self, key: str) -> str:
        return phrase(f"table.{key}").in_(self.language)
