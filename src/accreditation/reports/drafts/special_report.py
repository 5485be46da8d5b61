"""The draft of a special report, as a document."""

from collections.abc import Iterator

from accreditation.drafting import DraftedItem, SpecialReport
from accreditation.duties import DutyEntry
from accreditation.findings import Report
from accreditation.language import Language
from accreditation.law import Pack
from accreditation.reports.calendar_report import remarks, title_of, when
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
)
from accreditation.reports.drafts.special_item import item_blocks, requirement_head
from accreditation.reports.drafts.teller import DraftTeller

Numbered = dict[str, str]
"""The number of each item, by its name."""


def special_report_document(
    draft: SpecialReport, report: Report, pack: Pack, language: Language
) -> Document:
    """What the board completes, signs and sends.

    Args:
        draft: What the report says.
        report: The findings on which the draft rests.
        pack: The law.
        language: The language of the report.
    """
    teller = DraftTeller(pack, language, "draft")
    title = teller.text(draft.title).format(year=draft.year.id)
    name = draft.dossier.cooperative.name
    numbers = {
        item.name: f"{n}.{i}"
        for n, section in enumerate(draft.sections, 3)
        for i, item in enumerate(section.items, 1)
    }
    return Document(
        title=f"{name} · {title}",
        language=language,
        dated=draft.as_of,
        cover=Cover(title, name, tuple(_lines(draft, teller))),
        blocks=(
            *_frame(draft, teller),
            *_overview(draft, numbers, teller),
            *_sections(draft, report, numbers, teller),
            *_signatures(draft, len(draft.sections) + 3, teller),
            *_documents(draft, teller),
        ),
        footer=f"{name} · {title}",
    )


def _lines(draft: SpecialReport, teller: DraftTeller) -> Iterator[Runs]:
    cooperative, year = draft.dossier.cooperative, draft.year
    if cooperative.enterprise_number is not None:
        yield (Run(teller.say("enterprise_number", number=cooperative.enterprise_number)),)
    opens, closes = teller.date(year.opens), teller.date(year.closes)
    yield (Run(teller.say("period", opens=opens, closes=closes)),)
    for regime in draft.regimes:
        yield (Run(_accreditation(draft, regime, teller)),)
    yield (_state(draft, teller),)


def _accreditation(draft: SpecialReport, regime: str, teller: DraftTeller) -> str:
    """An accreditation, and how it stands at the end of the year."""
    title = teller.text(teller.pack.regimes[regime].title)
    option = teller.pack.vocabulary.option(f"accreditation.{regime}", draft.status[regime])
    status = draft.status[regime] if option is None else teller.text(option)
    entry = draft.dossier.accreditations.get(regime)
    if entry is not None and entry.since is not None and draft.status[regime] == entry.status:
        status = teller.say("since", status=status, date=teller.date(entry.since))
    return teller.head(title) + status


def _state(draft: SpecialReport, teller: DraftTeller) -> Run:
    """How much is left to do."""
    counts = {
        "open": sum(_number_open(item) for item in draft.items),
        "contradicted": sum(len(item.contradicted) for item in draft.items),
        "doubtful": sum(len(item.doubtful) for item in draft.items),
        "failed": sum(len(item.failed) for item in draft.items),
    }
    date = teller.date(draft.as_of)
    if not any(counts.values()):
        return Run(teller.say("ready", date=date), tone="good")
    return teller.open(teller.say("state", date=date, **counts))


def _number_open(item: DraftedItem) -> int:
    """The points of an item that are left to be completed, contradictions apart."""
    return len(item.needs) - len(item.contradicted) + len(item.write)


def _frame(draft: SpecialReport, teller: DraftTeller) -> Iterator[Block]:
    yield Heading(1, f"1. {teller.say('frame')}")
    for regime, frame in draft.regimes.items():
        teller.instruments.update(dict.fromkeys(one.instrument for one in frame.cites))
        yield Heading(2, teller.text(teller.pack.regimes[regime].title))
        yield Paragraph(teller.said(draft.frames[regime]))
        yield Paragraph(teller.references(frame.cites), "small")
    if draft.duties:
        yield Heading(2, teller.say("deadlines"))
        header = tuple((Run(teller.say(key)),) for key in ("when", "duty", "law"))
        rows = tuple(_duty(entry, teller) for entry in draft.duties)
        yield Table(header, rows, (0.26, 0.5, 0.24))


