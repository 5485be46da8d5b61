"""Which changes the cases of a rule notice: taking a case away lets exactly its changes through."""

import datetime
import re

import pytest

from accreditation.law import load_pack
from accreditation.mutation import Proved, Undecided, Witness, mutate, mutate_all
from accreditation.reports.mutation_report import mutation_text
from tests.conftest import run
from tests.mutation.packs import write_pack


def case(name, on, expect, given=None, **more):
    return {
        "name": name,
        "on": datetime.date.fromisoformat(on),
        "given": given or {},
        "expect": expect,
        **more,
    }


CASES = [
    case("on the limit, on the first day", "2000-01-01", "pass", {"year.paid": "6 EUR"}),
    case("a cent above", "2010-12-31", "fail", {"year.paid": "6.01 EUR"}),
    case("the day before", "1999-12-31", "not_applicable", {"year.paid": "6 EUR"}),
    case("below", "2010-12-31", "pass", {"year.paid": "5 EUR"}),
    case("above", "2010-12-31", "fail", {"year.paid": "7 EUR"}),
    case("not known", "2010-12-31", "unknown"),
]


def capped(cases):
    return {"passes_when": {"year.paid": {"at_most": "6 EUR"}}, "cases": cases}


def survivors(folder, rule):
    """The changes that no case notices."""
    pack = load_pack(write_pack(folder, {"one": rule}))
    return {survivor.description for survivor in mutate(pack, pack.rules["csa.one"]).survivors}


def test_cases_on_and_beside_every_limit_notice_every_change(tmp_path):
    ran = run("rules", "mutate", "--rules", write_pack(tmp_path, {"one": capped(CASES)}))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "7 mutants: 7 noticed by the rules' own cases, 0 proved equivalent, 0 not noticed, "
        "0 undecided.\n"
    )


@pytest.mark.parametrize(
    ("left_out", "through"),
    [
        (
            "on the limit, on the first day",
            {
                "year.paid: at_most → less_than",
                "6 EUR → 5.99 EUR",
                "from: 2000-01-01 → 2000-01-02",
            },
        ),
        ("a cent above", {"6 EUR → 6.01 EUR"}),
        ("the day before", {"from: 2000-01-01 → 1999-12-31"}),
        ("not known", set()),
    ],
)
def test_a_case_left_out_lets_its_changes_through(tmp_path, left_out, through):
    kept = [one for one in CASES if one["name"] != left_out]
    assert survivors(tmp_path, capped(kept)) == through


WHEN = {"when": {"year.flag": True}, "then": {"year.done": True}}


@pytest.mark.parametrize(
    ("needs", "noticed"), [({}, False), ({"needs": {"year.flag": "evidence"}}, True)]
)
def test_what_is_asked_notices_a_change_as_well(tmp_path, needs, noticed):
    """Both are unknown; only the question differs."""
    rule = {"passes_when": WHEN, "cases": [case("nothing", "2010-12-31", "unknown", **needs)]}
    dropped = "drops when: {year.flag: true}"
    assert (dropped not in survivors(tmp_path, rule)) is noticed


def things(**net):
    items = {name: {"net": value} for name, value in net.items()}
    return {"year.things": {"complete": True, "items": items}}


EACH = {"each": {"x": "year.things"}, "passes_when": {"x.net": {"at_most": "6 EUR"}}}
ONE = case("one", "2010-12-31", "fail", things(a="6.01 EUR"), items={"a": "fail"})
TWO = case("two", "2010-12-31", "fail", things(a="6.01 EUR", b="6 EUR"))


@pytest.mark.parametrize(
    ("cases", "noticed"), [([ONE], False), ([ONE, TWO], True)], ids=["one item", "two items"]
)
def test_one_item_does_not_tell_each_from_some(tmp_path, cases, noticed):
    assert ("each → some" not in survivors(tmp_path, {**EACH, "cases": cases})) is noticed


