"""Which kind of amendment an amended article is, as far as its facts show."""

import datetime
import re
from dataclasses import dataclass

from accreditation.conditions import Condition, Context, Facts, Truth, disjunction, evaluate
from accreditation.files import nothing_usable
from accreditation.language import Language, Text
from accreditation.law import AmendmentKind, Pack, Procedure, unknown_kind


@dataclass(frozen=True, slots=True)
class Touch:
    """What an amendment does to the facts of one article.

    Attributes:
        article: Its number after the amendment, or before if it is repealed.
        changed: Facts whose value changed.
        doubtful: Facts whose value may have changed, or whose words changed and the value did not.
        wordless: Whether it provides no facts at all, so that it may be about anything.
        stated: The kinds that the user stated.
        words: Its heading and the sentences that change.
        language: The language of these words.
    """

    article: str
    changed: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    wordless: bool = False
    stated: tuple[str, ...] = ()
    words: str = ""
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of amendment that an amended article is, or may be.

    Attributes:
        kind: Its name.
        certain: Whether it is sure to be one.
        because: The facts that show it; none if the user stated it or nothing is known.
        question: What to ask where it is not certain.
        disputed: Whether what the user stated and what the facts show differ on it.
    """

    kind: str
    certain: bool
    because: tuple[str, ...] = ()
    question: Text | None = None
    disputed: bool = False


def procedure_of(pack: Pack) -> Procedure:
    """How statutes are amended.

    Raises:
        InputError: the rules do not say.
    """
    if pack.procedure is None:
        raise nothing_usable("does not say how statutes are amended.", pack.folder)
    return pack.procedure


def kinds_of(
    pack: Pack,
    touch: Touch,
    before: Facts,
    after: Facts,
    on: datetime.date,
    as_of: datetime.date,
) -> tuple[Kind, ...]:
    """The kinds of amendment that an amended article is or may be, at least one.

    What the user stated settles what the facts leave open; it does not outweigh what they show.

    Args:
        pack: The law.
        touch: What the amendment does to the article.
        before: What is known under the statutes in force.
        after: What would be known under the amended statutes.
        on: The day of the meeting.
        as_of: The date from which the dossier is looked at.

    Raises:
        InputError: a kind was stated that there is not, or the rules say nothing of amendments.
    """
    procedure = procedure_of(pack)
    for name in touch.stated:
        if name not in procedure.kinds:
            known = unknown_kind(name, procedure.kinds)
            raise nothing_usable(f"of article {touch.article}: {known}")
    contexts = [Context(pack, facts, on, as_of) for facts in (before, after)]
    found = [
        kind
        for name, entry in procedure.kinds.items()
        if name != procedure.otherwise
        for kind in (_special(entry, touch, contexts),)
        if kind is not None
    ]
    otherwise = _otherwise(procedure.otherwise, touch, found)
    return tuple(kind for kind in (otherwise, *found) if kind is not None)


def _special(entry: AmendmentKind, touch: Touch, contexts: list[Context]) -> Kind | None:
    """The amendment as one of a kind set apart by the law, if it is one or may be."""
    name, source = entry.name, entry.source
    stated = name in touch.stated
    can = _holds_either_side(entry.changes_when, contexts)
    moved = [fact for fact in source.changes if fact in touch.changed]
    if moved and can is True:
        return Kind(name, True, tuple(moved), disputed=bool(touch.stated) and not stated)
    if stated:
        return Kind(name, True)
    if touch.stated:
        return None
    open_ = [fact for fact in source.changes if fact in touch.doubtful] if can is not False else []
    if can is None:
        open_ += moved
    if _holds_either_side(entry.may_change_when, contexts) is not False:
        open_ += [fact for fact in source.may_change if fact in touch.changed | touch.doubtful]
    asked = (touch.wordless and source.question is not None) or _speaks_of(entry, touch)
    return Kind(name, False, tuple(open_), source.question) if open_ or asked else None


def _holds_either_side(condition: Condition | None, contexts: list[Context]) -> Truth:
    """Whether a condition holds before the amendment or after it."""
    if condition is None:
        return True
    return disjunction(evaluate(condition, context).holds for context in contexts)


def _speaks_of(entry: AmendmentKind, touch: Touch) -> bool:
    """Whether words change in the company of some that belong to the kind."""
    languages = entry.source.words if touch.language is None else (touch.language,)
    beginnings = [word for one in languages for word in entry.source.words.get(one, ())]
    pattern = "|".join(map(re.escape, beginnings))
    return bool(pattern) and bool(re.search(rf"(?i)\b(?:{pattern})", touch.words))


def _otherwise(name: str, touch: Touch, found: list[Kind]) -> Kind | None:
    """The amendment as one of no special kind, if it is one or may be."""
    sure = [kind for kind in found if kind.certain]
    if name in touch.stated:
        disputed = any(kind.disputed for kind in sure)
        return Kind(name, not disputed, disputed=disputed)
    return None if sure else Kind(name, not found)
