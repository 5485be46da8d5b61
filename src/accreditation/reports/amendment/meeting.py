"""The parts of the note on the meeting: what it needs, its calendar, and its vote."""

from collections.abc import Iterator, Sequence

from accreditation.amending.advice import Advice
from accreditation.amending.kinds import Kind
from accreditation.amending.requirements import Requirement
from accreditation.amending.votes import Figure, KindResult, VoteResult
from accreditation.duties import DutyEntry
from accreditation.reports.amendment.teller import AmendmentTeller
from accreditation.reports.calendar_report import when
from accreditation.reports.document import (
    Block,
    Cell,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    Tone,
)
from accreditation.reports.needs import place
from accreditation.reports.writing import shown, written, written_date

RESULTS: dict[bool | None, tuple[str, Tone]] = {
    True: ("carried", "good"),
    False: ("not_carried", "bad"),
    None: ("undecided", "open"),
}


def meeting_parts(advice: Advice, teller: AmendmentTeller) -> Iterator[Block]:
    """Procedure, calendar and vote, as far as there is something to say."""
    if advice.plan.kinds:
        yield from _procedure(advice, teller)
    if advice.plan.calendar is not None:
        yield Heading(1, teller.say("calendar"))
        yield _calendar(advice.plan.calendar, teller)
    if advice.vote is not None and advice.votes is not None:
        yield Heading(1, teller.say("vote"))
        held = written_date(advice.vote.file.held, teller.language)
        yield Paragraph((Run(f"{held} · {teller.call(advice.vote.file.call)}"),))
        yield _votes(advice.votes, teller)


def _procedure(advice: Advice, teller: AmendmentTeller) -> Iterator[Block]:
    yield Heading(1, teller.say("procedure"))
    yield Paragraph((Run(teller.say("procedure_intro")),))
    yield _natures(advice, teller)
    for article, kinds in advice.plan.kinds.items():
        for kind in kinds:
            if kind.disputed and kind.because:
                yield Paragraph((Run(_disputed(article, kind, kinds, teller)),))
    requirements = advice.plan.requirements
    if requirements:
        header = tuple((Run(teller.say(key)),) for key in ("requirement", "concerns", "law"))
        rows = tuple(_requirement(one, advice, teller) for one in requirements)
        yield Table(header, rows, (4, 1, 2))


def _natures(advice: Advice, teller: AmendmentTeller) -> Table:
    header = ((Run(teller.say("column_articles")),), (Run(teller.say("nature")),))
    rows = tuple(
        (
            Cell(((Run(teller.articles((article,))),),)),
            Cell(tuple((Run(_kind(kind, teller)),) for kind in kinds)),
        )
        for article, kinds in advice.plan.kinds.items()
    )
    return Table(header, rows, (1, 4))


def _kind(kind: Kind, teller: AmendmentTeller) -> str:
    name = teller.kind(kind.kind)
    return name if kind.certain else teller.say("if_so", kind=name)


def _disputed(article: str, kind: Kind, kinds: Sequence[Kind], teller: AmendmentTeller) -> str:
    stated = ", ".join(teller.kind(one.kind) for one in kinds if one.disputed and not one.because)
    told = teller.say("disputed", stated=stated, labels=teller.labels(kind.because))
    return f"{teller.say('article', number=teller.articles((article,)))}. {told}"


def _requirement(one: Requirement, advice: Advice, teller: AmendmentTeller) -> tuple[Cell, ...]:
    articles = dict.fromkeys(
        article for kind in one.kinds for article in advice.plan.articles(kind)
    )
    title = teller.text(one.title)
    law = [teller.references(one.cites)]
    if one.statutes:
        law.append(
            (Run(teller.joined(place(citation, teller.language) for citation in one.statutes)),)
        )
    return (
        Cell(
            (
                (Run(title if one.certain else teller.say("if_so", kind=title), "strong"),),
                (Run(_asked(one, teller)),),
            )
        ),
        Cell(((Run(teller.articles(articles)),),)),
        Cell(tuple(law)),
    )


def _asked(one: Requirement, teller: AmendmentTeller) -> str:
    """What is asked; as long as the statutes' own rule is not known, by the rule of the law."""
    if one.by_law is None:
        text = written(one.text, teller.language)
        return teller.say("departs", text=text) if one.departs else text
    return teller.say("by_law", text=written(one.by_law, teller.language))


def _calendar(entries: tuple[DutyEntry, ...], teller: AmendmentTeller) -> Table:
    header = tuple((Run(teller.say(key)),) for key in ("date", "what", "law"))
    rows = tuple(
        (
            Cell(((Run(when(entry, teller.language)),),)),
            Cell(_what(entry, teller)),
            Cell((teller.references(entry.cites),)),
        )
        for entry in entries
    )
    return Table(header, rows, (1.3, 3, 1.5))


def _what(entry: DutyEntry, teller: AmendmentTeller) -> tuple[Runs, ...]:
    title = teller.text(entry.title)
    found: list[Runs] = [
        (Run(title if entry.certain else teller.say("if_so", kind=title), "strong"),)
    ]
    if entry.note is not None:
        found.append((Run(teller.text(entry.note)),))
    found += [(Run("? "), *teller.question(need)) for need in entry.needs]
    return tuple(found)


def _votes(votes: tuple[VoteResult, ...], teller: AmendmentTeller) -> Table:
    header = tuple((Run(teller.say(key)),) for key in ("column_articles", "result", "figures"))
    return Table(header, tuple(_vote(one, teller) for one in votes), (1, 1.5, 3.5))


def _vote(one: VoteResult, teller: AmendmentTeller) -> tuple[Cell, ...]:
    key, tone = RESULTS[one.carried]
    if one.carried is False and one.quorum is False:
        key = "no_quorum"
    figures = tuple(line for kind in one.kinds for line in _figures(kind, teller))
    reasons = tuple(
        (Run(teller.say("if_declared", text=written(finding.message, teller.language))),)
        for kind in one.kinds
        for finding in (*kind.findings, *(f for own in kind.classes for f in own.findings))
        if one.carried is False and finding.outcome == "fail"
    )
    open_ = [(Run("? "), *teller.question(need)) for need in one.needs]
    open_ += [(Run(f"? {teller.text(question)}"),) for question in one.questions]
    return (
        Cell(((Run(teller.articles((one.article,))),),)),
        Cell(((Run(teller.say(key), "strong", tone=tone),),)),
        Cell((*figures, *reasons, *open_)),
    )


def _figures(kind: KindResult, teller: AmendmentTeller) -> Iterator[Runs]:
    yield _told(teller.kind(kind.kind), kind.figures, teller)
    for own in kind.classes:
        yield _told(own.share_class, own.figures, teller)


def _told(who: str, figures: Sequence[Figure], teller: AmendmentTeller) -> Runs:
    told = teller.joined(
        teller.head(teller.text(figure.label)) + shown(figure.value, teller.language)
        for figure in figures
    )
    return (Run(f"{who}. ", "strong"), Run(told))
