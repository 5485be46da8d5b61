"""The rule linter: what a pack must have besides loading."""

from collections.abc import Callable, Iterator

from accreditation.checking import load_cases
from accreditation.engine import EngineFault, compile_rule
from accreditation.files import InputError, Problem
from accreditation.law import Pack, Rule, rule_file
from accreditation.linting.clause_cues import lint_clause_cues
from accreditation.linting.clauses import lint_clauses
from accreditation.linting.drafts import lint_drafts
from accreditation.linting.pack import lint_data
from accreditation.linting.reading import lint_article_cues

WANTED_OUTCOMES = ("pass", "fail", "unknown")


def lint_pack(pack: Pack) -> list[Problem]:
    """Every problem of a pack that loads, in the order of its rules."""
    found = [problem for rule in pack.rules.values() for problem in _rule(pack, rule)]
    read = (*lint_article_cues(pack), *lint_clause_cues(pack))
    return [*found, *lint_data(pack), *lint_clauses(pack), *lint_drafts(pack), *read]


def _rule(pack: Pack, rule: Rule) -> Iterator[Problem]:
    file = rule_file(pack.folder, rule.name)

    def problem(message: str) -> Problem:
        return Problem(file, None, message)

    yield from _cases(pack, rule, problem)
    yield from _dates(pack, rule, problem)
    try:
        compile_rule(rule)
    except EngineFault as error:
        yield problem(str(error))


def _cases(pack: Pack, rule: Rule, problem: Callable[[str], Problem]) -> Iterator[Problem]:
    try:
        cases = load_cases(pack, rule).cases
    except InputError as error:
        yield from error.problems
        return
    shown = {case.expect for case in cases}
    wanted = [
        *WANTED_OUTCOMES,
        *(["not_applicable"] if rule.source.applies_when is not None else []),
    ]
    for outcome in wanted:
        if outcome not in shown:
            yield problem(f"no case of '{rule.name}' expects {outcome}; add one.")


def _dates(pack: Pack, rule: Rule, problem: Callable[[str], Problem]) -> Iterator[Problem]:
    first = rule.source.cites[0]
    start = pack.instruments[first.instrument].encoded_from()
    if start is None or rule.source.in_force.from_ < start:
        yield problem(
            f"'{rule.name}' is in force from {rule.source.in_force.from_}, before the first "
            f"wording of {first.instrument} that the rules know ({start or 'none'})."
        )
