"""The pytest plugin, in projects of its own: a copy of the documented example, and others."""

import re
import shutil

import pytest

from accreditation.engine.durable import available
from tests.conftest import ROOT, edit

pytest_plugins = ["pytester"]

EXAMPLE = ROOT / "docs" / "examples" / "food-label"
ALLERGENS = "rules/label/allergens-named.cases.yaml"
FORGOTTEN = "one forgotten allergen among three fails"


@pytest.fixture
def project(pytester):
    """A project that holds only rules."""
    shutil.copytree(EXAMPLE, pytester.path, dirs_exist_ok=True)
    return pytester


def cases(project, file="rules/*/*.cases.yaml"):
    """How many cases the files have."""
    return sum(
        len(re.findall(r"^  - name: ", path.read_text("utf-8"), re.M))
        for path in project.path.glob(file)
    )


def output(result):
    """What a run printed; never a traceback through the program."""
    text = result.stdout.str() + result.stderr.str()
    assert "Traceback" not in text
    assert ".py:" not in text
    return text


def line_of(file, words):
    return next(
        i for i, line in enumerate(file.read_text("utf-8").splitlines(), 1) if words in line
    )


def test_every_case_of_every_rule_is_a_test(project):
    result = project.runpytest_subprocess("-v")
    result.assert_outcomes(passed=cases(project))
    assert cases(project) > 30
    assert f"{ALLERGENS}::{FORGOTTEN} PASSED" in output(result)


def test_a_single_case_can_be_run(project):
    project.runpytest_subprocess(f"{ALLERGENS}::{FORGOTTEN}").assert_outcomes(passed=1)


def test_a_failure_shows_what_was_expected_what_was_observed_and_the_trace(project):
    file = project.path / ALLERGENS
    edit(
        file,
        "expect: fail\n    items: {milk: pass, egg: fail, wheat: pass}",
        "expect: pass\n    items: {milk: pass, egg: pass, wheat: pass, nuts: pass}",
    )
    result = project.runpytest_subprocess()
    result.assert_outcomes(passed=cases(project) - 1, failed=1)
    lines = [line.strip() for line in output(result).splitlines()]
    place = f"{ALLERGENS}:{line_of(file, FORGOTTEN)}: {FORGOTTEN}"
    start = lines.index(place)
    assert lines[start + 1 : start + 4] == [
        "expected pass, observed fail",
        "expected pass for egg, observed fail",
        "expected pass for nuts, observed no such item",
    ]
    trace = lines[start + 4 :]
    assert "label.allergens-named · 2024-06-01 · fail" in trace
    egg = next(i for i, line in enumerate(trace) if line.startswith("✗ egg: "))
    assert trace[egg + 2].startswith(
        "allergen.named = nowhere   [allergens-named.cases.yaml, line "
    )
    # Where CI is set, pytest goes on with the whole message in its summary.
    assert any(line.startswith(f"FAILED {ALLERGENS}::{FORGOTTEN}") for line in lines)


def test_needs_that_differ_are_shown(project):
    file = project.path / "rules/label/alcohol-stated.cases.yaml"
    edit(file, "needs: {label.alcohol_stated: evidence}", "needs: {food.alcohol: judgement}")
    result = project.runpytest_subprocess()
    result.assert_outcomes(passed=cases(project) - 1, failed=1)
    told = "expected the needs food.alcohol (judgement), observed label.alcohol_stated (evidence)"
    assert told in output(result)


