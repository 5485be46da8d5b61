"""The note on amended statutes, as a document."""

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from accreditation.amending.advice import Advice
from accreditation.amending.movements import MovementKind
from accreditation.findings import Report
from accreditation.language import Language, phrase
from accreditation.law import Pack
from accreditation.reports.amendment.articles import articles_part
from accreditation.reports.amendment.findings import (
    findings_part,
    moved,
    moves_part,
    practice_part,
)
from accreditation.reports.amendment.meeting import meeting_parts
from accreditation.reports.amendment.teller import AmendmentTeller
from accreditation.reports.document import (
    Block,
    Bullets,
    Cover,
    Document,
    Heading,
    Paragraph,
    Run,
    Runs,
)
from accreditation.reports.law_place import short_name
from accreditation.reports.writing import written_date


def note_of(advice: Advice, pack: Pack, language: Language) -> Document:
    """What a legal team hands to the board."""
    amendment = advice.amendment
    teller = AmendmentTeller(pack, language, amendment.as_of)
    name = amendment.reports[1].name
    title = teller.say("title", name=name)
    meeting = written_date(amendment.draft.after.adopted, language)
    subtitle = teller.say("meeting", date=meeting)
    return Document(
        title=title,
        language=language,
        dated=amendment.as_of,
        cover=Cover(title, subtitle, tuple(_lines(advice, teller))),
        blocks=(
            *moves_part(advice, teller),
            *articles_part(advice, teller),
            *findings_part(advice, teller),
            *practice_part(advice, teller),
            *meeting_parts(advice, teller),
            *_questions(advice, teller),
            *_basis(advice, teller),
        ),
        footer=f"{title} · {subtitle}",
    )


def _lines(advice: Advice, teller: AmendmentTeller) -> Iterator[Runs]:
    """A line for each set of rules, and one that counts what moves."""
    amendment = advice.amendment
    before, after = amendment.reports
    for regime, title in after.regimes.items():
        name = teller.text(title)
        if regime in after.verdicts:
            alone = (amendment.alone[0][regime], amendment.alone[1][regime])
            yield _between(teller, "verdict", name, *map(teller.outcome, alone))
            whole = (before.verdicts[regime], after.verdicts[regime])
            yield tuple(
                Run(run.text, "quiet") if run.mark == "plain" else run
                for run in _between(teller, "verdict_whole", name, *map(teller.outcome, whole))
            )
        else:
            counts = tuple(Run(str(_failed(report, regime))) for report in (before, after))
            yield _between(teller, "obligations", name, *counts)
    kinds = Counter(m.kind for m in amendment.movements if m.after.plane == "statutes")
    counts_of = {kind: kinds[kind] for kind in get_args(MovementKind)}
    yield (Run(teller.say("summary", **counts_of)),)


def _between(teller: AmendmentTeller, key: str, regime: str, before: Run, after: Run) -> Runs:
    """A phrase with two outcomes in it, each with its own look."""
    marks = {"before": "\x00", "after": "\x01"}
    told = teller.say(key, regime=regime, **marks)
    head, _, rest = told.partition(marks["before"])
    middle, _, tail = rest.partition(marks["after"])
    runs = (Run(head), before, Run(middle), after, Run(tail))
    return tuple(run for run in runs if run.text)


def _failed(report: Report, regime: str) -> int:
    return sum(
        (one.regime, one.plane, one.weight, one.outcome)
        == (regime, "statutes", "obligation", "fail")
        for one in report.findings
    )


def _questions(advice: Advice, teller: AmendmentTeller) -> Iterator[Block]:
    yield Heading(1, teller.say("questions"))
    amendment = advice.amendment
    old = {
        need.fact
        for movement in amendment.movements
        if movement.before.plane == "statutes"
        for need in movement.before.needs
    }
    procedure: list[Runs] = [
        (Run(teller.text(one.question)),)
        for kinds in advice.plan.kinds.values()
        for one in kinds
        if one.question is not None
    ]
    procedure += [teller.question(need) for one in advice.plan.requirements for need in one.needs]
    groups: dict[str, list[Runs]] = {
        "questions_new": [teller.question(n) for n in amendment.questions if n.fact not in old],
        "questions_procedure": procedure,
        "questions_before": [teller.question(n) for n in amendment.questions if n.fact in old],
    }
    if not any(groups.values()):
        yield Paragraph((Run(teller.say("no_questions")),))
        return
    yield Paragraph((Run(teller.say("questions_intro")),))
    for key, questions in groups.items():
        if questions:
            yield Heading(2, teller.say(key))
            yield Bullets(tuple(dict.fromkeys(questions)))


def _instruments(advice: Advice, teller: AmendmentTeller) -> Iterator[Runs]:
    """The texts that the note cites, by their short names."""
    cited = {one.instrument for m in moved(advice) for one in m.after.citations.law}
    cited |= {one.instrument for need in advice.plan.requirements for one in need.cites}
    cited |= {one.instrument for entry in advice.plan.calendar or () for one in entry.cites}
    cited |= {one.instrument for m in advice.amendment.practice for one in m.was.citations.law}
    for key, instrument in teller.pack.instruments.items():
        if key in cited:
            title = Run(teller.text(instrument.title), link=instrument.eli)
            name = short_name(key, teller.pack, teller.language)
            yield (Run(teller.head(name), "strong"), title)


def _basis(advice: Advice, teller: AmendmentTeller) -> Iterator[Block]:
    amendment = advice.amendment
    yield Heading(1, teller.say("rests"))
    dates = {
        "before": amendment.draft.before.adopted,
        "after": amendment.draft.after.adopted,
        "as_of": amendment.as_of,
    }
    written = {key: written_date(date, teller.language) for key, date in dates.items()}
    yield Paragraph((Run(teller.say("versions", **written)),))
    yield Paragraph((Run(teller.say("reads")),))
    yield Heading(2, teller.say("instruments"))
    yield Bullets(tuple(_instruments(advice, teller)))
    yield Paragraph((Run(teller.say("codes")),), "small")
    engine = amendment.reports[1].engine
    key = "report.decided_alone" if engine.agrees_with is None else "report.decided_by"
    decided = phrase(key).in_(teller.language).format(engine=engine.decided_by)
    yield Paragraph((Run(decided),), "small")
