"""What cannot be taken has its sentence; all of them are told at once, and no name is in any."""

import csv
import itertools

import pytest

from tests.importing.conftest import refused, take, write_csv, write_xlsx
from tests.importing.ledgers import as_text, name_of, row, table

FIRST = row(1, "2023-01-01", "subscription", 1, 3)

ROWS = {
    "an operation that is not known": (
        row(2, "2024-01-01", "Gift", 1, 1),
        "'Operation Type' is no operation that is known; name it in a mapping file, under "
        "'operations'.",
    ),
    "a type of share that is not known": (
        row(2, "2024-01-01", "subscription", 1, 1, "Z"),
        "'Share type name' is no class of shares of the statutes, which have A, B; name its class "
        "in a mapping file, under 'classes'.",
    ),
    "no type of share": (
        row(2, "2024-01-01", "subscription", 1, 1, ""),
        "'Share type name' is empty; a type of share is needed.",
    ),
    "more than is held": (
        row(2, "2024-01-01", "sell_back", 1, 4),
        "4 shares of 'A' leave a member who holds 3 on 2024-01-01.",
    ),
    "a sale before the purchase": (
        row(2, "2022-12-31", "sell_back", 1, 1),
        "1 shares of 'A' leave a member who holds 0 on 2022-12-31.",
    ),
    "a conversion of more than is held": (
        row(2, "2024-01-01", "convert", 1, 5, to_class="B", to_shares=1),
        "5 shares of 'A' leave a member who holds 3 on 2024-01-01.",
    ),
    "a transfer to oneself": (
        row(2, "2024-01-01", "transfer", 1, 1, to=1),
        "the shares are transferred to who holds them already.",
    ),
    "a transfer to nobody": (
        row(2, "2024-01-01", "transfer", 1, 1),
        "'Transfered to/ID' is empty; a person is needed.",
    ),
    "a conversion to the same type": (
        row(2, "2024-01-01", "convert", 1, 1, to_class="A", to_shares=1),
        "shares of 'A' are converted to that type.",
    ),
    "a conversion to nothing": (
        row(2, "2024-01-01", "convert", 1, 1, to_class="B", to_shares=0),
        "an operation is about one share at least, not 0.",
    ),
    "no member": (
        row(2, "2024-01-01", "subscription", "", 1),
        "'Cooperator/ID' is empty; a person is needed.",
    ),
    "a number twice": (
        row(1, "2024-01-01", "subscription", 1, 1),
        "the same operation number stands in row 2.",
    ),
    "no number": (
        row("", "2024-01-01", "subscription", 1, 1),
        "has no operation number; is it a row of totals?",
    ),
    "a date in another order": (
        row(2, "2024-01-01", "subscription", 1, 1, date="31/12/2024"),
        "'Subscription Date' must be a date written as year-month-day.",
    ),
    "a date that is none": (
        row(2, "2024-01-01", "subscription", 1, 1, date="2024-02-30"),
        "'Subscription Date' is not a date of the calendar (year-month-day).",
    ),
    "a date before the company": (
        row(2, "2020-01-14", "subscription", 1, 1),
        "is dated 2020-01-14, before the company was incorporated on 2020-01-15.",
    ),
    "half a share": (
        row(2, "2024-01-01", "subscription", 1, 1.5),
        "'Number of share' must be a whole number, in digits without a point or comma.",
    ),
    "fewer than no shares": (
        row(2, "2024-01-01", "subscription", 1, -1),
        "'Number of share' must be a whole number, in digits without a point or comma.",
    ),
    "a price that is no number": (
        row(2, "2024-01-01", "subscription", 1, 1, price="fifty"),
        "'Share price' must be an amount written like 12.50.",
    ),
    "a price with a decimal comma": (
        row(2, "2024-01-01", "subscription", 1, 1, price="50,00"),
        "'Share price' must be an amount written like 12.50; if decimals follow a comma, say "
        "'decimal: comma' in a mapping file (--map).",
    ),
    "a price that may be in thousands": (
        row(2, "2024-01-01", "subscription", 1, 1, price="1,250"),
        "'Share price' may be in thousands or have three decimals; say in a mapping file, under "
        "'decimal', which sign is before the cents.",
    ),
    "a price finer than a cent": (
        row(2, "2024-01-01", "subscription", 1, 1, price=12.3456),
        "'Share price' must have at most 2 decimals.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", ROWS)
def test_every_slip_has_its_sentence_and_its_row(quay, slip):
    wrong, sentence = ROWS[slip]
    file = write_csv(quay / "r.csv", as_text(table([FIRST, wrong])))
    ran = take("register", quay, file)
    assert refused(ran) == [f"3: {sentence}"]
    assert name_of(1) not in ran.err


def test_all_slips_are_told_at_once(quay):
    wrong = [slip for slip in ROWS if "than is held" not in slip and "sale before" not in slip]
    rows = [FIRST]
    for number, slip in enumerate(wrong, start=2):
        cells = ROWS[slip][0]
        rows.append({**cells, "number": number if cells["number"] == 2 else cells["number"]})
    told = refused(
        take("register", quay, write_csv(quay / "r.csv", as_text(table(rows))), "--gaps")
    )
    assert told == [f"{line}: {ROWS[slip][1]}" for line, slip in enumerate(wrong, start=3)]


def test_a_workbook_is_told_by_the_numbers_of_its_rows(quay):
    wrong, sentence = ROWS["a transfer to oneself"]
    file = write_xlsx(quay / "r.xlsx", [["The register of the Quay"], [], *table([FIRST, wrong])])
    assert refused(take("register", quay, file)) == [f"5: {sentence}"]


def test_missing_numbers_are_told_together(quay):
    numbers = (2, 3, 7, 9)
    ledger = [row(n, "2023-01-01", "subscription", n, 1) for n in numbers]
    assert refused(take("register", quay, write_csv(quay / "r.csv", as_text(table(ledger))))) == [
        "the operation numbers 1, 4–6, 8 are missing; export every row, or say with --gaps that "
        "they were never given."
    ]


def test_many_problems_are_told_up_to_a_hundred(quay):
    ledger = [row(n, "2023-01-01", "subscription", n, 0) for n in range(1, 251)]
    told = refused(take("register", quay, write_csv(quay / "r.csv", as_text(table(ledger)))))
    assert len(told) == 101
    assert told[0] == "150 more rows have problems; only the first are told."


def test_an_export_from_before_the_end_of_the_year_cannot_tell_it(quay):
    ledger = [FIRST, row(2, "2024-12-02", "subscription", 2, 1)]
    file = write_csv(quay / "r.csv", as_text(table(ledger)))
    assert refused(take("register", quay, file, "--dated", "2024-12-01")) == [
        "was exported on 2024-12-01, before the year closes on 2024-12-31; it cannot tell the "
        "year.",
        "3: is dated 2024-12-02, after the export of 2024-12-01.",
    ]


def test_rows_of_several_companies_do_not_make_one_register(quay):
    heads, first = as_text(table([FIRST]))
    second = as_text(table([row(2, "2024-01-01", "subscription", 1, 1)]))[1]
    rows = [[*heads, "Company"], [*first, "The Quay"], [*second, "The Other"]]
    assert refused(take("register", quay, write_csv(quay / "r.csv", rows))) == [
        "3: belongs to another company than the rows above."
    ]


def test_two_columns_of_one_heading_must_say_the_same(quay):
    heads, *rows = as_text(table([FIRST, row(2, "2024-01-01", "subscription", 1, 1)]))
    same = [[*heads, heads[0]], *([*line, line[0]] for line in rows)]
    assert take("register", quay, write_csv(quay / "r.csv", same)).code == 0
    same[2][-1] = 3
    assert refused(take("register", quay, write_csv(quay / "r.csv", same))) == [
        "3: the columns called 'Register Number Operation' differ here; leave one of them out."
    ]


def test_a_row_that_has_slipped_to_the_right_shows_none_of_its_cells(quay):
    heads, first = as_text(table([FIRST]))
    file = quay / "r.csv"
    with file.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([heads, [*first[:3], "Quentin", *first[3:]]])
    assert refused(take("register", quay, file)) == [
        "2: has 14 cells, and there are 13 headings; is a sign that divides them, or a quotation "
        "mark, missing?"
    ]


def test_a_missing_column_is_named(quay):
    rows = table([FIRST], leave_out=("date", "member", "member_id", "to_member", "to_member_id"))
    assert refused(take("register", quay, write_csv(quay / "r.csv", as_text(rows)))) == [
        "has no column for date; name it in a mapping file (--map).",
        "has no column for member or member_id; name it in a mapping file (--map).",
    ]


FILES = {
    "nothing": (None, "there is no such file."),
    "an empty file": (b"", "has no row of headings that are known; name its columns in a mapping "
                           "file (--map)."),
    "another table": (b"Fruit;Price\nApple;1\n", "has no row of headings that are known; name its "
                      "columns in a mapping file (--map)."),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is not text; save it as CSV in UTF-8, or as "
                  "XLSX."),
    "a broken workbook": (b"PK\x03\x04 and no more", "is damaged; it cannot be unpacked."),
    "a quotation mark that stays open": (
        b'Subscription Date,Cooperator\n2024-01-01,"Ann\n',
        "2: cannot be read from this row on: a quotation mark is missing or stands within a cell, "
        "or a cell has more than 131072 characters.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_no_table_has_its_sentence(quay, kind):
    data, sentence = FILES[kind]
    file = quay / "r.csv"
    if data is not None:
        file.write_bytes(data)
    assert refused(take("register", quay, file)) == [sentence]


def test_a_workbook_of_another_kind_is_not_opened(quay):
    import docx

    file = quay / "r.xlsx"
    docx.Document().save(str(file))
    assert refused(take("register", quay, file)) == [
        "is not a workbook that can be read; save it as XLSX anew."
    ]


def test_a_year_and_a_fact_that_are_not_there_are_named(quay):
    file = write_csv(quay / "r.csv", as_text(table([FIRST])))
    ran = take("register", quay, file, "--year", "2023")
    assert ran.code == 2
    assert "has no year '2023'; its years are 2024." in ran.err
    ran = take("register", quay, file, "--without", "members.openin")
    assert ran.err == (
        "there is no fact 'members.openin' to go without. Did you mean 'members.opening'?\n"
    )


ENCODINGS = list(itertools.product((",", ";", "\t"), ("utf-8", "utf-8-sig", "cp1252", "utf-16")))


@pytest.mark.parametrize(("delimiter", "encoding"), ENCODINGS)
def test_delimiters_and_encodings_are_told(quay, delimiter, encoding):
    rows = as_text(table([FIRST, row(2, "2024-01-01", "subscription", 2, 1)], "fr"))
    ran = take("register", quay, write_csv(quay / "r.csv", rows, delimiter, encoding))
    assert ran.code == 0, ran.err
    assert "members.joined: {value: 1," in ran.out
