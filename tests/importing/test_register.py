"""A register of shares becomes the facts of a year; the expected ones are counted by hand."""

import pytest

from tests.importing.conftest import facts, take, write_csv, write_xlsx
from tests.importing.ledgers import as_text, row, table

# Before 2024: persons 1, 2 (two shares), 3 and 4 (class B) are members.
# 2024: 5 joins, and leaves again in autumn; 2 hands both shares to 6, who is new; 1 gives back two
#       of three shares; 3 hands one share to 1, who is a member; 4 gives back the only share and
#       subscribes again on the same day, and so never leaves.
# 2025: 7 joins, which is not told of.
LEDGER = [
    row(1, "2020-01-15", "subscription", 1, 3),
    row(2, "2021-03-01", "subscription", 2, 2),
    row(3, "2022-03-01", "subscription", 3, 4),
    row(4, "2023-12-31", "subscription", 4, 1, "B"),
    row(5, "2024-01-01", "subscription", 5, 1),
    row(6, "2024-03-01", "transfer", 2, 2, to=6),
    row(7, "2024-06-30", "sell_back", 1, 2),
    row(8, "2024-07-01", "transfer", 3, 1, to=1),
    row(9, "2024-09-01", "sell_back", 5, 1, price=55.0, total=55.0),
    row(10, "2024-10-01", "sell_back", 4, 1, "B"),
    row(11, "2024-10-01", "subscription", 4, 2, "B"),
    row(12, "2025-01-01", "subscription", 7, 1),
]
EXPECTED = {
    "members.opening": 4,
    "members.joined": 2,
    "members.closing": 4,
    # At the end: 1 holds two of class A, 3 three, 6 two, and 4 two of class B.
    "members.shares": 9,
    "shares.issued": 3,
    "practice.member_classes": {"A": {"members": 3}, "B": {"members": 1}},
    "practice.transfers": {"6": {}},
    "practice.exit_payments": {
        "7": {"amount": "100.00 EUR", "contribution": "100.00 EUR"},
        "9": {"amount": "55.00 EUR", "contribution": "50.00 EUR"},
        "10": {"amount": "250.00 EUR", "contribution": "250.00 EUR"},
    },
}


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_the_export_of_each_language_gives_the_facts_counted_by_hand(quay, language, form):
    rows = table(LEDGER, language)
    if form == "csv":
        file = write_csv(quay / "register.csv", as_text(rows))
    else:
        file = write_xlsx(quay / "register.xlsx", rows)
    ran = take("register", quay, file)
    assert facts(ran) == EXPECTED
    assert "Members: 4 at the start of the year + 2 joined − 2 left = 4 at the end." in ran.err
    assert "Left by transfer of the last shares: 1; by refund: 1." in ran.err
    assert "Class A, members: 3 at the start, 3 at the end; shares at the end: 7." in ran.err
    assert "Class B, members: 1 at the start, 1 at the end; shares at the end: 2." in ran.err


def test_the_last_day_of_the_year_belongs_to_it(quay):
    last_day = [
        row(12, "2024-12-31", "subscription", 8, 1),
        row(13, "2024-12-31", "sell_back", 4, 2, "B"),
        row(14, "2025-01-01", "subscription", 7, 1),
    ]
    file = write_csv(quay / "r.csv", as_text(table([*LEDGER[:-1], *last_day])))
    found = facts(take("register", quay, file))
    # 8 joins and 4 leaves; nobody holds a share of class B any more.
    assert (found["members.joined"], found["members.closing"]) == (3, 4)
    assert found["practice.member_classes"] == {"A": {"members": 4}}
    assert found["members.shares"] == 8
    assert "13" in found["practice.exit_payments"]


def test_the_order_of_rows_does_not_matter(quay):
    file = write_csv(quay / "register.csv", as_text(table(LEDGER[::-1])))
    assert facts(take("register", quay, file)) == EXPECTED


def test_lists_that_the_register_holds_whole_are_complete_and_refunds_are_not(quay):
    file = write_csv(quay / "register.csv", as_text(table(LEDGER)))
    out = take("register", quay, file).out
    for name in ("practice.member_classes", "practice.transfers"):
        assert f"  {name}:\n    complete: true\n    items:" in out
    assert "  practice.exit_payments:\n    items:" in out


