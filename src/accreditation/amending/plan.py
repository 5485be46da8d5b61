"""What the meeting needs: the nature of each amendment, what it asks for, and the calendar."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from accreditation.amending.alignment import content
from accreditation.amending.changes import Change
from accreditation.amending.drafts import Draft
from accreditation.amending.kinds import Kind, Touch, kinds_of
from accreditation.amending.meeting import meeting_calendar
from accreditation.amending.requirements import Requirement, requirements_of
from accreditation.amending.rereading import alike
from accreditation.checking import regimes_on
from accreditation.checking.subjects import cooperative_facts
from accreditation.conditions import SILENT, Fact, Known, Unconfirmed
from accreditation.dossier import Dossier
from accreditation.duties import DutyEntry
from accreditation.law import Pack

_SENTENCE = re.compile(r"(?<=[.;:])\s+")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is needed for a meeting to adopt a draft.

    Attributes:
        kinds: By amended article, the kinds of amendment that it is or may be.
        requirements: What the law and the statutes in force ask for.
        calendar: What is due before and after the meeting; None if no meeting was named.
    """

    kinds: Mapping[str, tuple[Kind, ...]]
    requirements: tuple[Requirement, ...]
    calendar: tuple[DutyEntry, ...] | None

    def articles(self, kind: str) -> tuple[str, ...]:
        """The amended articles that are, or may be, of a kind."""
        return tuple(
            article
            for article, kinds in self.kinds.items()
            if any(one.kind == kind for one in kinds)
        )


def plan(
    pack: Pack,
    dossier: Dossier,
    draft: Draft,
    as_of: datetime.date,
    meeting: datetime.date | None,
) -> Plan:
    """What a draft needs to be adopted.

    Args:
        pack: The law.
        dossier: The dossier before the meeting; its statutes in force govern the procedure.
        draft: The amendments.
        as_of: The day from which they are looked at.
        meeting: The day of the meeting, for its calendar; None for no calendar.

    Raises:
        InputError: the rules say nothing of amendments, or a date lies in a gap of the law.
    """
    on = draft.after.adopted
    cooperative = cooperative_facts(dossier, pack, on, as_of)
    before = {**cooperative, **draft.before.facts}
    after = {**cooperative, **draft.after.facts}
    kinds = {
        change.article: kinds_of(pack, touch_of(change, draft), before, after, on, as_of)
        for change in draft.changes
    }
    together = _together(kinds.values())
    calendar = None
    if meeting is not None:
        calendar = meeting_calendar(
            pack,
            before,
            regimes_on(dossier, pack, on),
            dossier.cooperative.incorporated,
            meeting,
            as_of,
            together,
        )
    return Plan(kinds, requirements_of(pack, together, before, on, as_of), calendar)


def touch_of(change: Change, draft: Draft) -> Touch:
    """What an amended article does to the facts."""
    old, new = draft.before.facts, draft.after.facts
    changed = frozenset(
        name
        for name in change.facts
        if name in old and name in new and _differ(old[name], new[name])
    )
    doubtful = frozenset(change.facts) - changed if change.reworded else frozenset()
    wordless = change.reworded and not change.states
    words, language = _changed_words(change), draft.before.language
    return Touch(change.article, changed, doubtful, wordless, change.kinds, words, language)


def _differ(one: Fact, other: Fact) -> bool:
    """Whether two answers are sure to differ; what was only read may be wrong."""
    unsure = isinstance(one, Unconfirmed) or isinstance(other, Unconfirmed)
    return not unsure and not _same_in_effect(one, other)


def _same_in_effect(one: Fact, other: Fact) -> bool:
    """Whether two answers come to the same: to be silent on a right is not to give it."""
    values = {fact.value for fact in (one, other) if isinstance(fact, Known)}
    return alike(one, other) or values == {SILENT, False}


def _changed_words(change: Change) -> str:
    """The heading of an article that changes, and its sentences that are not in both versions."""
    if not change.reworded:
        return ""
    sides = [article for article in (change.before, change.after) if article is not None]
    headings = {article.heading or "" for article in sides}
    sentences = [_SENTENCE.split(content(article)) for article in sides]
    counts = Counter(sentence for side in sentences for sentence in set(side))
    once = {sentence for sentence, number in counts.items() if number == 1}
    return " ".join(sorted(headings | once))


def _together(kinds: Iterable[Sequence[Kind]]) -> tuple[Kind, ...]:
    """Each kind once, certain if it is so for one article."""
    found: dict[str, Kind] = {}
    for one in (kind for several in kinds for kind in several):
        known = found.get(one.kind)
        if known is None:
            found[one.kind] = one
        elif one.certain and not known.certain:
            found[one.kind] = replace(one, disputed=one.disputed or known.disputed)
    return tuple(found.values())