def test_a_fact_that_is_not_there_fails_its_case_with_a_sentence(project):
    file = project.path / "rules/label/alcohol-stated.cases.yaml"
    edit(file, "{food.prepacked: true, food.beverage: false,", "{food.prepackt: true,")
    result = project.runpytest_subprocess()
    result.assert_outcomes(passed=cases(project) - 1, failed=1)
    place = f"alcohol-stated.cases.yaml:{line_of(file, 'food.prepackt')}: "
    assert (f"{place}there is no fact 'food.prepackt'. Did you mean 'food.prepacked'?") in output(
        result
    )


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        ("  - name: a food without any", "  - nam: a food without any", "'nam' is not a key"),
        ("a food without any allergen passes", FORGOTTEN, "another case is already called"),
    ],
)
def test_a_file_of_cases_that_cannot_be_read_is_an_error_with_a_sentence(
    project, before, after, sentence
):
    edit(project.path / ALLERGENS, before, after)
    result = project.runpytest_subprocess()
    result.assert_outcomes(errors=1)
    assert re.search(rf"allergens-named\.cases\.yaml:\d+: .*{sentence}", output(result))


def test_rules_that_do_not_load_are_an_error_with_their_sentences_once(project):
    edit(
        project.path / "rules/label/alcohol-stated.yaml", "food.beverage: true", "food.drink: true"
    )
    edit(project.path / "rules/label/allergens-named.yaml", "plane: practice", "plane: theory")
    result = project.runpytest_subprocess()
    result.assert_outcomes(errors=len(list(project.path.glob("rules/*/*.cases.yaml"))))
    text = output(result)
    assert len(re.findall(r"alcohol-stated\.yaml:\d+: there is no fact 'food\.drink'", text)) == 1
    assert len(re.findall(r"allergens-named\.yaml:\d+: 'plane' must be", text)) == 1
    assert "rules do not load; the first error says why." in text


@pytest.mark.parametrize(
    "name", ["rules/label/nothing.cases.yaml", "rules/alcohol-stated.cases.yaml"]
)
def test_cases_of_a_rule_that_is_not_there_are_an_error(project, name):
    shutil.copy(project.path / ALLERGENS, project.path / name)
    result = project.runpytest_subprocess()
    result.assert_outcomes(errors=1)
    assert f"{name}: holds the cases of a rule that is not there." in output(result)


def test_files_of_cases_outside_a_pack_are_left_alone_and_cost_nothing(pytester):
    (pytester.path / "other.cases.yaml").write_text("anything: [goes", encoding="utf-8")
    pytester.makepyfile(
        """
        import sys

        def test_nothing_of_the_program_is_imported_but_the_plugin():
            loaded = {name for name in sys.modules if name.startswith("accreditation")}
            assert loaded == {
                "accreditation", "accreditation.testing", "accreditation.testing.plugin"
            }
            assert not {"pydantic", "yaml", "durable"} & set(sys.modules)
        """
    )
    pytester.runpytest_subprocess().assert_outcomes(passed=1)


def test_cases_run_on_several_processes(project):
    edit(project.path / ALLERGENS, "wheat: pass", "wheat: fail")
    result = project.runpytest_subprocess("-n", "2")
    result.assert_outcomes(passed=cases(project) - 1, failed=1)
    assert "expected fail for wheat, observed pass" in output(result)


def test_two_packs_in_one_project_are_kept_apart(project):
    other = project.path / "older"
    shutil.copytree(project.path / "rules", other)
    edit(other / "parameters.yaml", "value: 1.2 %", "value: 2 %")
    result = project.runpytest_subprocess("rules", "older")
    failed = {
        line.partition("::")[0]
        for line in output(result).splitlines()
        if line.startswith("FAILED ")
    }
    assert failed == {
        f"FAILED older/label/{name}.cases.yaml"
        for name in ("alcohol-stated", "ingredients-listed", "nutrition-declared")
    }


if available():

    def test_both_evaluators_run_and_one_that_errs_is_told(project):
        project.makeconftest(
            """
            from accreditation.engine import durable

            durable.Session.decide = lambda *_: "pass"
            """
        )
        name = "rules/label/alcohol-stated.cases.yaml"
        result = project.runpytest_subprocess(name)
        result.assert_outcomes(passed=1, failed=cases(project, name) - 1)
        assert "the two evaluators disagree on label.alcohol-stated" in output(result)
