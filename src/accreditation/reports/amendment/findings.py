"""The part of the note on the findings: what moves, what it says, and what would mend it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from accreditation.amending.advice import Advice
from accreditation.amending.movements import Movement, MovementKind
from accreditation.amending.practice import PracticeMovement
from accreditation.clauses import ModelClause
from accreditation.findings import Finding
from accreditation.language import phrase
from accreditation.reports.amendment.teller import AmendmentTeller
from accreditation.reports.document import (
    Block,
    Bullets,
    Cell,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
)
from accreditation.reports.needs import place
from accreditation.reports.writing import written

if TYPE_CHECKING:  # it needs the solver, which not every installation has
    from accreditation.fixing import Change

ORDER: tuple[MovementKind, ...] = ("introduced", "newly_unknown", "mended", "newly_answered")


def moved(advice: Advice) -> tuple[Movement, ...]:
    """What moves, the gravest first."""
    found = [movement for movement in advice.amendment.movements if movement.kind in ORDER]
    return tuple(sorted(found, key=lambda movement: ORDER.index(movement.kind)))


def moves_part(advice: Advice, teller: AmendmentTeller) -> Iterator[Block]:
    """A table of what moves."""
    yield Heading(1, teller.say("moves"))
    found = moved(advice)
    if not found:
        yield Paragraph((Run(teller.say("no_moves")),))
        return
    header = tuple(
        (Run(teller.say(key)),)
        for key in ("requirement", "before", "after", "column_articles", "law")
    )
    yield Table(header, tuple(_row(one, teller) for one in found), (3, 1.2, 1.6, 1.2, 2))


def _row(movement: Movement, teller: AmendmentTeller) -> tuple[Cell, ...]:
    finding = movement.after
    kind = teller.say(f"kind_{movement.kind}")
    return (
        Cell(((Run(teller.text(finding.title)),), (Run(finding.rule, "quiet"),))),
        Cell(((teller.outcome(movement.before.outcome),),)),
        Cell(((teller.outcome(finding.outcome),), (Run(kind),))),
        Cell(((Run(teller.articles(movement.articles) or "–"),),)),
        Cell((teller.law(finding.citations.law),)),
    )


def findings_part(advice: Advice, teller: AmendmentTeller) -> Iterator[Block]:
    """Every finding that moves in words, then what fails as it did before."""
    found = moved(advice)
    if found:
        yield Heading(1, teller.say("findings"))
    for movement in found:
        yield from _finding(movement.after, advice, teller, f"amend.kind_{movement.kind}")
    still = [
        movement.after
        for movement in advice.amendment.movements
        if movement.before.outcome == movement.after.outcome == "fail"
        and movement.after.plane == "statutes"
    ]
    if still:
        yield Heading(1, teller.say("still"))
    for finding in still:
        yield from _finding(finding, advice, teller, "outcome.fail")
    yield from _models(advice, teller)
    yield from _least(advice, teller)


def _least(advice: Advice, teller: AmendmentTeller) -> Iterator[Block]:
    least = advice.least
    if least is None:
        return
    if least.missing is not None:
        yield Heading(1, teller.say("least"))
        yield Paragraph((Run(teller.say(f"no_{least.missing}")),))
    elif least.fix is not None and least.fix.changes:
        yield Heading(1, teller.say("least"))
        yield Bullets(tuple(_change(change, teller) for change in least.fix.changes))


def _finding(
    finding: Finding, advice: Advice, teller: AmendmentTeller, key: str
) -> Iterator[Block]:
    what = phrase(key).in_(teller.language)
    weight = phrase(f"weight.{finding.weight}").in_(teller.language)
    yield Heading(2, f"{teller.text(finding.title)} ({teller.joined((what, weight))})")
    yield Paragraph((Run(written(finding.message, teller.language)),))
    lines: list[Runs] = []
    if finding.remedy is not None:
        remedy = phrase("report.remedy").in_(teller.language)
        lines.append(
            (Run(teller.head(remedy), "strong"), Run(written(finding.remedy, teller.language)))
        )
    law = phrase("report.law").in_(teller.language)
    lines.append((Run(teller.head(law), "strong"), *teller.law(finding.citations.law)))
    articles = [place(one, teller.language) for one in finding.citations.statutes]
    if articles:
        label = phrase("report.statutes_articles").in_(teller.language)
        lines.append((Run(teller.head(label), "strong"), Run(teller.joined(articles))))
    clauses = [
        teller.text(clause.source.title)
        for offer in advice.offers
        if offer.finding == finding
        for clause in offer.clauses
    ]
    if clauses:
        lines.append(
            (Run(teller.head(teller.say("models")), "strong"), Run(teller.joined(clauses)))
        )
    lines += [(Run("? "), *teller.question(need)) for need in finding.needs]
    if finding.texts_differ is not None:
        lines.append((Run(teller.text(finding.texts_differ)),))
    yield Bullets(tuple(lines))


def _models(advice: Advice, teller: AmendmentTeller) -> Iterator[Block]:
    """Every clause that is offered, once."""
    mended: dict[str, tuple[ModelClause, list[str]]] = {}
    for offer in advice.offers:
        for clause in offer.clauses:
            title = teller.text(offer.finding.title)
            mended.setdefault(clause.name, (clause, []))[1].append(title)
    if mended:
        yield Heading(1, teller.say("models"))
    for clause, titles in mended.values():
        source = clause.source
        yield Heading(2, teller.text(source.title))
        for line in teller.clause(source.text).strip().split("\n"):
            yield Paragraph((Run(line),))
        law = "".join(run.text for run in teller.references(source.cites))
        lines = [teller.say("mends", titles=teller.joined(titles)), teller.say("basis", law=law)]
        if source.note is not None:
            lines.append(teller.say("model_note", text=teller.clause(source.note)))
        yield from (Paragraph((Run(line),), "small") for line in lines)


def _change(change: "Change", teller: AmendmentTeller) -> Runs:
    item = "" if change.item is None else f" ({change.item[1]})"
    before = teller.value(change.fact, change.before)
    after = teller.value(change.fact, change.after)
    asked_by = phrase("fix.asked_by").in_(teller.language)
    return (
        Run(f"{teller.label(change.fact)}{item}: {before} → "),
        Run(after, "strong"),
        Run(f" ({change.fact}; {asked_by} {', '.join(change.rules)})", "quiet"),
    )


def practice_part(advice: Advice, teller: AmendmentTeller) -> Iterator[Block]:
    """What past years would be under the new clauses."""
    if not advice.amendment.practice:
        return
    yield Heading(1, teller.say("practice"))
    yield Paragraph((Run(teller.say("practice_intro")),))
    yield Bullets(tuple(_year(one, teller) for one in advice.amendment.practice))


def _year(movement: PracticeMovement, teller: AmendmentTeller) -> Runs:
    before = phrase(f"outcome.{movement.was.outcome}").in_(teller.language)
    year = movement.was.subject.id
    runs = [
        Run(f"{teller.text(movement.was.title)}. ", "strong"),
        Run(teller.say(movement.kind, year=year, before=before)),
    ]
    if movement.would_be.outcome == "fail":
        runs.append(Run(f" {written(movement.would_be.message, teller.language)}"))
    return (*runs, Run(" "), *teller.law(movement.was.citations.law))
