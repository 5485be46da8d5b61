"""Running the cases of rules through both evaluators."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from accreditation.checking.findings import FindingBuilder
from accreditation.checking.scope import incorporated_in
from accreditation.checking.subjects import year_dates, year_start
from accreditation.conditions import Context, Known
from accreditation.dossier import FactReader
from accreditation.engine import Bench, Engine
from accreditation.files import InputError, Problem, read_yaml, validate
from accreditation.findings import SUBJECT_KINDS, Finding, Outcome, Subject
from accreditation.law import CASES_SUFFIX, SEEN, Pack, Rule, rule_file
from accreditation.law.cases import Case, CasesFile, RuleCases


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What became of a case.

    Attributes:
        differences: How the observation differs from the expectation; empty if it does not.
        finding: What was observed.
    """

    rule: str
    case: Case
    file: Path
    line: int
    differences: tuple[str, ...]
    finding: Finding


def load_cases(pack: Pack, rule: Rule) -> RuleCases:
    """The cases of ``rule``.

    Raises:
        InputError: their file is missing or wrong.
    """
    file = rule_file(pack.folder, rule.name)
    document = read_yaml(file.with_name(file.stem + CASES_SUFFIX))
    source = validate(CasesFile, document)
    names = [case.name for case in source.cases]
    problems = [
        document.problem(["cases", i, "name"], f"another case is already called {name!r}.")
        for i, name in enumerate(names)
        if name in names[:i]
    ]
    if problems:
        raise InputError(problems)
    return RuleCases(rule, document, source.cases)


def run_cases(pack: Pack, rules: Sequence[Rule]) -> Iterator[CaseResult]:
    """What becomes of every case of ``rules``, in order.

    Raises:
        InputError: a case states facts that cannot be; every problem of a file at once.
        EngineFault: the two evaluators disagree.
    """
    engine, builder = Engine(rules), FindingBuilder(pack)
    for rule in rules:
        loaded = load_cases(pack, rule)
        problems: list[Problem] = []
        with engine.bench() as bench:
            for index, case in enumerate(loaded.cases):
                context = _context(pack, loaded, index, case, problems)
                if not problems:
                    yield _result(builder, bench, loaded, index, context)
        if problems:
            raise InputError(problems)


def case_context(pack: Pack, loaded: RuleCases, index: int) -> Context:
    """What the case with a number knows.

    Raises:
        InputError: it states facts that cannot be.
    """
    problems: list[Problem] = []
    context = _context(pack, loaded, index, loaded.cases[index], problems)
    if problems:
        raise InputError(problems)
    return context


def _context(
    pack: Pack, loaded: RuleCases, index: int, case: Case, problems: list[Problem]
) -> Context:
    planes = SEEN[loaded.rule.source.plane]
    reader = FactReader(loaded.document, pack.vocabulary, planes, (), everything=True)
    given = reader.facts(case.given, ("cases", index, "given"))
    problems.extend(reader.problems)
    opens = given.get("year.opens")
    start = opens.value if isinstance(opens, Known) else None
    if not isinstance(start, datetime.date):
        start = year_start(case.on)
    looked_at = Known(case.as_of or case.on)
    facts = {
        "dossier.looked_at": looked_at,
        "cooperative.form": Known("SC"),
        **year_dates(start, case.on),
        **given,
    }
    return Context(pack, facts, case.on, case.as_of or case.on)


def _result(
    builder: FindingBuilder, bench: Bench, loaded: RuleCases, index: int, context: Context
) -> CaseResult:
    rule, case = loaded.rule, loaded.cases[index]
    covered = rule.source.in_force.covers(context.on, incorporated_in(context.facts))
    judged = bench.judge(rule, context, covered)
    subject = Subject(SUBJECT_KINDS[rule.source.plane], str(context.on))
    finding = builder.finding(rule, subject, context, judged)
    needs = {need.fact: need.kind for need in finding.needs}
    items = {item.subject.item: item.outcome for item in finding.items}
    found = tuple(differences(case, finding.outcome, needs, items))
    return CaseResult(rule.name, case, loaded.document.file, loaded.line(index), found, finding)


def differences(
    case: Case, outcome: Outcome, needs: Mapping[str, str], items: Mapping[str | None, Outcome]
) -> Iterator[str]:
    """How what was observed differs from what a case expects, a sentence each.

    Args:
        case: The case.
        outcome: What the rule said.
        needs: The facts on which it depends, with what can settle each.
        items: For a rule about a list, the outcome for each item.
    """
    if outcome != case.expect:
        yield f"expected {case.expect}, observed {outcome}"
    if case.needs is not None and dict(case.needs) != needs:
        yield f"expected the needs {_listed(case.needs)}, observed {_listed(needs)}"
    for item, expected in case.items.items():
        if items.get(item) != expected:
            yield f"expected {expected} for {item}, observed {items.get(item, 'no such item')}"


def _listed(needs: Mapping[str, str]) -> str:
    return ", ".join(f"{fact} ({kind})" for fact, kind in sorted(needs.items())) or "none"
