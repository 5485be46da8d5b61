"""The days on which an outcome may turn, as far as they are known before anything is judged."""

import datetime
from collections import defaultdict
from collections.abc import Iterator

from accreditation.conditions import add_months
from accreditation.deciding import AnswerEntry
from accreditation.dossier import Dossier
from accreditation.law import Pack, Rule
from accreditation.timeline.models import Cause, Topic
from accreditation.timeline.uses import Uses, in_force_days

_DAY = datetime.timedelta(days=1)


def days_of(
    pack: Pack, dossier: Dossier, first: datetime.date, last: datetime.date
) -> dict[datetime.date, list[Cause]]:
    """The days from ``first`` to ``last`` on which an outcome may turn, with what happens on each.

    A rule that compares the day of a check with other dates may also turn on those.
    """
    found: dict[datetime.date, list[Cause]] = defaultdict(list)
    events = [*_events_of_the_dossier(dossier), *_year_ends(dossier, first, last)]
    for day, cause in [*events, *_events_of_the_law(pack)]:
        if first <= day <= last and cause not in found[day]:
            found[day].append(cause)
    found.setdefault(first, [])
    return dict(found)


def first_day(dossier: Dossier) -> datetime.date | None:
    """The first day of which a dossier tells anything but the incorporation."""
    days = [
        *(version.adopted for version in dossier.statutes),
        *(year.opens for year in dossier.years),
        *(one.since for one in dossier.accreditations.values() if one.since is not None),
        *(one.submitted for one in dossier.applications if one.submitted is not None),
    ]
    return min(days, default=dossier.cooperative.incorporated)


def _events_of_the_dossier(dossier: Dossier) -> Iterator[tuple[datetime.date, Cause]]:
    for version in dossier.statutes:
        yield version.adopted, Cause("statutes", str(version.adopted))
    for name, entry in dossier.accreditations.items():
        if entry.since is not None:
            yield entry.since, Cause("accreditation", name)
        if entry.until is not None:
            yield entry.until + _DAY, Cause("accreditation_lost", name)
    for application in dossier.applications:
        if application.submitted is not None:
            yield application.submitted, Cause("application", application.id)
    for key, document in dossier.documents.items():
        if document.date is not None:
            yield document.date, Cause("document", key)
    for record in dossier.decisions:
        if isinstance(record.decides, AnswerEntry):
            yield record.on, Cause("decision", record.about)


def _year_ends(
    dossier: Dossier, first: datetime.date, last: datetime.date
) -> Iterator[tuple[datetime.date, Cause]]:
    """The days on which years close, those without a file included."""
    for year in dossier.years:
        yield year.closes, Cause("year", year.id)
    ends = {year.closes for year in dossier.years} or {datetime.date(first.year, 12, 31)}
    closed = {year.closes for year in dossier.years}
    for end in ends:
        for months in range((first.year - end.year) * 12, (last.year - end.year + 1) * 12, 12):
            day = add_months(end, months)
            if day not in closed:
                yield day, Cause("year", str(day.year))


def _events_of_the_law(pack: Pack) -> Iterator[tuple[datetime.date, Cause]]:
    for key, instrument in pack.instruments.items():
        for wording in instrument.versions:
            yield wording.from_, Cause("wording", key)
    for name, parameter in pack.parameters.items():
        for day, _ in parameter.commenced:
            yield day, Cause("parameter", name)
    for rule in pack.rules.values():
        period = rule.source.in_force
        for day in in_force_days(rule):
            ended = period.to is not None and day > period.to
            yield day, Cause("rule_ended" if ended else "rule", rule.name)


def concerns(cause: Cause, topic: Topic, rule: Rule, uses: Uses) -> bool:
    """Whether what happens on a day has to do with a rule on a subject."""
    match cause.kind:
        case "rule" | "rule_ended" | "wording" | "parameter" if topic.kind == "year":
            return False
        case "rule" | "rule_ended":
            return cause.name == rule.name
        case "wording":
            return cause.name in uses.instruments
        case "parameter":
            return cause.name in uses.parameters
        case "statutes":
            return topic.kind != "year"
        case "year" | "application":
            return (topic.kind, topic.id) == (cause.kind, cause.name)
        case "document":
            return topic.kind != "statutes"
        case "accreditation" | "accreditation_lost":
            return cause.name == rule.regime or f"accreditation.{cause.name}" in uses.facts
        case "decision":
            return not uses.facts.isdisjoint((cause.name, cause.name.rpartition(".")[0]))
        case "deadline":
            return True