def test_technical_names_and_words_are_known(quay):
    heads = [
        "name", "date", "partner_id", "partner_id/.id", "partner_id_to", "partner_id_to/.id",
        "share_short_name", "quantity", "share_unit_price", "total_amount_line",
        "share_to_short_name", "quantity_to", "type",
    ]  # fmt: skip
    rows = as_text(table(LEDGER))
    rows = [
        heads,
        *([*line[:-1], cells["operation"]] for line, cells in zip(rows[1:], LEDGER, strict=True)),
    ]
    assert facts(take("register", quay, write_csv(quay / "r.csv", rows))) == EXPECTED


def test_a_conversion_moves_a_member_between_classes_and_leaves_new_shares_open(quay):
    ledger = [
        row(1, "2023-01-01", "subscription", 1, 5),
        row(2, "2024-01-01", "convert", 1, 5, to_class="B", to_shares=1),
    ]
    ran = take("register", quay, write_csv(quay / "r.csv", as_text(table(ledger))))
    assert facts(ran) == {
        "members.opening": 1,
        "members.joined": 0,
        "members.closing": 1,
        "members.shares": 1,
        "practice.member_classes": {"B": {"members": 1}},
        "practice.transfers": {},
    }
    assert "Conversions of shares in the year: 1." in ran.err
    assert "nothing for shares.issued" in ran.err


def test_a_member_may_hold_several_classes(quay):
    ledger = [
        row(1, "2023-01-01", "subscription", 1, 1),
        row(2, "2023-01-01", "subscription", 1, 1, "B"),
    ]
    found = facts(take("register", quay, write_csv(quay / "r.csv", as_text(table(ledger)))))
    assert found["members.closing"] == 1
    assert found["practice.member_classes"] == {"A": {"members": 1}, "B": {"members": 1}}


def test_without_identifiers_persons_are_told_apart_by_names_and_that_is_said(quay):
    rows = table(LEDGER, leave_out=("member_id", "to_member_id"))
    ran = take("register", quay, write_csv(quay / "r.csv", as_text(rows)))
    assert facts(ran) == EXPECTED
    assert "two of the same name count as one" in ran.err


def test_two_of_the_same_name_are_two_with_identifiers(quay):
    ledger = [
        row(1, "2023-01-01", "subscription", 1, 1, member="Ann"),
        row(2, "2023-01-01", "subscription", 2, 1, member="Ann"),
    ]
    whole = write_csv(quay / "whole.csv", as_text(table(ledger)))
    bare = write_csv(
        quay / "bare.csv", as_text(table(ledger, leave_out=("member_id", "to_member_id")))
    )
    assert facts(take("register", quay, whole))["members.closing"] == 2
    assert facts(take("register", quay, bare))["members.closing"] == 1


def test_what_the_statutes_do_not_say_is_left_open_and_said(quay):
    text = (quay / "statutes.yaml").read_text("utf-8")
    (quay / "statutes.yaml").write_text(text.replace("nominal: 50 EUR, voting: true", ""), "utf-8")
    file = write_csv(quay / "r.csv", as_text(table(LEDGER)))
    ran = take("register", quay, file)
    found = facts(ran)
    assert "members.shares" not in found
    assert found["practice.exit_payments"] == {
        "7": {"amount": "100.00 EUR"},
        "9": {"amount": "55.00 EUR"},
        "10": {"amount": "250.00 EUR", "contribution": "250.00 EUR"},
    }
    assert "have a vote: A." in ran.err
    assert "nominal value of these classes: A;" in ran.err
    mapping = quay / "map.yaml"
    mapping.write_text("kind: register\nnominal: {A: 45.50 EUR}\n", "utf-8")
    found = facts(take("register", quay, file, "--map", mapping))
    assert found["practice.exit_payments"]["7"]["contribution"] == "91.00 EUR"


