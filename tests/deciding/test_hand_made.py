"""A line that is written by hand does what `decide` would have done, or is refused or set aside."""

import datetime
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accreditation.checking import Checker
from accreditation.checking.answers import Answered, Part, scene_of, subject_of
from accreditation.conditions import Items
from accreditation.deciding import DECISIONS_FILE, AnswerEntry, Draft, SubjectEntry, record_decision
from accreditation.dossier import Dossier, load_dossier
from accreditation.files import InputError
from accreditation.ruling.desk import Desk, Ruling
from accreditation.ruling.targets import QuestionTarget, question_name
from tests.conftest import FIXTURES, own_checker, own_pack, run_here
from tests.deciding.desk import AS_OF, set_aside
from tests.deciding.hand import forged

DAY = datetime.date.fromisoformat(AS_OF)
PACK = own_pack()
RULING = Ruling("Ann", DAY, "seen")
VALUES = ["true", "false", "silent", "463", "436", "450", "1.5 %", "12.00 EUR", "2024-01-01", ""]


@cache
def checker() -> Checker:
    return own_checker()


@pytest.fixture(scope="module")
def folders(tmp_path_factory) -> list[Path]:
    """A dossier whose documents disagree, and one in whose lists something is asked."""
    names = ("two-documents-that-disagree", "tokens-that-may-be-too-much")
    folder = tmp_path_factory.mktemp("hand")
    return [Path(shutil.copytree(FIXTURES / "specimens" / name, folder / name)) for name in names]


def parts(dossier: Dossier) -> tuple[Part, ...]:
    return (*dossier.statutes, *dossier.years, *dossier.applications)


def questions(dossier: Dossier) -> Iterator[tuple[str, str | None]]:
    """Every fact there is, and every fact of every item, whether anybody may answer it or not."""
    for name in sorted(PACK.vocabulary.entries):
        yield name, None
    for part in parts(dossier):
        for head, known in scene_of(part, dossier, PACK, DAY).facts.items():
            for item in known.items if isinstance(known, Items) else ():
                yield from ((f"{head}.{short}", item.id) for short in item.facts)
                yield head, item.id


@cache
def sampled(
    folder: Path,
) -> tuple[Dossier, list[tuple[str, str | None]], list[tuple[str, str | None]]]:
    """A dossier, all questions on it, and those that its findings put or its sources raise."""
    dossier = load_dossier(folder, PACK.vocabulary)
    every = sorted(set(questions(dossier)), key=str)
    kinds = {name: PACK.vocabulary.entry(name).kind for name, _ in every}
    asked = [one for one in every if kinds[one[0]] == "judgement" or one[0] == "members.closing"]
    return dossier, every, asked


def written(folder: Path, draft: Draft) -> Answered | None:
    """What a check makes of a dossier with a decision in it; None if it refuses to look."""
    file = folder / DECISIONS_FILE
    try:
        record_decision(file, draft)
        return checker().answered(load_dossier(folder, PACK.vocabulary), DAY)
    except InputError:
        return None
    finally:
        file.unlink(missing_ok=True)


def taken(folder: Path, question: str, value: str) -> Answered | None:
    """What a check makes of a dossier after `decide`; None if that refuses."""
    file = folder / DECISIONS_FILE
    desk = Desk(PACK, folder, DAY)
    try:
        target = desk.targets.named(question)
        assert isinstance(target, QuestionTarget)
        desk.answer(target, value, RULING)
        return checker().answered(desk.dossier, DAY)
    except InputError:
        return None
    finally:
        file.unlink(missing_ok=True)


