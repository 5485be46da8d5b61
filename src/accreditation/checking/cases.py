"""Running the cases of rules through both evaluators."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from accreditation.checking.findings import FindingBuilder
from accreditation.checking.scope import incorporated_in
from accreditation.checking.subjects import LOOKED_AT, year_dates, year_start
from accreditation.conditions import Context, Known
from accreditation.dossier import FactReader
from accreditation.engine import Engine
from accreditation.files import (
    Document,
    InputError,
    Problem,
    collected,
    read_yaml,
    validate,
    yaml_text,
)
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


def written_case(rule: Rule, case: Mapping[str, Any], place: Path) -> RuleCases:
    """One case of ``rule`` that stands in no file, read as strictly as if it did.

    Args:
        rule: The rule.
        case: The case as a file would have it.
        place: Where traces say that its facts come from.

    Raises:
        InputError: it is no case.
    """
    document = Document(place, yaml_text({"cases": [case]}))
    return RuleCases(rule, document, validate(CasesFile, document).cases)


class CaseRunner:
    """Runs cases of some rules of a pack, each through both evaluators."""

    def __init__(self, pack: Pack, rules: Sequence[Rule]) -> None:
        """Compile ``rules``.

        Raises:
            EngineFault: the engine is missing or a rule is too large for it.
        """
        self._pack = pack
        self._engine = Engine(rules)
        self._builder = FindingBuilder(pack)

    def run(self, loaded: RuleCases, index: int) -> CaseResult:
        """What becomes of the case with a number.

        Raises:
            InputError: it states facts that cannot be, or its date lies in a gap of the law.
            EngineFault: the two evaluators disagree.
        """
        rule, case = loaded.rule, loaded.cases[index]
        context = case_context(self._pack, loaded, index)
        covered = rule.source.in_force.covers(context.on, incorporated_in(context.facts))
        with self._engine.bench() as bench:
            judged = bench.judge(rule, context, covered)
        subject = Subject(SUBJECT_KINDS[rule.source.plane], str(context.on))
        finding = self._builder.finding(rule, subject, context, judged)
        needs = {need.fact: need.kind for need in finding.needs}
        items = {item.subject.item: item.outcome for item in finding.items}
        found = tuple(differences(case, finding.outcome, needs, items))
        line = loaded.line(index)
        return CaseResult(rule.name, case, loaded.document.file, line, found, finding)


def run_cases(pack: Pack, rules: Sequence[Rule]) -> Iterator[CaseResult]:
    """What becomes of every case of ``rules``, in order.

    Raises:
        InputError: a case states facts that cannot be; every problem of a file at once.
        EngineFault: the two evaluators disagree.
    """
    runner = CaseRunner(pack, rules)
    for rule in rules:
        loaded = load_cases(pack, rule)
        problems: list[Problem] = []
        for index in range(len(loaded.cases)):
            result = collected(problems, partial(runner.run, loaded, index))
            if result is not None and not problems:
                yield result
        if problems:
            raise InputError(problems)


def case_context(pack: Pack, loaded: RuleCases, index: int) -> Context:
    """What the case with a number knows.

    Raises:
        InputError: it states facts that cannot be.
    """
    case = loaded.cases[index]
    planes = SEEN[loaded.rule.source.plane]
    reader = FactReader(loaded.document, pack.vocabulary, planes, (), everything=True)
    given = reader.facts(case.given, ("cases", index, "given"))
    if reader.problems:
        raise InputError(reader.problems)
    opens = given.get("year.opens")
    start = opens.value if isinstance(opens, Known) else None
    if not isinstance(start, datetime.date):
        start = year_start(case.on)
    looked_at = case.as_of or case.on
    facts = {
        LOOKED_AT: Known(looked_at),
        "cooperative.form": Known("SC"),
        **year_dates(start, case.on),
        **given,
    }
    return Context(pack, facts, case.on, looked_at)


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
