"""The register to try screening on: what it holds, and that it is always the same."""

import collections
import datetime
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from accreditation.conditions import Context, Known
from accreditation.engine import judged_alone
from accreditation.files import Document, InputError, validate
from accreditation.law import Pack, load_pack
from accreditation.screening.sample import write_sample
from accreditation.screening.sample.mix import Mix, own_mix
from accreditation.screening.sample.plan import plan_of
from tests.conftest import ROOT
from tests.screening.rows import ROW_COLUMNS, facts_of

ROWS = 25_000
STRETCH = 100_000
SUPPLIED = {
    "accreditation.cnc",
    "accreditation.es",
    "cooperative.form",
    "cooperative.incorporated",
}
"""Facts that the program works out from a dossier, and a register states."""

BEYOND_A_ROW = {
    "csa.articles-agree",
    "csa.documents-agree",
    "csa.law-reviewed",
    "csa.references-right",
}
"""Rules about what is only known of a whole dossier, or of the law."""


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, pack: Pack) -> pa.Table:
    return pq.read_table(write_sample(ROWS, tmp_path_factory.mktemp("register"), pack))


def share(table: pa.Table, condition: pc.Expression) -> float:
    """The share of the rows of which a condition is true."""
    return float(table.filter(condition).num_rows / table.num_rows)


def test_the_columns_are_the_facts_that_somebody_can_state(register: pa.Table, pack: Pack) -> None:
    vocabulary = pack.vocabulary
    wanted = set(ROW_COLUMNS)
    for name, entry in vocabulary.entries.items():
        if entry.plane == "application" or (entry.kind == "computed" and name not in SUPPLIED):
            continue
        wanted.add(name)
        if entry.type == "list":
            wanted.add(f"{name}.complete")
            fields = {short for short, field in entry.fields.items() if field.kind != "computed"}
            assert {f.name for f in register.schema.field(name).type.value_type} == {"id", *fields}
        elif entry.type not in ("choice", "text"):
            if_silent = vocabulary.signatures[name].silence != "impossible"
            wanted |= {f"{name}.silent"} if if_silent else set()
    assert set(register.column_names) == wanted


def test_every_value_is_one_that_a_file_could_state(register: pa.Table, pack: Pack) -> None:
    for row in register.slice(0, 1_500).to_pylist():
        facts_of(row, pack.vocabulary)


def test_the_columns_have_the_types_of_the_format(register: pa.Table) -> None:
    types = {
        "year.closes": pa.date32(),
        "annual_meeting.held": pa.bool_(),
        "voting.rule": pa.string(),
        "voting.cap_rate": pa.string(),
        "members.closing": pa.int64(),
        "training.amount": pa.decimal128(14, 2),
        "annual_meeting.held_on": pa.date32(),
    }
    assert {name: register.schema.field(name).type for name in types} == types
    dividend = register.schema.field("practice.dividends").type.value_type
    assert dividend.field("gross").type == pa.decimal128(14, 2)
    assert dividend.field("withholding_rate").type == pa.string()


def test_the_orders_of_magnitude_are_real(register: pa.Table) -> None:
    cnc, es = (pc.field(f"accreditation.{name}") == "held" for name in ("cnc", "es"))
    assert share(register, cnc) == pytest.approx(600 / 25_000, rel=0.2)
    assert share(register, es) == pytest.approx(550 / 25_000, rel=0.2)
    assert share(register, cnc & es) == pytest.approx(150 / 25_000, rel=0.4)
    assert share(register, pc.field("cooperative.form") == "SC") > 0.95
    years = collections.Counter(register["cooperative"].to_pylist()[:-4])
    assert set(years.values()) == {1, 2, 3, 4}
    members = pc.quantile(register["members.closing"], [0.5, 0.99]).to_pylist()
    assert 5 < members[0] < 50 < 500 < members[1] < 50_000


def test_the_accredited_comply_more_often(register: pa.Table) -> None:
    trained = pc.field("training.clause") == True  # noqa: E712 (an expression of Arrow)
    accredited = pc.field("accreditation.cnc") == "held"
    assert share(register.filter(accredited), trained) > 0.8
    assert share(register.filter(~accredited), trained) < 0.3


