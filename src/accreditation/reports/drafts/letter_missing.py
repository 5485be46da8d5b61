"""What a letter asks of the cooperative."""

from collections.abc import Iterable, Iterator
from itertools import count

from accreditation.drafting import Asked, AskedOf, Letter
from accreditation.findings import Finding
from accreditation.reports.document import Block, Cell, Heading, Paragraph, Run, Runs, Table
from accreditation.reports.drafts.teller import DraftTeller
from accreditation.reports.needs import told_of

WIDTHS = (0.08, 0.52, 0.4)
MAX_REASONS = 2
"""Most findings that are named for one question."""


def missing_part(letter: Letter, teller: DraftTeller) -> Iterator[Block]:
    """The numbered questions, by what they are about."""
    yield Heading(1, teller.say("missing"))
    numbers = count(1)
    if letter.missing:
        yield Paragraph((Run(teller.say("missing_intro")),))
        before, _, after = teller.say("answer_by", date="\0").partition("\0")
        yield Paragraph((Run(before), teller.open(teller.say("blank")), Run(after)))
        yield from _asked(letter.missing, numbers, teller)
    else:
        yield Paragraph((Run(teller.say("nothing_missing")),))
    if letter.later:
        yield Heading(1, teller.say("later"))
        yield from _asked(letter.later, numbers, teller)
    if letter.judgements:
        yield Paragraph((Run(teller.say("judgements", number=letter.judgements)),))


def _asked(
    asked: Iterable[AskedOf], numbers: Iterator[int], teller: DraftTeller
) -> Iterator[Block]:
    for one in asked:
        subject = teller.subject(one.subject, there=one.there)
        yield Heading(2, subject[:1].upper() + subject[1:])
        if not one.there:
            yield Paragraph((Run(f"{next(numbers)}. ", "strong"), Run(teller.say("no_file"))))
            continue
        header = tuple((Run(teller.say(key)),) for key in ("number", "question", "why"))
        rows = tuple(_row(question, next(numbers), teller) for question in one.questions)
        yield Table(header, rows, WIDTHS)


def _row(asked: Asked, number: int, teller: DraftTeller) -> tuple[Cell, ...]:
    return (
        Cell(((Run(str(number), "strong"),),)),
        Cell(tuple(_question(asked, teller))),
        Cell(tuple(_reasons(asked.by, teller))),
    )


def _question(asked: Asked, teller: DraftTeller) -> Iterator[Runs]:
    need = asked.need
    yield (Run(need.question.in_(teller.language)),)
    if need.items:
        yield (Run(teller.say("about", items=teller.items(need.items)), "quiet"),)
    if need.due is not None:
        yield (Run(teller.say("after", date=teller.date(need.due))),)
    if need.reason == "contradicted":
        yield (teller.open(teller.say("differ")),)
        yield from ((Run(claim),) for claim in teller.claims(need))
        return
    yield from ((Run(line, "quiet"),) for line in told_of(need, teller.language))


def _reasons(by: Iterable[Finding], teller: DraftTeller) -> Iterator[Runs]:
    findings = list(by)
    for finding in findings[:MAX_REASONS]:
        weight = teller.common(f"weight.{finding.weight}")
        told = teller.say("asked_for", title=teller.text(finding.title), weight=weight)
        yield (Run(teller.head(told)), *teller.cited_law(finding.citations.law[:1]))
    left = len(findings) - MAX_REASONS
    if left > 0:
        yield (Run(teller.say("more", number=left), "quiet"),)
