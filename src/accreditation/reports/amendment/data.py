"""An amendment as JSON: versioned, stable, in every language at once."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from pydantic_core import to_json

from accreditation.amending.advice import Advice
from accreditation.amending.changes import Change
from accreditation.amending.judging import ClassResult, Figure, KindResult
from accreditation.amending.movements import Movement
from accreditation.amending.practice import PracticeMovement
from accreditation.amending.requirements import Requirement
from accreditation.amending.votes import VoteResult
from accreditation.amending.words import marked
from accreditation.conditions import Facts, Unconfirmed
from accreditation.dossier import Article
from accreditation.duties import DutyEntry
from accreditation.findings import LawReference
from accreditation.language import Text
from accreditation.law import Pack
from accreditation.reports.amendment.shape import (
    AmendmentShape,
    ArticleShape,
    ClassVoteShape,
    ClauseShape,
    DatedShape,
    FigureShape,
    KindVoteShape,
    LeastShape,
    MovementShape,
    PassageShape,
    PlaceShape,
    PracticeShape,
    RequirementShape,
    ResultShape,
    WordingShape,
)
from accreditation.reports.amendment.teller import AmendmentTeller
from accreditation.reports.json_report import finding_data, need_data, text_data
from accreditation.reports.model_clauses import worded
from accreditation.reports.shape import TextShape
from accreditation.reports.writing import in_every_language, shown

if TYPE_CHECKING:  # it needs the solver, which not every installation has
    from accreditation.fixing import Change as Mended


def amendment_json(advice: Advice, pack: Pack, meeting: datetime.date | None) -> str:
    """An amendment as a JSON document, without a final line break."""
    return to_json(amendment_data(advice, pack, meeting), indent=1).decode()


def amendment_data(advice: Advice, pack: Pack, meeting: datetime.date | None) -> AmendmentShape:
    """An amendment as plain data, in the shape that ``schemas/amendment.json`` describes."""
    amendment = advice.amendment
    before, after = amendment.reports
    teller = AmendmentTeller(pack, "en", amendment.as_of)
    plan = advice.plan
    return {
        "schema": "accreditation.amendment/1",
        "cooperative": after.cooperative,
        "name": after.name,
        "as_of": str(amendment.as_of),
        "adopted": str(amendment.draft.after.adopted),
        "in_force": str(amendment.draft.before.adopted),
        "meeting": None if meeting is None else str(meeting),
        "verdicts": {"before": dict(before.verdicts), "after": dict(after.verdicts)},
        "statutes_verdicts": {
            "before": dict(amendment.alone[0]),
            "after": dict(amendment.alone[1]),
        },
        "engine": {
            "decided_by": after.engine.decided_by,
            "agrees_with": after.engine.agrees_with,
        },
        "articles": [_article(one, advice, teller) for one in amendment.draft.changes],
        "movements": [_movement(one) for one in amendment.movements],
        "practice": [_practice(one) for one in amendment.practice],
        "procedure": [_requirement(one, advice) for one in plan.requirements],
        "calendar": None if plan.calendar is None else [_dated(one) for one in plan.calendar],
        "vote": None
        if advice.votes is None
        else {"results": [_result(one) for one in advice.votes]},
        "clauses": list(_clauses(advice, pack)),
        "least": _least(advice, teller),
        "questions": [need_data(need) for need in amendment.questions],
    }


def _article(change: Change, advice: Advice, teller: AmendmentTeller) -> ArticleShape:
    draft = advice.amendment.draft
    old, new = change.before, change.after
    return {
        "before": None if old is None else old.number,
        "after": None if new is None else new.number,
        "change": change.what,
        "old": _wording(old),
        "new": _wording(new),
        "words": _words(old, new),
        "facts": [
            {
                "fact": name,
                "before": _answer(name, draft.before.facts, teller),
                "after": _answer(name, draft.after.facts, teller),
                "restated": name not in change.dropped,
            }
            for name in change.facts
        ],
        "rules": list(advice.amendment.rules[change.article]),
        "stale_references": list(change.stale),
        "kinds": [
            {"kind": kind.kind, "certain": kind.certain, "disputed": kind.disputed}
            for kind in advice.plan.kinds[change.article]
        ],
    }


def _answer(name: str, facts: Facts, teller: AmendmentTeller) -> str | None:
    """What statutes answer; nothing where that is not known, or was only read."""
    fact = facts.get(name)
    return None if fact is None or isinstance(fact, Unconfirmed) else teller.answer(name, fact)


def _wording(article: Article | None) -> WordingShape | None:
    if article is None:
        return None
    return {"heading": article.heading, "text": article.text, "gist": article.gist}


def _words(old: Article | None, new: Article | None) -> list[PassageShape]:
    words = [None if one is None else one.text for one in (old, new)]
    if words == [None, None]:
        return []
    passages = marked(words[0] or "", words[1] or "")
    return [{"mark": one.mark, "text": one.text} for one in passages]


def _movement(movement: Movement) -> MovementShape:
    before, after = movement.before, movement.after
    return {
        "rule": after.rule,
        "regime": after.regime,
        "plane": after.plane,
        "weight": after.weight,
        "subject": {"kind": after.subject.kind, "id": after.subject.id},
        "before": before.outcome,
        "after": after.outcome,
        "kind": movement.kind,
        "articles": list(movement.articles),
        "title": text_data(after.title),
        "findings": {"before": finding_data(before), "after": finding_data(after)},
    }


def _practice(movement: PracticeMovement) -> PracticeShape:
    return {
        "rule": movement.was.rule,
        "year": movement.was.subject.id,
        "before": movement.was.outcome,
        "after": movement.would_be.outcome,
        "kind": movement.kind,
        "message": text_data(in_every_language(movement.would_be.message)),
    }


def _requirement(one: Requirement, advice: Advice) -> RequirementShape:
    articles = (article for kind in one.kinds for article in advice.plan.articles(kind))
    return {
        "requirement": one.name,
        "kinds": list(one.kinds),
        "articles": list(dict.fromkeys(articles)),
        "certain": one.certain,
        "departs": one.departs,
        "title": text_data(one.title),
        "text": text_data(in_every_language(one.text)),
        "by_law": None if one.by_law is None else text_data(in_every_language(one.by_law)),
        "law": _places(one.cites),
        "statutes": [citation.article for citation in one.statutes],
        "needs": [need_data(need) for need in one.needs],
    }


def _dated(entry: DutyEntry) -> DatedShape:
    return {
        "duty": entry.name,
        "title": text_data(entry.title),
        "note": None if entry.note is None else text_data(entry.note),
        "opens": None if entry.opens is None else str(entry.opens),
        "due": None if entry.due is None else str(entry.due),
        "practical": entry.practical,
        "certain": entry.certain,
        "law": _places(entry.cites),
    }


def _result(one: VoteResult) -> ResultShape:
    return {
        "article": one.article,
        "carried": one.carried,
        "quorum": one.quorum,
        "kinds": [_kind_vote(kind) for kind in one.kinds],
        "questions": [text_data(question) for question in one.questions],
        "needs": [need_data(need) for need in one.needs],
    }


def _kind_vote(one: KindResult) -> KindVoteShape:
    return {
        "kind": one.kind,
        "certain": one.certain,
        "carried": one.carried,
        "quorum": one.quorum,
        "figures": _figures(one.figures),
        "classes": [_class_vote(own) for own in one.classes],
    }


def _class_vote(one: ClassResult) -> ClassVoteShape:
    return {
        "share_class": one.share_class,
        "carried": one.carried,
        "quorum": one.quorum,
        "figures": _figures(one.figures),
    }


def _figures(figures: Iterable[Figure]) -> list[FigureShape]:
    return [{"fact": one.fact, "value": shown(one.value, "en")} for one in figures]


def _clauses(advice: Advice, pack: Pack) -> Iterable[ClauseShape]:
    for offer in advice.offers:
        for clause in offer.clauses:
            source = clause.source
            yield {
                "clause": clause.name,
                "rule": offer.finding.rule,
                "title": text_data(source.title),
                "text": _filled(source.text, advice, pack),
                "law": _places(source.cites),
                "note": None if source.note is None else _filled(source.note, advice, pack),
            }


def _filled(text: Text, advice: Advice, pack: Pack) -> TextShape:
    on = advice.amendment.as_of
    return {
        "fr": worded(pack, text, "fr", on),
        "nl": worded(pack, text, "nl", on),
        "de": worded(pack, text, "de", on),
        "en": worded(pack, text, "en", on),
    }


def _least(advice: Advice, teller: AmendmentTeller) -> list[LeastShape] | None:
    """The smallest change; null where there is nothing to change, or it was not looked for."""
    if advice.least is None or advice.least.fix is None:
        return None
    return [_mended(change, teller) for change in advice.least.fix.changes]


def _mended(change: "Mended", teller: AmendmentTeller) -> LeastShape:
    return {
        "fact": change.fact,
        "item": None if change.item is None else change.item[1],
        "before": None if change.before is None else teller.value(change.fact, change.before),
        "after": teller.value(change.fact, change.after),
        "rules": list(change.rules),
    }


def _places(references: Iterable[LawReference]) -> list[PlaceShape]:
    return [
        {"instrument": one.instrument, "at": one.at, "confidence": one.confidence}
        for one in references
    ]