def test_days_lie_where_they_belong(register: pa.Table) -> None:
    for row in register.slice(0, 2_000).to_pylist():
        opens, closes = row["year.opens"], row["year.closes"]
        assert opens < closes <= opens + datetime.timedelta(days=366)
        assert datetime.date(2021, 12, 31) <= closes <= datetime.date(2024, 12, 31)
        for after in ("annual_meeting.held_on", "accounts.approved_on", "accounts.filed_on"):
            assert row[after] is None or row[after] > closes
        for dividend in row["practice.dividends"] or ():
            assert dividend["paid_on"] is None or opens < dividend["paid_on"] <= closes
        for leaver in row["practice.exit_payments"] or ():
            if leaver["left_on"] is not None and leaver["paid_on"] is not None:
                assert leaver["left_on"] < leaver["paid_on"]


def test_numbers_of_one_meeting_go_together(register: pa.Table) -> None:
    meetings = [one for many in register["practice.meetings"].to_pylist() for one in many or ()]
    told = [one for one in meetings if one["votes"] is not None and one["largest_own"] is not None]
    assert len(told) > 5_000
    assert sum(one["largest_own"] <= one["votes"] for one in told) > 0.99 * len(told)


def test_what_is_of_a_cooperative_is_so_in_all_its_years(register: pa.Table, pack: Pack) -> None:
    entries = pack.vocabulary.entries
    lasting = [
        name
        for name in register.column_names
        if name in entries and entries[name].plane in ("cooperative", "statutes")
    ]
    seen: dict[str, Any] = {}
    for row in register.slice(0, 1_000).select(["cooperative", *lasting]).to_pylist():
        assert seen.setdefault(row["cooperative"], row) == row
    assert len(seen) < 500


def test_the_same_seed_gives_the_same_file(tmp_path: Path, pack: Pack) -> None:
    one, two, other = (
        write_sample(700, tmp_path / name, pack, seed).read_bytes()
        for name, seed in (("one", 3), ("two", 3), ("other", 4))
    )
    assert one == two
    assert one != other


def test_a_longer_register_begins_as_a_shorter_one_does(
    register: pa.Table, tmp_path: Path, pack: Pack
) -> None:
    told: list[int] = []
    longer = write_sample(STRETCH + 7, tmp_path, pack, progress=told.append)
    assert sum(told) == STRETCH + 7
    assert pq.ParquetFile(longer).num_row_groups == len(told) == 2
    table = pq.read_table(longer)
    assert table.slice(0, ROWS).equals(register)
    last = table["cooperative"].to_pylist()[STRETCH - 1 : STRETCH + 5]
    assert last == [f"C{number:07}" for number in (40_000, *[40_001] * 4, 40_002)]
    shorter = pq.read_table(write_sample(STRETCH + 3, tmp_path / "shorter", pack))
    assert table.slice(0, STRETCH + 3).equals(shorter)


def test_one_row_is_a_register_too(register: pa.Table, tmp_path: Path, pack: Pack) -> None:
    assert pq.read_table(write_sample(1, tmp_path, pack)).equals(register.slice(0, 1))


def test_a_register_that_is_there_is_kept(tmp_path: Path, pack: Pack) -> None:
    kept = write_sample(10, tmp_path, pack)
    before = kept.read_bytes()
    with pytest.raises(InputError, match="is there already"):
        write_sample(20, tmp_path, pack)
    assert kept.read_bytes() == before
    assert list(tmp_path.iterdir()) == [kept]


def test_what_cannot_be_made_is_said_in_a_sentence(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match="at least"):
        write_sample(0, tmp_path, pack)
    with pytest.raises(InputError, match="seed"):
        write_sample(1, tmp_path, pack, seed=-1)
    with pytest.raises(InputError, match="cannot be written"):
        write_sample(1, tmp_path / "file", pack)


