"""The part of the note on the articles: old and new side by side, and what depends on them."""

from collections.abc import Iterable, Iterator

from accreditation.amending.advice import Advice
from accreditation.amending.amendment import differing
from accreditation.amending.changes import Change
from accreditation.amending.rereading import alike, stated
from accreditation.amending.words import Passage, marked
from accreditation.conditions import Fact, Items
from accreditation.dossier import Article
from accreditation.reports.amendment.teller import AmendmentTeller
from accreditation.reports.document import Block, Cell, Heading, Paragraph, Run, Runs, Table


def articles_part(advice: Advice, teller: AmendmentTeller) -> Iterator[Block]:
    """Every amended article."""
    yield Heading(1, teller.say("articles"))
    draft = advice.amendment.draft
    if not draft.changes:
        yield Paragraph((Run(teller.say("nothing")),))
        return
    gone, come = (
        Run(teller.say("legend_deleted"), "deleted"),
        Run(teller.say("legend_inserted"), "inserted"),
    )
    yield Paragraph((gone, Run(", "), come, Run(".")), "small")
    for change in draft.changes:
        yield Heading(2, heading_of(change, teller))
        yield _words(change, teller)
        points = differing(change, draft)
        if points:
            yield _facts(points, advice, teller)
        for remark in _remarks(change, advice, teller):
            yield Paragraph((Run(remark),), "small")


def heading_of(change: Change, teller: AmendmentTeller) -> str:
    """An amended article by its number and heading, and what happens to it."""
    article = change.after or change.before
    heading = "" if article is None or article.heading is None else f" · {article.heading}"
    what = teller.say(change.what)
    number = "" if article is None else article.number
    if change.before is not None and change.before.number != number:
        what += f", {teller.say('formerly', number=change.before.number)}"
    return f"{teller.say('article', number=number)}{heading} ({what})"


def _words(change: Change, teller: AmendmentTeller) -> Table:
    old, new = change.before, change.after
    if old is not None and new is not None and old.text is not None and new.text is not None:
        passages = marked(old.text, new.text)
    else:
        passages = (
            *((Passage("deleted", _shown(old, teller)),) if old is not None else ()),
            *((Passage("inserted", _shown(new, teller)),) if new is not None else ()),
        )
    sides = (_side(passages, "deleted"), _side(passages, "inserted"))
    header = ((Run(teller.say("old")),), (Run(teller.say("new")),))
    return Table(header, (tuple(Cell(_paragraphs(side)) for side in sides),), (1, 1))


def _shown(article: Article, teller: AmendmentTeller) -> str:
    if article.text is not None:
        return article.text
    if article.gist is not None:
        return teller.say("gist", text=article.gist)
    return teller.say("no_words")


def _side(passages: tuple[Passage, ...], mark: str) -> Runs:
    return tuple(
        Run(passage.text, "plain" if passage.mark == "same" else passage.mark)
        for passage in passages
        if passage.mark in ("same", mark)
    )


def _paragraphs(runs: Runs) -> tuple[Runs, ...]:
    """The runs of a text, in a paragraph for each of its lines."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        lines[-1].append(Run(first, run.mark))
        lines += [[Run(line, run.mark)] for line in rest]
    return tuple(tuple(line) for line in lines)


def _facts(points: tuple[str, ...], advice: Advice, teller: AmendmentTeller) -> Table:
    before, after = advice.amendment.draft.before.facts, advice.amendment.draft.after.facts
    header = tuple((Run(teller.say(key)),) for key in ("point", "before", "after"))
    rows = tuple(
        (
            Cell(((Run(teller.label(name)),), (Run(name, "quiet"),))),
            Cell(_answer(name, before.get(name), after.get(name), teller)),
            Cell(_answer(name, after.get(name), before.get(name), teller)),
        )
        for name in points
    )
    return Table(header, rows, (2, 1.5, 1.5))


def _answer(
    name: str, fact: Fact | None, other: Fact | None, teller: AmendmentTeller
) -> tuple[Runs, ...]:
    """What one version says; of a list that both have, only what differs."""
    if not isinstance(fact, Items) or not isinstance(other, Items) or not fact.items:
        return ((Run(teller.answer(name, fact)),),)
    there = {item.id: item.facts for item in other.items}
    found = []
    for item in fact.items:
        opposite = there.get(item.id)
        fields = [
            short
            for short in item.facts
            if opposite is None or not alike(item.facts[short], opposite.get(short))
        ]
        found.append((Run(teller.item(name, item, fields)),))
    return tuple(found)


def _remarks(change: Change, advice: Advice, teller: AmendmentTeller) -> Iterator[str]:
    asked = {need.fact for need in advice.amendment.questions}
    unknown = [name for name in change.dropped if name in asked]
    if change.reworded and change.after is not None and not stated(change.after.facts):
        yield teller.say("unread")
    if unknown:
        yield teller.say("dropped", labels=teller.labels(unknown))
    if change.stale:
        yield teller.say("stale", numbers=", ".join(change.stale))
    if change.kept:
        yield teller.say("kept", labels=teller.labels(change.kept))
    names = advice.amendment.rules[change.article]
    yield (
        teller.say("depends", rules=_outcomes(names, advice, teller))
        if names
        else teller.say("no_depends")
    )


def _outcomes(names: Iterable[str], advice: Advice, teller: AmendmentTeller) -> str:
    """Rules on the statutes, with what each finds before and after."""
    found = {one.after.rule: one for one in advice.amendment.movements}
    told = []
    for name in names:
        before, after = found[name].before, found[name].after
        outcome = teller.outcome(after.outcome).text
        if before.outcome != after.outcome:
            outcome = f"{teller.outcome(before.outcome).text} → {outcome}"
        told.append(f"{teller.text(after.title)} ({name} · {outcome})")
    return teller.joined(told)