def test_statutes_adopted_after_the_year_say_nothing_of_its_votes(quay):
    text = (quay / "statutes.yaml").read_text("utf-8")
    later = text.replace("adopted: 2020-01-15", "adopted: 2025-01-01").replace(
        "{nominal: 50 EUR, voting: true", "{nominal: 50 EUR, voting: false"
    )
    assert later.count("false") == 1
    (quay / "later.yaml").write_text(later, "utf-8")
    dossier = (quay / "dossier.yaml").read_text("utf-8")
    listed = dossier.replace("[statutes.yaml]", "[statutes.yaml, later.yaml]")
    (quay / "dossier.yaml").write_text(listed, "utf-8")
    file = write_csv(quay / "r.csv", as_text(table(LEDGER)))
    assert facts(take("register", quay, file)) == EXPECTED
    adopted = later.replace("2025-01-01", "2024-12-31")
    (quay / "later.yaml").write_text(adopted, "utf-8")
    assert facts(take("register", quay, file))["members.shares"] == 2


def test_where_articles_of_a_later_version_differ_a_nominal_value_is_left_open(quay):
    text = (quay / "statutes.yaml").read_text("utf-8")
    other = "  '6': {provides: {shares.classes: {items: {A: {nominal: 25 EUR}}}}}\n"
    later = text.replace("adopted: 2020-01-15", "adopted: 2024-02-01") + other
    (quay / "later.yaml").write_text(later, "utf-8")
    dossier = (quay / "dossier.yaml").read_text("utf-8")
    listed = dossier.replace("[statutes.yaml]", "[statutes.yaml, later.yaml]")
    (quay / "dossier.yaml").write_text(listed, "utf-8")
    ran = take("register", quay, write_csv(quay / "r.csv", as_text(table(LEDGER))))
    assert facts(ran)["practice.exit_payments"] == {
        "7": {"amount": "100.00 EUR"},
        "9": {"amount": "55.00 EUR"},
        "10": {"amount": "250.00 EUR", "contribution": "250.00 EUR"},
    }
    assert "nominal value of these classes: A;" in ran.err


def test_a_total_that_is_not_number_times_price_is_told_and_its_amount_left_open(quay):
    ledger = [*LEDGER]
    ledger[0] = row(1, "2020-01-15", "subscription", 1, 3, total=140.0)
    ledger[6] = row(7, "2024-06-30", "sell_back", 1, 2, total=100.01)
    ran = take("register", quay, write_csv(quay / "r.csv", as_text(table(ledger))))
    expected = {**EXPECTED["practice.exit_payments"], "7": {"contribution": "100.00 EUR"}}
    assert facts(ran) == {**EXPECTED, "practice.exit_payments": expected}
    assert "not the number of shares times the price in the rows 2, 8;" in ran.err


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_trace_of_binary_arithmetic_is_taken_off_and_told(quay, form):
    price = 4.35 * 100  # 434.99999999999994
    ledger = [
        row(1, "2023-01-01", "subscription", 1, 2),
        row(2, "2024-02-01", "sell_back", 1, 1, price=price, total=price),
    ]
    write = write_csv if form == "csv" else write_xlsx
    ran = take("register", quay, write(quay / f"r.{form}", as_text(table(ledger))))
    assert facts(ran)["practice.exit_payments"]["2"]["amount"] == "435.00 EUR"
    assert "rows 3." in ran.err


def test_departures_that_the_year_file_counts_otherwise_are_told(quay):
    with (quay / "2024.yaml").open("a", encoding="utf-8") as stream:
        stream.write("  members.resigned: 1\n  members.excluded_reported: 0\n")
        stream.write("  members.otherwise_left: 2\n")
    ran = take("register", quay, write_csv(quay / "r.csv", as_text(table(LEDGER))))
    assert "The file of the year counts 3 who left" in ran.err
    assert "the register 2." in ran.err


def test_numbers_that_were_never_given_are_told(quay):
    file = write_csv(
        quay / "r.csv", as_text(table([*LEDGER[:2], row(15, "2025-01-02", "subscription", 8, 1)]))
    )
    ran = take("register", quay, file, "--gaps")
    assert facts(ran)["members.opening"] == 2
    assert "The operation numbers 3–14 are missing; you say that they were never given." in ran.err


def test_numbers_that_are_words_have_no_gaps_to_see(quay):
    ledger = [
        row(f"R/{one['number']}", str(one["date"]), "subscription", 1, 1) for one in LEDGER[:2]
    ]
    ran = take("register", quay, write_csv(quay / "r.csv", as_text(table(ledger))))
    assert facts(ran)["members.opening"] == 1
    assert "whether one is missing cannot be seen" in ran.err
