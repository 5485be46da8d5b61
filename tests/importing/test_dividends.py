"""A table of dividends becomes the list of dividends."""

import datetime

import pytest

from tests.importing.conftest import facts, refused, take, write_csv, write_xlsx

HEADS = {
    "en": ["Class", "Holders", "Year end", "Months", "Nominal value", "Paid in", "Gross",
           "Withholding tax", "Net", "Paid on", "Number of shares", "Total"],
    "fr": ["Classe", "Titulaires", "Clôture de l'exercice", "Mois", "Valeur nominale", "Libéré",
           "Dividende brut", "Précompte mobilier", "Dividende net", "Date de paiement",
           "Nombre de parts", "Total brut"],
    "nl": ["Klasse", "Houders", "Einde boekjaar", "Maanden", "Nominale waarde", "Gestort bedrag",
           "Brutodividend", "Roerende voorheffing", "Nettodividend", "Betaald op",
           "Aantal aandelen", "Totaal bruto"],
}  # fmt: skip
A = ["A", "all", "2023-12-31", 12, 50, 50, 4.2857, 0.3, 3.0, "2024-07-01", 100, 428.57]
B = ["B", "all", "2023-12-31", 12, 250, 250, 21.42, 0.3, 14.99, "2024-07-01", 10, 214.2]
ITEM = {
    "class": "A",
    "holders": "all",
    "year_end": datetime.date(2023, 12, 31),
    "months": 12,
    "nominal": "50.00 EUR",
    "paid_in": "50.00 EUR",
    "gross": "4.2857 EUR",
    "withholding_rate": "30 %",
    "paid_on": datetime.date(2024, 7, 1),
}


def with_sign(row):
    """A row as CSV has it, the rate with its sign."""
    return [f"{cell:.0%}" if i == 7 else cell for i, cell in enumerate(row)]


def dividends(ran):
    return facts(ran)["practice.dividends"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("language", HEADS)
def test_a_row_for_each_class(quay, language, form):
    if form == "csv":
        file = write_csv(quay / "d.csv", [HEADS[language], with_sign(A), with_sign(B)], ";")
    else:
        file = write_xlsx(quay / "d.xlsx", [HEADS[language], A, B], percent=[8])
    ran = take("dividends", quay, file)
    assert set(dividends(ran)) == {"A", "B"}
    assert dividends(ran)["A"] == ITEM
    assert dividends(ran)["B"]["gross"] == "21.42 EUR"
    assert ran.err.startswith(
        "Dividends: 2. The list practice.dividends is not said to be complete"
    )


DOUBTS = {
    "a net that does not follow": (8, 2.9, {"gross", "withholding_rate"}, "The net is not"),
    "a net finer than a cent that does not follow": (
        8,
        3.0031,
        {"gross", "withholding_rate"},
        "The net is not",
    ),
    "a total that does not follow": (11, 428.56, {"gross"}, "The total is not"),
    "a nominal value that is another": (4, 100, {"nominal"}, "The nominal value is not"),
}


@pytest.mark.parametrize("doubt", DOUBTS)
def test_sums_that_do_not_follow_are_told_and_left_open(quay, doubt):
    column, cell, lost, told = DOUBTS[doubt]
    row = with_sign([cell if i == column else one for i, one in enumerate(A)])
    ran = take("dividends", quay, write_csv(quay / "d.csv", [HEADS["en"], with_sign(B), row]))
    assert dividends(ran)["A"] == {name: fact for name, fact in ITEM.items() if name not in lost}
    assert dividends(ran)["B"]["gross"] == "21.42 EUR"
    assert any(line.startswith(told) and " 3;" in line for line in ran.err.splitlines())


@pytest.mark.parametrize(("gross", "net"), [(4.276, 2.993), (4.276, 2.9932), (4.2857, 3.0)])
def test_a_net_may_be_rounded_to_its_own_decimals(quay, gross, net):
    rows = [["Class", "Gross", "Withholding tax", "Net"], ["A", gross, 0.3, net]]
    ran = take("dividends", quay, write_xlsx(quay / "d.xlsx", rows, percent=[3]))
    assert dividends(ran)["A"]["gross"] == f"{gross} EUR"


def test_several_groups_of_holders_are_items_of_their_own(quay):
    rows = [
        ["Class", "Holders", "Gross", "withholding", "decided_by"],
        ["A", "founders", "4", "exempt", "general_meeting"],
        ["A", "others", "4", "standard", "general_meeting"],
    ]
    assert dividends(take("dividends", quay, write_csv(quay / "d.csv", rows))) == {
        "A, founders": {
            "class": "A", "holders": "founders", "gross": "4.00 EUR", "withholding": "exempt",
            "decided_by": "general_meeting",
        },
        "A, others": {
            "class": "A", "holders": "others", "gross": "4.00 EUR", "withholding": "standard",
            "decided_by": "general_meeting",
        },
    }  # fmt: skip


SLIPS = {
    "two rows of one name": (
        [["A", "4", ""], ["A", "4", ""]],
        "3: a row above is about the same dividend; name each in a column 'id'.",
    ),
    "a class that is not": (
        [["Z", "4", ""]],
        "2: 'Class' is no class of shares of the statutes, which have A, B; name its class in a "
        "mapping file, under 'classes'.",
    ),
    "no gross": ([["A", "", ""]], "2: 'Gross' is empty and must be an amount written like 12.50."),
    "a rate without its sign": (
        [["A", "4", "30"]],
        "2: 'Withholding tax' must be a percentage, with the sign %.",
    ),
    "a dividend finer than a hundredth of a cent": (
        [["A", "4.00001", ""]],
        "2: 'Gross' must have at most 4 decimals.",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_every_slip_has_its_sentence(quay, slip):
    rows, sentence = SLIPS[slip]
    file = write_csv(quay / "d.csv", [["Class", "Gross", "Withholding tax"], *rows])
    assert refused(take("dividends", quay, file)) == [sentence]


def test_a_choice_that_is_none_is_refused(quay):
    rows = [["Class", "Gross", "decided_by"], ["A", "4", "the chair"]]
    assert refused(take("dividends", quay, write_csv(quay / "d.csv", rows))) == [
        "2: 'decided_by' must be one of general_meeting, board, other."
    ]


def test_a_name_for_each_dividend_and_mapped_classes(quay):
    (quay / "map.yaml").write_text("kind: dividends\nclasses: {Old: A}\n", "utf-8")
    rows = [["Dividend", "Class", "Gross"], ["interim", "Old", "1"], ["final", "Old", "2"]]
    ran = take("dividends", quay, write_csv(quay / "d.csv", rows), "--map", quay / "map.yaml")
    assert dividends(ran) == {
        "interim": {"class": "A", "gross": "1.00 EUR"},
        "final": {"class": "A", "gross": "2.00 EUR"},
    }