def test_the_outcome_of_an_item_notices_a_change_as_well(tmp_path):
    """With b above the limit in any case, only what is said of a tells 6.01 EUR from 6 EUR."""
    given = things(a="6.01 EUR", b="9 EUR")
    silent = case("both", "2010-12-31", "fail", given)
    assert "6 EUR → 6.01 EUR" in survivors(tmp_path / "1", {**EACH, "cases": [silent]})
    telling = {**silent, "items": {"a": "fail"}}
    assert "6 EUR → 6.01 EUR" not in survivors(tmp_path / "2", {**EACH, "cases": [telling]})


def test_a_case_that_the_rule_itself_does_not_meet_is_said_first(tmp_path):
    wrong = case("wrong", "2010-12-31", "pass", {"year.paid": "7 EUR"})
    ran = run("rules", "mutate", "--rules", write_pack(tmp_path, {"one": capped([wrong])}))
    assert (ran.code, ran.out) == (2, "")
    file = tmp_path / "csa" / "one.cases.yaml"
    assert ran.err == (
        f"{file}:2: the rule does not do what the case 'wrong' expects; "
        "see 'accreditation rules test csa.one'.\n"
    )


def test_the_problems_of_all_rules_are_said_at_once(tmp_path):
    wrong = case("wrong", "2010-12-31", "pass", {"year.paid": "7 EUR"})
    rules = {"one": capped([wrong]), "two": capped(CASES), "three": capped([wrong])}
    ran = run("rules", "mutate", "--rules", write_pack(tmp_path, rules))
    assert (ran.code, ran.out) == (2, "")
    assert [line.partition(":")[0] for line in ran.err.splitlines()] == [
        str(tmp_path / "csa" / f"{name}.cases.yaml") for name in ("one", "three")
    ]


def test_a_rule_that_is_not_there(tmp_path):
    folder = write_pack(tmp_path, {"one": capped(CASES)})
    ran = run("rules", "mutate", "csa.won", "--rules", folder)
    assert (ran.code, ran.out) == (2, "")
    assert "there is no rule 'csa.won'. Did you mean 'csa.one'?" in ran.err


def test_only_the_rules_that_are_named_are_changed(tmp_path):
    folder = write_pack(tmp_path, {"one": capped(CASES), "two": capped(CASES[1:])})
    ran = run("rules", "mutate", "csa.one", "--rules", folder)
    assert ran.code == 0
    assert ran.out.startswith("7 mutants: 7 noticed")


def tell(pack, rule, mutant):  # noqa: ARG001 - what it tells depends on the mutant alone
    """Stands for the solver: a case for one mutant, a proof for one, nothing for the others."""
    changed = mutant.source.passes_when
    if "less_than" in changed["year.paid"]:
        return Witness(case("on the limit", "2010-12-31", "pass", {"year.paid": "6 EUR"}))
    if changed == {"year.paid": {"at_most": "5.99 EUR"}}:
        return Proved("proved for every dossier.")
    return Undecided()


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_told_of_survivors_is_counted_and_written(tmp_path, workers):
    rules = {"one": capped(CASES[1:]), "two": capped(CASES)}
    pack = load_pack(write_pack(tmp_path, rules))
    found = mutate_all(pack, list(pack.rules.values()), tell, workers=workers)
    lines = mutation_text(found).splitlines()
    assert [re.sub(r"^.*/one\.yaml:\d+: ", "", line) for line in lines] == [
        "from: 2000-01-01 → 2000-01-02 (undecided)",
        "year.paid: at_most → less_than",
        "  - name: on the limit",
        "    on: 2010-12-31",
        "    given:",
        "      year.paid: 6 EUR",
        "    expect: pass",
        "",
        "1 × proved for every dossier.",
        "14 mutants: 11 noticed by the rules' own cases, 1 proved equivalent, 1 not noticed, "
        "1 undecided.",
    ]