def _duty(entry: DutyEntry, teller: DraftTeller) -> tuple[Cell, ...]:
    teller.instruments.update(dict.fromkeys(one.instrument for one in entry.cites))
    told = ((Run(line, "quiet"),) for line in remarks(entry, teller.language))
    return (
        Cell(((Run(when(entry, teller.language)),),)),
        Cell(((Run(title_of(entry, teller.language)),), *told)),
        Cell((teller.references(entry.cites),)),
    )


def _overview(draft: SpecialReport, numbers: Numbered, teller: DraftTeller) -> Iterator[Block]:
    yield Heading(1, f"2. {teller.say('overview')}")
    yield Paragraph((Run(teller.say("overview_intro")),))
    header = tuple((Run(teller.say(key)),) for key in ("point", "law", "progress"))
    rows = tuple(
        (
            Cell(((Run(f"{numbers[item.name]} {teller.text(item.title)}"),),)),
            Cell(tuple(_places(item, draft, teller))),
            _progress(item, teller),
        )
        for item in draft.items
    )
    yield Table(header, rows, (0.34, 0.4, 0.26))


def _places(item: DraftedItem, draft: SpecialReport, teller: DraftTeller) -> Iterator[Runs]:
    """The law of an item for each set of rules, without what that says of the whole report."""
    for regime, requirement in item.required.items():
        cites = requirement.source.cites
        own = [one for one in cites if one not in draft.regimes[regime].cites] or cites
        yield (Run(f"{requirement_head(regime, requirement, teller)}{teller.places(own)}"),)


def _progress(item: DraftedItem, teller: DraftTeller) -> Cell:
    """Whether anything is left to do about an item."""
    if item.otherwise is not None:
        return Cell(((Run(teller.say("not_owed"), "quiet"),),))
    counts = {
        "number_failed": len(item.failed),
        "number_doubtful": len(item.doubtful),
        "number_contradicted": len(item.contradicted),
        "number_open": _number_open(item),
    }
    lines = tuple(
        (Run(teller.say(key, number=number), "strong"),) for key, number in counts.items() if number
    )
    if not lines:
        return Cell(((Run(teller.say("complete")),),), "good")
    return Cell(lines, "bad" if item.failed else "open")


def _sections(
    draft: SpecialReport, report: Report, numbers: Numbered, teller: DraftTeller
) -> Iterator[Block]:
    for number, section in enumerate(draft.sections, 3):
        yield Heading(1, f"{number}. {teller.text(section.title)}")
        for item in section.items:
            yield from item_blocks(item, numbers[item.name], report, teller)


def _signatures(draft: SpecialReport, number: int, teller: DraftTeller) -> Iterator[Block]:
    yield Heading(1, f"{number}. {teller.say('signatures')}")
    place, date = (f"[{teller.say(key)}]" for key in ("place", "date"))
    yield Paragraph((teller.open(teller.say("done_at", place=place, date=date)),))
    header = tuple((Run(teller.say(key)),) for key in ("capacity", "name", "signature"))
    blank = Run(f"[{teller.say('to_complete')}]", "strong", tone="open")
    rows = tuple(
        (
            Cell(((Run(teller.text(capacity)),),)),
            Cell(((blank,),), "open"),
            Cell(((Run("\n\n"),),)),
        )
        for capacity in draft.signatures
    )
    yield Table(header, rows, (0.36, 0.32, 0.32))


def _documents(draft: SpecialReport, teller: DraftTeller) -> Iterator[Block]:
    yield Heading(1, teller.say("documents"))
    titles = {key: document.title for key, document in draft.dossier.documents.items()}
    cited = teller.documents(titles)
    if cited:
        yield Heading(2, teller.say("evidence"))
        yield Bullets(tuple(cited))
    yield Heading(2, teller.common("amend.instruments"))
    yield Bullets(tuple(teller.texts(teller.instruments)))
    yield Paragraph((Run(teller.common("amend.codes")),), "small")
