"""Numbers that may be meant in two ways are refused, and those that may not are read."""

import openpyxl
import pytest

from tests.importing.conftest import facts, refused, take, write_csv
from tests.importing.test_votes import DAY

WHOLE = "must be a whole number, in digits without a point or comma."


@pytest.mark.parametrize("written", ["1.000", "1,000", "1.0", "1,5", "1e3", "1 00", "10 0000"])
def test_a_number_of_votes_with_a_sign_in_it_is_refused(quay, written):
    file = write_csv(quay / "v.csv", [["Member number", "Votes"], [1, written]])
    assert refused(take("votes", quay, file, *DAY)) == [f"2: 'Votes' {WHOLE}"]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_thousands_may_be_divided_by_a_space(quay, space):
    rows = [["Member number", "Votes"], [1, f"12{space}500"], [2, "1"]]
    ran = take("votes", quay, write_csv(quay / "v.csv", rows), *DAY)
    assert facts(ran)["practice.meetings"]["2024-06-08"]["votes"] == 12501


def dividend(quay, gross, mapped=None):
    """The outcome of a table with one amount, under what a mapping file says of decimals."""
    file = write_csv(quay / "d.csv", [["Class", "Gross"], ["A", gross]], ";")
    if mapped is None:
        return take("dividends", quay, file)
    (quay / "map.yaml").write_text(f"kind: dividends\ndecimal: {mapped}\n", "utf-8")
    return take("dividends", quay, file, "--map", quay / "map.yaml")


@pytest.mark.parametrize("written", ["1.500", "12,345", "1.500 EUR", "€ 999.125"])
def test_an_amount_of_three_decimals_may_be_in_thousands(quay, written):
    (sentence,) = refused(dividend(quay, written))
    assert sentence.startswith("2: 'Gross' may be in thousands or have three decimals; ")


AMOUNTS = [
    ("1.500", "point", "1.50 EUR"),
    ("1.500", "comma", "1500.00 EUR"),
    ("1,500", "comma", "1.50 EUR"),
    ("0.125", None, "0.125 EUR"),
    ("1,234.50", None, "1234.50 EUR"),
    ("1.2345", None, "1.2345 EUR"),
]


@pytest.mark.parametrize(("written", "mapped", "amount"), AMOUNTS)
def test_an_amount_that_is_meant_in_one_way_is_read(quay, written, mapped, amount):
    assert facts(dividend(quay, written, mapped))["practice.dividends"]["A"]["gross"] == amount


def workbook(quay, column, value, number_format="General"):
    """A table of dividends with one more cell, in one format."""
    book = openpyxl.Workbook()
    book.active.append(["Class", "Gross", column])
    book.active.append(["A", 3, value])
    book.active["C2"].number_format = number_format
    book.save(quay / "d.xlsx")
    return take("dividends", quay, quay / "d.xlsx")


@pytest.mark.parametrize("shown", ["0%", "0.00 %", '0" "%', "[Red]0%", "0%;-0%"])
def test_a_rate_in_hundredths_is_one(quay, shown):
    found = facts(workbook(quay, "Withholding tax", 0.3, shown))
    assert found["practice.dividends"]["A"]["withholding_rate"] == "30 %"


@pytest.mark.parametrize("shown", ['0"%"', r"0\%", '0.00" % tax"', "General"])
def test_a_sign_that_is_only_text_makes_no_rate(quay, shown):
    assert refused(workbook(quay, "Withholding tax", 30, shown)) == [
        "2: 'Withholding tax' must be a percentage, with the sign %."
    ]


@pytest.mark.parametrize(
    ("column", "value", "must"),
    [
        ("Nominal value", 0.07, "be an amount written like 12.50"),
        ("Months", 12, "be a whole number, in digits without a point or comma"),
    ],
)
def test_a_percentage_is_no_amount_and_no_number(quay, column, value, must):
    """A dividend of 7 % is not one of seven cents."""
    assert refused(workbook(quay, column, value, "0%")) == [f"2: '{column}' must {must}."]
    assert workbook(quay, column, value).code == 0


def test_a_formula_that_nobody_calculated_is_told(quay):
    assert refused(workbook(quay, "Nominal value", "=20+30")) == [
        "2: 'Nominal value' is a formula without a stored result; open the file, let it calculate, "
        "and save it."
    ]
    assert workbook(quay, "Remark", "=20+30").code == 0


@pytest.mark.parametrize(
    ("kind", "heads", "more"),
    [
        ("votes", ["Member number", "Votes"], DAY),
        ("dividends", ["Class", "Gross"], ()),
        ("register", ["Number Operation", "Subscription Date", "Operation Type", "Cooperator",
                      "Share type name", "Number of share"], ()),
    ],
)  # fmt: skip
def test_a_table_of_headings_alone_is_refused(quay, kind, heads, more):
    file = write_csv(quay / "t.csv", [heads, ["" for _ in heads]])
    assert refused(take(kind, quay, file, *more)) == [
        "has no row below its headings; there is nothing to take."
    ]
