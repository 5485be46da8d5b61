"""The report as a document of blocks, for Word and Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from accreditation.findings import Outcome
from accreditation.language import phrase
from accreditation.reports.document import (
    Block,
    Bullets,
    Cell,
    Cover,
    Document,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    Tone,
)
from accreditation.reports.dossier_report.model import (
    Decided,
    Found,
    Listed,
    Map,
    Model,
    Place,
    Question,
    Told,
    Verdict,
)
from accreditation.reports.dossier_report.rows import Together, together
from accreditation.reports.spacing import spaced

_TONES: dict[str, Tone] = {"pass": "good", "fail": "bad", "unknown": "open"}
_SUBJECT_WIDTH = 0.12
"""The part of the width of a page that the column of a subject takes."""


def document_of(model: Model) -> Document:
    """The report as a document."""
    return _Paper(model).document()


class _Paper:
    def __init__(self, model: Model) -> None:
        self._model = model
        self._words = model.words

    def document(self) -> Document:
        """All of it."""
        model = self._model
        lines = [line for verdict in model.verdicts for line in self._verdict(verdict)]
        lines.append(self._labelled("examined", ", ".join(model.subjects)))
        if model.left_out:
            lines.append(self._labelled("left_out", ", ".join(model.left_out)))
        blocks = (
            *self._failures(),
            *self._maps(),
            *self._missing(),
            *self._others("unknown", "open"),
            *self._others("pass", "passes"),
            *self._others("not_applicable", "not_applicable"),
            *self._decisions(),
            *self._cited(),
            *self._receipt(),
        )
        return Document(
            title=model.title,
            language=model.language,
            dated=model.dated,
            cover=Cover(model.name, f"{self._words['kind']} – {model.as_of}", tuple(lines)),
            blocks=blocks,
            footer=model.title,
        )

    def _verdict(self, verdict: Verdict) -> Iterator[Runs]:
        head = Run(self._head(verdict.regime.word), "strong")
        if verdict.outcome is None:
            yield (head, Run(self._words["without_verdict"]))
        elif verdict.decided is None:
            yield (head, _told(verdict.outcome))
        else:
            machine = f"{self._head(self._words['machine'])}{verdict.outcome.word}"
            decided = f" – {self._words['with_decisions']} ({machine})"
            yield (head, _told(verdict.decided), Run(decided))
        if verdict.why:
            yield (Run(verdict.why),)
        for counts in (verdict.conditions, verdict.obligations):
            if counts is not None:
                yield (Run(counts.line, "quiet"),)

    def _maps(self) -> Iterator[Block]:
        yield Heading(1, self._words["map"])
        yield Paragraph((Run(self._words["map_about"]),))
        yield Paragraph(self._legend())
        for one in self._model.maps:
            yield Heading(2, one.regime.word)
            yield self._map(one)

    def _legend(self) -> Runs:
        runs = [Run(self._head(self._words["legend"]), "strong")]
        for told in self._model.outcomes:
            runs += [Run(", ")] if len(runs) > 1 else []
            runs.append(Run(f"{told.sign} {told.word}", tone=_TONES.get(told.code, "neutral")))
        return tuple(runs)

    def _map(self, one: Map) -> Table:
        rows = []
        for band in one.bands:
            empty = (Cell(()),) * len(one.columns)
            rows.append((Cell(((Run(band.weight.word, "strong"),),)), *empty))
            for row in band.rows:
                name = Cell(((Run(row.title), Run(f" {row.rule}", "quiet")),))
                squares = []
                for square in row.squares:
                    if square is None:
                        squares.append(Cell(()))
                        continue
                    decided = "" if square.decided is None else f" → {square.decided.sign}"
                    told = square.decided or square.outcome
                    words = f"{square.outcome.sign}{decided}"
                    squares.append(Cell(((Run(words),),), _TONES.get(told.code, "neutral")))
                rows.append((name, *squares))
        header = (self._words["rule"], *(short for short, _ in one.columns))
        rest = max(1 - _SUBJECT_WIDTH * len(one.columns), 0.3)
        widths = (rest, *[_SUBJECT_WIDTH] * len(one.columns))
        return Table(tuple((Run(word),) for word in header), tuple(rows), widths)

    def _failures(self) -> Iterator[Block]:
        failed = self._model.with_outcome("fail")
        yield self._heading("failures", failed)
        if not failed:
            yield Paragraph((Run(self._words["no_failures"]),))
        for found in failed:
            yield Heading(2, f"{found.title} – {found.subject}")
            yield from self._finding(found)

    def _finding(self, found: Found) -> Iterator[Block]:
        about = f" · {found.regime.word} · {found.weight.word} · {found.rule}"
        yield Paragraph((_told(found.outcome), Run(about, "quiet")))
        yield Paragraph((Run(found.message),))
        for decision in found.decided:
            yield Bullets(tuple(self._decided(decision)))
        for key, text in (("remedy", found.remedy), ("texts_differ", found.texts_differ)):
            if text:
                yield Paragraph(self._labelled(key, text))
        for key, places in (
            ("law", found.law),
            ("statutes", found.statutes),
            ("evidence", found.evidence),
        ):
            if places:
                yield Paragraph((Run(self._head(self._words[key]), "strong"), *_cited(places)))

    def _missing(self) -> Iterator[Block]:
        model = self._model
        yield self._heading("missing", (*model.absent, *model.questions))
        if not model.absent and not model.questions:
            yield Paragraph((Run(self._words["nothing_missing"]),))
            return
        yield Paragraph((Run(self._words["missing_about"]),))
        if model.absent:
            yield Bullets(tuple((Run(line, "strong"),) for line in model.absent))
        if model.questions:
            header = ("question", "about", "asked_by")
            rows = tuple(self._question(question) for question in model.questions)
            yield self._table(header, rows, (5, 2, 3))

    def _question(self, question: Question) -> tuple[Cell, ...]:
        kind = Run(f" [{question.kind}; {question.fact}]", "quiet")
        told = ((Run(line, "quiet"),) for line in question.told)
        rules = "; ".join(f"{asker.rule} ({asker.law})" for asker in question.askers)
        return (
            Cell(((Run(question.text), kind), *told)),
            Cell(((Run(", ".join(question.subjects)),),)),
            Cell(((Run(question.weight.word, "strong"),), (Run(rules, "quiet"),))),
        )

    def _others(self, outcome: Outcome, key: str) -> Iterator[Block]:
        found = self._model.with_outcome(outcome)
        if not found:
            return
        yield self._heading(key, found)
        if outcome == "unknown":
            yield Paragraph((Run(self._words["open_about"]),))
        rows = tuple(self._together(row) for row in together(found))
        yield self._table(("rule", "about", "sources"), rows, (4, 2, 4))

    def _together(self, row: Together) -> tuple[Cell, ...]:
        name = (Run(row.title), Run(f" {row.rule} ({row.weight.word}, ", "quiet"))
        outcome = Run(row.outcome.word, tone=_TONES.get(row.outcome.code, "neutral"))
        lines: list[Runs] = [(*name, outcome, Run(")", "quiet"))]
        lines += [(Run(text),) for text in (row.message, row.foretold) if text]
        lines += [line for one in row.decisions for line in self._decided(one)]
        sources: list[Runs] = [_cited(row.law)]
        sources += [_cited(places) for places in (row.statutes, row.evidence) if places]
        return (
            Cell(tuple(lines)),
            Cell(((Run(", ".join(row.subjects)),),)),
            Cell(tuple(sources)),
        )

    def _decisions(self) -> Iterator[Block]:
        model = self._model
        yield self._heading("decisions", model.decisions)
        if not model.decisions:
            yield Paragraph((Run(self._words["no_decisions"]),))
        for one in model.decisions:
            yield from self._recorded(one)
        if model.set_aside:
            yield self._heading("set_aside", model.set_aside)
            for one in model.set_aside:
                yield from self._recorded(one)

    def _recorded(self, one: Decided) -> Iterator[Block]:
        yield Heading(2, f"{one.about} – {one.subject}")
        yield Bullets(tuple(self._decided(one)))

    def _decided(self, one: Decided) -> Iterator[Runs]:
        if one.question:
            yield (Run(one.question),)
        runs = [Run(f"{one.made} – "), *self._outcome(one)]
        if one.machine is not None:
            runs.append(Run(f" ({self._head(self._words['machine'])}{one.machine.word})"))
        yield tuple(runs)
        yield self._labelled("reasons", one.reasons)
        if one.document:
            yield self._labelled("document", one.document)
        if one.because:
            yield (Run(one.because),)

    def _outcome(self, one: Decided) -> Runs:
        """What a decision says."""
        if one.outcome is not None:
            return (_told(one.outcome),)
        if one.value:
            return (Run(self._head(self._words["answered"])), Run(one.value, "strong"))
        return (Run(self._words["answer"]),)

    def _cited(self) -> Iterator[Block]:
        model = self._model
        yield Heading(1, self._words["cited"])
        for key, listed in (
            ("instruments", model.instruments),
            ("articles", model.articles),
            ("documents", model.documents),
            ("codes", model.codes),
        ):
            if listed:
                yield Heading(2, self._words[key])
                yield Bullets(tuple(self._listed(one) for one in listed))

    def _listed(self, one: Listed) -> Runs:
        return (Run(self._head(one.name), "strong"), Run(one.title, link=one.link))

    def _receipt(self) -> Iterator[Block]:
        stamp = self._model.stamp
        yield Heading(1, self._words["receipt"])
        if stamp is None:
            yield Paragraph((Run(self._words["no_receipt"]),))
            return
        yield Paragraph((Run(self._words["receipt_about"]),))
        yield Bullets(
            tuple((Run(self._head(name), "strong"), Run(value)) for name, value in stamp.lines)
        )
        rows = tuple(
            (Cell(((Run(file),),)), Cell(((Run(digest),),))) for file, digest in stamp.files
        )
        yield Heading(2, self._words["files"])
        yield self._table(("file", "digest"), rows, (1, 2))

    def _table(
        self, header: Sequence[str], rows: tuple[tuple[Cell, ...], ...], widths: tuple[float, ...]
    ) -> Table:
        return Table(tuple((Run(self._words[key]),) for key in header), rows, widths)

    def _heading(self, key: str, counted: Sequence[object]) -> Heading:
        number = f" ({len(counted)})" if counted else ""
        return Heading(1, self._words[key] + number)

    def _head(self, word: str) -> str:
        language = self._model.language
        return spaced(phrase("report.label").in_(language), language).format(label=word, text="")

    def _labelled(self, key: str, text: str) -> Runs:
        return (Run(self._head(self._words[key]), "strong"), Run(text))


def _told(told: Told) -> Run:
    return Run(told.word, "strong", tone=_TONES.get(told.code, "neutral"))


def _cited(places: Iterable[Place]) -> Runs:
    runs: list[Run] = []
    for place in places:
        runs += [Run("; ")] if runs else []
        runs.append(Run(place.text, link=place.link))
    return tuple(runs)
