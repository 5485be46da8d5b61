"""Sketches load, are checked, and are as they were asked for; the smallest ones say only that."""

import datetime
import re
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st

from accreditation import testing
from accreditation.conditions import Items, Known
from accreditation.dossier import load_dossier
from accreditation.files import InputError
from accreditation.law.uses import base_facts
from accreditation.testing import Sketch, dossiers, statutes, years
from tests.conftest import own_checker, own_pack

PACK = own_pack()
CHECKER = own_checker()

few = settings(
    max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
one = settings(few, max_examples=5)


def findings(sketch, rule):
    report = CHECKER.check(sketch.dossier(PACK), sketch.as_of)
    return {finding.outcome for finding in report.findings if finding.rule == rule}


def stated(sketch):
    """The names of the facts of a sketch, wherever they stand."""
    dossier = sketch.dossier(PACK)
    subjects = (*dossier.statutes, *dossier.years, *dossier.applications)
    return {name for subject in subjects for name in subject.facts}


@few
@given(st.one_of(dossiers(), statutes(), years(), dossiers(regime="es"), dossiers(regime="cnc")))
def test_every_sketch_is_checked_without_an_error(sketch):
    report = CHECKER.check(sketch.dossier(PACK), sketch.as_of)
    assert report.as_of == sketch.as_of
    assert {finding.rule for finding in report.findings} >= {
        name for name, rule in PACK.rules.items() if name.startswith("csa.") and is_examined(rule)
    }


def is_examined(rule):
    return rule.source.plane == "statutes"


@few
@given(sketch=dossiers())
def test_what_is_printed_is_the_files(sketch, tmp_path_factory):
    again = Sketch.read(repr(sketch))
    assert again == sketch
    folder = again.write(tmp_path_factory.mktemp("sketch"))
    assert {file.name for file in folder.iterdir()} == set(sketch.files)
    assert load_dossier(folder, PACK.vocabulary) == sketch.dossier(PACK)


def test_a_falsifying_example_is_printed_so_that_it_can_be_pasted():
    seen = []

    @few
    @given(dossiers(fails="csa.minimum-members"))
    def check(sketch):
        seen.append(sketch)
        raise AssertionError

    with pytest.raises(AssertionError) as caught:
        check()
    assert f"\n{seen[-1]!r}\n" in "\n".join(caught.value.__notes__)
    assert findings(Sketch.read(repr(seen[-1])), "csa.minimum-members") == {"fail"}


def test_a_sketch_is_read_from_the_text_a_person_pastes():
    sketch = Sketch.read(
        """
        # as of 2025-06-30
        # dossier.yaml
        cooperative: {id: example, name: Example, form: SC}
        years: [2024.yaml]
        # 2024.yaml
        year: 2024
        opens: 2024-01-01
        closes: 2024-12-31
        facts:
          size.employees: 3
        """
    )
    assert sketch.as_of == datetime.date(2025, 6, 30)
    assert list(sketch.files) == ["dossier.yaml", "2024.yaml"]
    (year,) = sketch.dossier(PACK).years
    assert year.facts["size.employees"].value == 3


@pytest.mark.parametrize(
    "text", ["", "cooperative: {}", "# as of 2025-06-30\ncooperative: {}", "# as of x\n# a.yaml\n"]
)
def test_what_is_no_sketch_is_refused(text):
    with pytest.raises(InputError, match=r"a sketch begins|the date of the sketch"):
        Sketch.read(text)


@pytest.mark.parametrize(
    ("strategy", "files"),
    [
        (dossiers(), ["dossier.yaml"]),
        (statutes(regime="es"), ["dossier.yaml", "statutes.yaml"]),
        (years(regime="es"), ["dossier.yaml", "2025.yaml"]),
    ],
    ids=["dossiers", "statutes", "years"],
)
def test_the_smallest_of_each_kind_states_nothing(strategy, files):
    found = find(strategy, lambda _: True, settings=one)
    assert list(found.files) == files
    assert stated(found) == set()


def test_a_sketch_shrinks_to_the_fact_that_is_needed():
    wanted = "dividend.cap_rate"
    found = find(
        statutes(regime="cnc"),
        lambda sketch: (
            wanted in stated(sketch)
            and isinstance(sketch.dossier(PACK).statutes[0].facts[wanted].value, int)
        ),
        settings=settings(few, max_examples=3000),
    )
    assert stated(found) == {wanted}
    assert "dividend.cap_rate: 0 %" in found.files["statutes.yaml"]


def test_a_sketch_shrinks_to_the_list_and_the_item_that_are_needed():
    found = find(
        years(regime="cnc"),
        lambda sketch: any(
            isinstance(fact, Items) and fact.complete and fact.items
            for fact in sketch.dossier(PACK).years[0].facts.values()
        ),
        settings=settings(few, max_examples=3000),
    )
    assert len(stated(found)) == 1
    assert "    complete: true\n    items:\n      a: {}\n" in repr(found) + "\n"


OUTCOMES = {
    "passes": "pass",
    "fails": "fail",
    "unknown": "unknown",
    "not_applicable": "not_applicable",
}
WISHES = [
    ("passes", "cnc.capped-dividend"),
    ("fails", "cnc.capped-dividend"),
    ("unknown", "cnc.capped-dividend"),
    ("fails", "cnc.capped-dividend-clause"),
    ("passes", "cnc.vote-concentration"),
    ("fails", "es.one-tenth-vote"),
    ("unknown", "es.societal-impact"),
    ("passes", "es.exit-at-nominal-clause"),
    ("fails", "cnc.application-form"),
    ("passes", "cnc.application-form"),
    ("unknown", "csa.alarm-bell"),
    ("not_applicable", "csa.alarm-bell"),
    ("not_applicable", "es.presumption-stands"),
    ("fails", "csa.minimum-members"),
]


@pytest.mark.parametrize(("wish", "rule"), WISHES)
def test_the_outcome_that_is_wanted_is_what_a_check_finds(wish, rule):
    @one
    @given(dossiers(**{wish: rule}))
    def check(sketch):
        assert OUTCOMES[wish] in findings(sketch, rule)

    check()


def test_several_outcomes_hold_at_once_and_the_rest_varies():
    seen = set()

    @settings(few, max_examples=12)
    @given(dossiers(passes="cnc.capped-dividend-clause", fails="cnc.capped-dividend"))
    def check(sketch):
        assert findings(sketch, "cnc.capped-dividend-clause") == {"pass"}
        assert "fail" in findings(sketch, "cnc.capped-dividend")
        seen.add(frozenset(stated(sketch)))

    check()
    assert len(seen) > 5


@one
@given(statutes(fails="cnc.capped-dividend-clause"))
def test_statutes_alone_can_have_an_outcome(sketch):
    assert list(sketch.files) == ["dossier.yaml", "statutes.yaml"]
    assert findings(sketch, "cnc.capped-dividend-clause") == {"fail"}


@few
@given(dossiers(facts={"dividend.cap_rate": "5 %", "cooperative.form": "SCE", "size.employees": 7}))
def test_facts_that_are_given_stand_in_every_sketch(sketch):
    dossier = sketch.dossier(PACK)
    assert dossier.cooperative.form == "SCE"
    rate = dossier.statutes[0].facts["dividend.cap_rate"]
    assert isinstance(rate, Known)
    assert rate.value == 50_000  # five per cent in millionths
    assert dossier.years[-1].facts["size.employees"].value == 7


@few
@given(dossiers(regime="es"))
def test_only_facts_that_the_rules_of_a_set_use_vary(sketch):
    rules = (rule for rule in PACK.rules.values() if rule.regime == "es")
    assert stated(sketch) <= {name for rule in rules for name in base_facts(PACK, rule)}
    assert "es" in sketch.dossier(PACK).accreditations


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"fails": "cnc.capped-divdend"}, "Did you mean 'cnc.capped-dividend'?"),
        ({"facts": {"dividend.claus": "capped"}}, "Did you mean 'dividend.clause'?"),
        ({"facts": {"dividend.clause": "none"}}, "must be one of excluded"),
        ({"facts": {"dividend.cap_rate": 0.06}}, "binary float"),
        ({"facts": {"dividend.cap_rate": object()}}, "not a value that a file can state"),
        ({"facts": {"dividend.clause_accepted": True}}, "for a person to judge"),
        ({"facts": {"practice.dividends_by_class": {"items": {}}}}, "worked out by the program"),
        ({"regime": "cnn"}, "no set of rules 'cnn', only cnc, csa, es"),
        ({"fails": "csa.main-aim-clause"}, "no dossier without a person's judgement"),
        ({"fails": "csa.articles-agree"}, "can stand in files"),
        (
            {"fails": "cnc.capped-dividend", "facts": {"practice.dividends": {"items": {}}}},
            "no dossier was found that has 'cnc.capped-dividend' as fail, with the facts",
        ),
        (
            {"fails": "cnc.capped-dividend", "passes": "cnc.capped-dividend"},
            "no dossier was found",
        ),
        (
            {
                "facts": {
                    "year.closes": datetime.date(2024, 12, 31),
                    "dossier.looked_at": datetime.date(2024, 1, 1),
                }
            },
            "do not go together",
        ),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(asked, said):
    with pytest.raises(InputError, match=re.escape(said)) as caught:
        dossiers(**asked)
    assert len(caught.value.problems) == 1


def test_a_rule_of_another_plane_is_told():
    with pytest.raises(InputError, match="is about practice"):
        statutes(fails="cnc.capped-dividend")


def test_a_fact_of_another_plane_is_told():
    with pytest.raises(InputError, match="a fact for a year file"):
        statutes(facts={"size.employees": 3})


WITHOUT_HYPOTHESIS = """
import sys
sys.modules["hypothesis"] = None
from accreditation import testing
from accreditation.files import InputError
testing.boundaries, testing.Sketch
try:
    testing.dossiers
except InputError as error:
    print(error)
"""


def test_without_the_extra_library_a_sentence_names_it():
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_HYPOTHESIS], capture_output=True, text=True, check=True
    )
    assert done.stdout.count("\n") == 1
    assert "pip install 'accreditation[testing]'" in done.stdout


def test_there_is_nothing_else():
    assert list(testing.__all__) == sorted(testing.__all__)
    for name in testing.__all__:
        assert getattr(testing, name).__name__ == name
    with pytest.raises(AttributeError, match="nothing_else"):
        _ = testing.nothing_else
