"""Outside the dates of a rule nothing is found, whatever the facts."""

import datetime
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, reject
from hypothesis import strategies as st

from accreditation.checking import in_force
from accreditation.checking.scope import incorporated_in
from accreditation.conditions import Context
from accreditation.engine import judged_alone
from accreditation.files import InputError
from accreditation.findings import Finding
from accreditation.law import Rule
from tests.laws.dossiers import FOLDERS, fixture
from tests.laws.seeds import PACK, many, seeds, without_shrinking

days = st.dates(datetime.date(2012, 1, 1), datetime.date(2035, 12, 31))


def outside(rule: Rule, on: datetime.date, incorporated: datetime.date | None) -> bool:
    """Whether a date lies before the first day of a rule, or after its last."""
    period = rule.source.in_force
    new = period.new_companies_from
    early = new is not None and incorporated is not None and new <= incorporated
    return on < (new if new is not None and early else period.from_) or (
        period.to is not None and on > period.to
    )


def ending(rule: Rule, to: datetime.date | None) -> Rule:
    """A rule with another last day."""
    period = rule.source.in_force.model_copy(update={"to": to})
    return replace(rule, source=rule.source.model_copy(update={"in_force": period}))


def is_finding(finding: Finding) -> bool:
    return finding.outcome != "not_applicable" or finding.because is not None


@many(max_examples=800)
@given(seeds(), days, st.none() | days)
def test_a_rule_says_nothing_of_a_case_outside_its_dates(seed, on, to):
    """Nor of one after its last day, if it had one."""
    rule, incorporated = ending(seed.rule, to), incorporated_in(seed.context.facts)
    assume(outside(rule, on, incorporated))
    try:
        covered = in_force(rule, PACK, on, incorporated)
    except InputError:  # the law of that day is not known: no outcome at all
        reject()
    judged = judged_alone(rule, Context(PACK, seed.context.facts, on, on), covered)
    assert judged.outcome == "not_applicable"


@without_shrinking(max_examples=40)
@given(st.sampled_from(FOLDERS), st.integers(2012, 2035), days)
def test_a_year_outside_the_dates_of_a_rule_never_gets_its_finding(folder, last, as_of):
    """A fixture whose years, with all that happened in them, are moved to other years."""
    files = fixture(folder)
    for back, year in enumerate(sorted(files.of("years"), key=lambda y: y["closes"], reverse=True)):
        moved = last - back - year["closes"].year
        for key in ("opens", "closes"):
            year[key] = year[key].replace(year=year[key].year + moved)
        year["year"] = f"moved-{back}"
    with TemporaryDirectory() as place:
        try:
            report = files.report(Path(place), as_of)
        except InputError:  # some year lies where the law is not known
            reject()
    founded = files.dossier["cooperative"].get("incorporated")
    for finding in report.findings:
        if outside(PACK.rules[finding.rule], finding.on, founded):
            assert not is_finding(finding)
