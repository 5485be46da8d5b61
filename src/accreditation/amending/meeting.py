"""What is due before and after the meeting that amends the statutes."""

import datetime
from collections.abc import Collection, Sequence

from accreditation.amending.kinds import Kind, procedure_of
from accreditation.conditions import Context, Facts, Item, Items, Known, evaluate
from accreditation.duties import DutyEntry, entries_of, in_order
from accreditation.law import MeetingDuty, Pack


def meeting_calendar(
    pack: Pack,
    facts: Facts,
    regimes: Collection[str],
    incorporated: datetime.date | None,
    meeting: datetime.date,
    as_of: datetime.date,
    kinds: Sequence[Kind] | None = None,
) -> tuple[DutyEntry, ...]:
    """The calendar around a meeting, those duties first whose last day comes first.

    Args:
        pack: The law.
        facts: What is known under the statutes in force.
        regimes: The sets of rules that bind the cooperative.
        incorporated: The day of its incorporation, if it is known.
        meeting: The day of the meeting.
        as_of: From when it is looked at: what is past is done, missed, or to be verified.
        kinds: The kinds of amendment before the meeting; None for the duties of every kind.

    Raises:
        InputError: the rules say nothing of amendments.
    """
    procedure = procedure_of(pack)
    item = Item(str(meeting), {procedure.date: Known(meeting)})
    known = {**facts, procedure.meetings.name: Items((item,))}
    context = Context(pack, known, meeting, as_of)
    return in_order(
        entry
        for duty in procedure.calendar
        if _binds(duty, regimes, incorporated, context)
        for certain in (_certain(duty, kinds),)
        if certain is not None
        for entry in entries_of(duty.duty, context, certain=certain)
    )


def _binds(
    entry: MeetingDuty,
    regimes: Collection[str],
    incorporated: datetime.date | None,
    context: Context,
) -> bool:
    duty = entry.duty
    if duty.source.regime not in regimes:
        return False
    if not duty.source.in_force.covers(context.on, incorporated):
        return False
    presupposes = duty.presupposes
    return presupposes is None or evaluate(presupposes, context).holds is not False


def _certain(duty: MeetingDuty, kinds: Sequence[Kind] | None) -> bool | None:
    """Whether some kind of amendment is sure to bring a duty about; None if none can."""
    if kinds is None or not duty.kinds:
        return not duty.kinds
    found = [kind for kind in kinds if kind.kind in duty.kinds]
    return any(kind.certain for kind in found) if found else None
