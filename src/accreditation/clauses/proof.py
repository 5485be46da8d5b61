"""Whether a clause meets a rule: alone, and in place of whatever breaks the rule.

Kleene evaluation is monotone: what is true while everything else is unknown stays true whatever
becomes known. So a condition that is true of what a clause provides is met in any statutes that
have the clause and do not contradict it.
"""

import datetime
from collections.abc import Iterator

from accreditation.checking import case_context, load_cases
from accreditation.checking.scope import incorporated_in
from accreditation.clauses.reading import ModelClause
from accreditation.conditions import Context, evaluate
from accreditation.engine import judged_alone
from accreditation.files import InputError
from accreditation.language import placeholders
from accreditation.law import Pack, Period, Rule


def unproved(pack: Pack, clause: ModelClause) -> Iterator[str]:
    """A sentence for each rule of which ``clause`` does not do what it claims."""
    for rule in clause.rules:
        try:
            fault = _alone(pack, clause, rule) or _instead(pack, clause, rule)
        except InputError as error:
            fault = f"cannot be held against '{rule.name}': {error.problems[0].message}"
        if fault is not None:
            yield f"'{clause.name}' {fault}"


def _alone(pack: Pack, clause: ModelClause, rule: Rule) -> str | None:
    """What is wrong with the clause where nothing else is known."""
    days = _days(pack, clause, rule)
    if not days:
        return f"is never offered while '{rule.name}' is in force."
    for day in days:
        for name in _named(clause):
            pack.parameter(name, day)
        stated = {**clause.given, **clause.provides_on(day, pack)}
        step = evaluate(rule.passes_when, Context(pack, {**stated, **clause.accepted}, day, day))
        alone = evaluate(rule.passes_when, Context(pack, stated, day, day))
        if clause.accepted and alone.holds is not None:
            return f"leaves nothing to judge under '{rule.name}'; remove 'judged'."
        if step.holds is not True:
            wanted = ", ".join(sorted({need.fact for need in step.needs}))
            why = f"still depends on {wanted}" if step.holds is None else "is not met"
            return (
                f"does not meet '{rule.name}': with only what it provides, on {day} the condition "
                f"{why}."
            )
    return None


def _named(clause: ModelClause) -> frozenset[str]:
    """The numbers of the law that its wording names."""
    texts = (clause.source.title, clause.source.text, clause.source.note)
    return frozenset[str]().union(*(placeholders(text.en) for text in texts if text is not None))


def _days(pack: Pack, clause: ModelClause, rule: Rule) -> list[datetime.date]:
    """The first and the last common day, and each day between on which the law changes."""
    first, last = _span(rule.source.in_force)
    if clause.source.in_force is not None:
        start, end = _span(clause.source.in_force)
        first = max(first, start)
        last = min((day for day in (last, end) if day is not None), default=None)
    changes = {day for p in pack.parameters.values() for day, _ in p.commenced}
    changes |= {wording.from_ for i in pack.instruments.values() for wording in i.versions}
    days = {first, *changes} | ({last} if last is not None else set())
    return sorted(day for day in days if first <= day and (last is None or day <= last))


def _span(period: Period) -> tuple[datetime.date, datetime.date | None]:
    """The first day of a period for any company, and the last."""
    new = period.new_companies_from
    return min(period.from_, new or period.from_), period.to


def _instead(pack: Pack, clause: ModelClause, rule: Rule) -> str | None:
    """What is wrong with the clause in place of what fails in the cases of the rule."""
    loaded = load_cases(pack, rule)
    mended = False
    for index, case in enumerate(loaded.cases):
        context = case_context(pack, loaded, index)
        before = {**clause.given, **context.facts}
        if case.expect != "fail" or not clause.suits(before, context.on):
            continue
        facts = {**before, **clause.provides_on(context.on, pack), **clause.accepted}
        after = Context(pack, facts, context.on, context.as_of)
        covered = rule.source.in_force.covers(context.on, incorporated_in(facts))
        outcome = judged_alone(rule, after, covered).outcome
        if outcome != "pass":
            return (
                f"does not mend '{rule.name}': put in place of the facts of the case "
                f"'{case.name}', the outcome is {outcome}."
            )
        mended = True
    return None if mended else f"is not offered in any failing case of '{rule.name}'."