def test_every_rule_has_something_to_decide(register: pa.Table, pack: Pack) -> None:
    seen: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    looked_at = datetime.date(2025, 12, 31)
    for row in register.slice(0, 500).to_pylist():
        facts = facts_of(row, pack.vocabulary)
        facts |= {"dossier.looked_at": Known(looked_at), "year.months": Known(12)}
        context = Context(pack, facts, row["year.closes"], looked_at)
        for name, rule in pack.rules.items():
            if rule.source.plane != "application":
                in_force = rule.source.in_force.covers(row["year.closes"])
                seen[name][judged_alone(rule, context, in_force).outcome] += 1
    for name, outcomes in seen.items():
        never = {"pass", "fail", "unknown"} - set(outcomes)
        print(name, dict(outcomes), f"never {', '.join(sorted(never))}" if never else "")
    told = {name: outcomes for name, outcomes in seen.items() if name not in BEYOND_A_ROW}
    assert [name for name, outcomes in told.items() if len(outcomes) < 2] == []
    decided_both_ways = [name for name, found in told.items() if found["pass"] and found["fail"]]
    assert len(decided_both_ways) > 0.85 * len(told)


def test_a_new_fact_is_a_column_and_changes_no_other(register: pa.Table, tmp_path: Path) -> None:
    rules = shutil.copytree(ROOT / "rules", tmp_path / "rules")
    words = "{fr: couleur, nl: kleur, de: Farbe, en: colour}"
    with (rules / "vocabulary" / "board.yaml").open("a", encoding="utf-8") as file:
        file.write(
            f"\nboard.colour:\n  plane: statutes\n  type: choice\n  label: {words}\n"
            f"  question: {words}\n  choices:\n    red: {words}\n    blue: {words}\n"
        )
    table = pq.read_table(write_sample(400, tmp_path, load_pack(rules)))
    assert set(table["board.colour"].to_pylist()) == {"red", "blue", "silent", None}
    assert table.drop_columns("board.colour").equals(register.slice(0, 400))


def test_the_mix_names_facts_that_are_there(pack: Pack) -> None:
    document, mix = own_mix()
    plan = plan_of(pack, document, mix)
    columns = {*plan.scalars, *plan.lists}
    for name, listed in plan.lists.items():
        columns |= {f"{name}.complete", *(field.name for field in listed.fields.values())}
    assert set(mix.facts) - columns == set()


@pytest.mark.parametrize(
    ("odds", "said"),
    [
        ("{green: 1}", "'board.appointed_by' must be one of general_meeting"),
        ("{neither: {board: 1}}", "needs odds above nought for every group"),
        ("{board: 0}", "needs odds above nought for every group"),
    ],
)
def test_odds_of_what_a_fact_cannot_be_are_refused(odds: str, said: str, pack: Pack) -> None:
    assert said in refusal("board.appointed_by", odds, pack)


@pytest.mark.parametrize(
    ("odds", "said"),
    [
        ("{many .. more: 1}", "that is neither a value nor a range"),
        ("{silent: 1}", "there is no fact 'silent' in the register"),
        ("{members.nobody + 1: 1}", "there is no fact 'members.nobody' in the register"),
        ("{practice.meetings.votes: 1}", "'practice.meetings.votes' has several values here"),
        ("{voting.rule: 1}", "'voting.rule' is neither a number nor a date"),
    ],
)
def test_numbers_made_of_nothing_are_refused(odds: str, said: str, pack: Pack) -> None:
    assert said in refusal("members.closing", odds, pack)


def refusal(fact: str, odds: str, pack: Pack) -> str:
    """What is said of a mix in which a fact has other odds."""
    lines = own_mix()[0].file.read_text(encoding="utf-8").splitlines()
    start = lines.index(f"  {fact}:")
    end = next(i for i in range(start + 1, len(lines)) if not lines[i].startswith("    "))
    changed = [*lines[:start], f"  {fact}: {odds}", *lines[end:]]
    document = Document(Path("mix.yaml"), "\n".join(changed))
    with pytest.raises(InputError) as error:
        plan_of(pack, document, validate(Mix, document))
    assert f"mix.yaml:{start + 1}" in str(error.value)
    return str(error.value)
