"""Findings that would change, judged again by the evaluator, which says by how much."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from accreditation.checking.claims import CLAIMS, LISTED
from accreditation.checking.findings import FindingBuilder
from accreditation.checking.scope import in_force, incorporated_in
from accreditation.checking.subjects import (
    CONTRADICTIONS,
    INSTRUMENTS,
    LOOKED_AT,
    instruments,
    year_dates,
)
from accreditation.conditions import (
    SILENT as SILENCE,
)
from accreditation.conditions import (
    Context,
    Fact,
    Item,
    Items,
    Known,
    ListType,
    Number,
    Type,
)
from accreditation.engine import EngineFault, judged_alone
from accreditation.findings import SUBJECT_KINDS, Message, Outcome, Subject
from accreditation.law import Pack, Rule
from accreditation.screening.lists import HERE
from accreditation.screening.reads import facts_behind, read_by
from accreditation.screening.register_columns import CLOSES, COMPLETE, COOPERATIVE, OPENS, SILENT
from accreditation.screening.screening import SUBMITTED, Asked


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Judges rows of a register with the evaluator.

    Attributes:
        pack: The law.
        asked: What was asked of the screening.
    """

    pack: Pack
    asked: Asked

    def columns(self, rule: Rule, there: Iterable[str]) -> list[str]:
        """The columns of typed facts that a rule reads, of those that are there."""
        names = [*facts_behind(read_by(rule), self.pack), COOPERATIVE, OPENS, CLOSES]
        names += ["cooperative.incorporated", SUBMITTED]
        wanted = {one for name in names for one in (name, name + SILENT, name + COMPLETE)}
        return [name for name in there if name in wanted]

    def message(self, rule: Rule, row: Mapping[str, Any], expected: Outcome) -> Message:
        """What is to be said of a rule on a row.

        Raises:
            EngineFault: the evaluator does not come to the outcome that the engine did.
        """
        facts, closes = self._facts(row), row[CLOSES]
        on = self.asked.on or closes
        if rule.source.plane == "application" and self.asked.on is None:
            on = row.get(SUBMITTED) or self.asked.as_of
        context = Context(self.pack, facts, on, self.asked.as_of)
        judged = judged_alone(rule, context, in_force(rule, self.pack, on, incorporated_in(facts)))
        if judged.outcome != expected:
            raise EngineFault(
                f"the screening and the Kleene evaluator disagree on {rule.name} for "
                f"{row[COOPERATIVE]}, {closes}: the screening says {expected}, the evaluator "
                f"{judged.outcome}. Do not rely on this run; please report it."
            )
        subject = Subject(SUBJECT_KINDS[rule.source.plane], str(closes))
        return FindingBuilder(self.pack).finding(rule, subject, context, judged).message

    def _facts(self, row: Mapping[str, Any]) -> dict[str, Fact]:
        known = dict(_stated(row, self.pack))
        of_years: dict[str, Fact] = {}
        if row.get(OPENS) is not None:
            of_years = year_dates(row[OPENS], row[CLOSES])
        return {
            LOOKED_AT: Known(self.asked.as_of),
            INSTRUMENTS: instruments(self.pack),
            **{name: Items() for name in (*CONTRADICTIONS, CLAIMS)},
            LISTED: Known(False),
            CLOSES: Known(row[CLOSES]),
            **of_years,
            **known,
        }


def _stated(row: Mapping[str, Any], pack: Pack) -> Iterator[tuple[str, Fact]]:
    """What the typed columns of a row say."""
    for name, raw in row.items():
        meaning = pack.meanings.get(name)
        if meaning is None:
            continue
        if row.get(name + SILENT):
            yield name, Known(SILENCE)
        elif isinstance(meaning.type, ListType):
            items = tuple(_item(i, one, name, pack) for i, one in enumerate(raw or ()))
            if items or row.get(name + COMPLETE):
                yield name, Items(items, bool(row.get(name + COMPLETE)))
        elif raw is not None:
            yield name, Known(_value(meaning.type, raw))


def _item(number: int, raw: Mapping[str, Any] | None, list_: str, pack: Pack) -> Item:
    fields = {
        short: Known(_value(pack.meanings[f"{list_}.{short}"].type, value))
        for short, value in (raw or {}).items()
        if value is not None and short != HERE
    }
    return Item(str(number + 1), fields)


def _value(type_: Type, raw: Any) -> Any:
    if isinstance(type_, Number):
        return int(raw)
    return raw.date() if isinstance(raw, datetime.datetime) else raw