@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_a_sound_line_does_what_decide_does_or_nothing(data, folders):
    folder = data.draw(st.sampled_from(folders))
    dossier, every, asked = sampled(folder)
    fact, item = data.draw(st.one_of(st.sampled_from(asked), st.sampled_from(every)))
    part = data.draw(st.sampled_from(parts(dossier)))
    value = data.draw(st.sampled_from(VALUES))
    about = subject_of(part)
    basis = checker().grounds.of_answer(fact, item, scene_of(part, dossier, PACK, DAY))
    draft = Draft(
        by="Ann",
        on=DAY,
        because="seen",
        document=None,
        subject=SubjectEntry(kind=about.kind, id=about.id),
        as_of=DAY,
        decides=AnswerEntry(fact=fact, item=item, value=value),
        basis=basis,
    )
    by_hand = written(folder, draft)
    decided = taken(folder, question_name(fact, item, about.id), value)
    if decided is not None:
        assert by_hand is not None
        assert parts(by_hand.dossier) == parts(decided.dossier)
        assert [one.value for one in by_hand.answers] == [one.value for one in decided.answers]
    elif by_hand is not None:
        assert by_hand.answers == ()
        assert parts(by_hand.dossier) == parts(dossier)


@pytest.mark.parametrize(
    ("decides", "said"),
    [
        ({"fact": "members.closing", "value": "999"}, "'members.closing' is no judgement"),
        ({"fact": "practice.dividends", "value": "1"}, "'practice.dividends' is a list"),
        ({"value": "perhaps"}, "'training.adequate' must be true or false"),
    ],
)
def test_what_nobody_can_have_decided_is_told_by_file_and_line(in_order, decides, said):
    in_order.took("training.adequate@2024", "--answer", "true")
    in_order.took("training.adequate@2024", "--answer", "true")
    dossier = load_dossier(in_order.dossier, PACK.vocabulary)
    fact = decides.get("fact", "training.adequate")
    scene = scene_of(dossier.years[0], dossier, PACK, DAY)
    basis = checker().grounds.of_answer(fact, None, scene).model_dump(mode="json")
    forged(in_order.file, {"decides": decides, "basis": basis})
    ran = run_here("check", in_order.dossier, "--as-of", AS_OF)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{in_order.file}:2: ")
    assert said in ran.err


def test_a_judgement_on_what_cannot_have_it_is_refused(in_order):
    """Practice is answered on a year: on the statutes it would hold for every year."""
    in_order.took("company.cooperative_aim@statutes", "--answer", "true")
    dossier = load_dossier(in_order.dossier, PACK.vocabulary)
    scene = scene_of(dossier.statutes[0], dossier, PACK, DAY)
    basis = checker().grounds.of_answer("training.adequate", None, scene)
    decides = {"fact": "training.adequate"}
    forged(in_order.file, {"decides": decides, "basis": basis.model_dump(mode="json")})
    ran = run_here("check", in_order.dossier, "--as-of", AS_OF)
    assert (ran.code, ran.out) == (2, "")
    assert f"{in_order.file}:1: " in ran.err


@pytest.mark.parametrize("day", ["2024", "20210512", "the first"])
def test_the_statutes_are_named_by_a_day(in_order, day):
    in_order.took("company.cooperative_aim@statutes", "--answer", "true")
    forged(in_order.file, {"subject": {"id": day}})
    ran = run_here("check", in_order.dossier, "--as-of", AS_OF)
    assert (ran.code, ran.out) == (2, "")
    assert f"'{day}' is no day on which statutes were adopted" in ran.err


def test_an_overruling_that_changes_nothing_is_refused(in_order):
    in_order.took("csa.members-reconcile@2024", "--outcome", "fail")
    forged(in_order.file, {"decides": {"outcome": "pass"}})
    ran = run_here("check", in_order.dossier, "--as-of", AS_OF)
    assert (ran.code, ran.out) == (2, "")
    assert f"{in_order.file}:1: " in ran.err
    assert "'csa.members-reconcile' was 'pass' already" in ran.err


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"decides": {"fact": "training.nothing"}}, "finding"),
        ({"decides": {"item": "nobody"}}, "finding"),
        ({"subject": {"id": "2019"}}, "finding"),
        ({"basis": {"facts": {"training.amount": "1.00 EUR"}}}, "facts"),
        ({"basis": {"question": "0" * 64}}, "wording"),
        ({"basis": {"question": None}}, "wording"),
    ],
)
def test_what_may_have_been_right_once_is_set_aside(in_order, changes, because):
    in_order.took("training.adequate@2024", "--answer", "true")
    forged(in_order.file, changes)
    data = in_order.report()
    assert [one[2] for one in set_aside(data)] == [because]
    assert data["answers"] == []
