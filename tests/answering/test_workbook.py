"""The form as a workbook: what it offers, and what becomes of what is written there."""

import datetime
import shutil

import pytest
from openpyxl import load_workbook

from tests.answering.filling import answers, columns, contents, form_of, question_rows
from tests.conftest import edit, run_here

YEAR, STATUTES = "year 2024", "statutes 2021-05-12"
GROSS = (YEAR, "practice.dividends.gross", "class-a")


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A specimen without some facts, and the workbook that asks for them, in French."""
    from tests.conftest import FIXTURES, ROOT

    place = tmp_path_factory.mktemp("workbook")
    shutil.copytree(ROOT / "statutes", place / "statutes")
    folder = place / "fixtures" / "specimens" / "in-order"
    shutil.copytree(FIXTURES / "specimens" / "in-order", folder)
    for line in (
        "  members.opening: {value: 412, source: registre, at: situation à l'ouverture}\n",
        "  practice.transfers: {complete: true, items: {}, source: registre, at: cessions}\n",
        "  annual_meeting.held_on: {value: 2025-06-14, source: pv-ag-2025, at: point 3}\n",
        "  cnc_report.kept: {value: at_seat, source: pv-ca, at: rapport spécial}\n",
    ):
        edit(folder / "2024.yaml", line, "")
    text = (folder / "2024.yaml").read_text("utf-8")
    text = text.replace("        gross: 4.28 EUR\n", "").replace("        gross: 21.42 EUR\n", "")
    (folder / "2024.yaml").write_text(text, "utf-8")
    edit(folder / "statutes.yaml", "      dividend.cap_rate: 6 %\n", "")
    edit(folder / "statutes.yaml", "  exit.window: silent\n", "")
    return folder, form_of(folder, place / "form.xlsx", "--lang", "fr")


@pytest.fixture
def form(asked, tmp_path):
    """A copy of both, with a way to write into the workbook."""
    dossier = tmp_path / "in-order"
    shutil.copytree(asked[0], dossier)
    return dossier, Written(asked[1], tmp_path / "form.xlsx")


class Written:
    """A workbook that is filled in."""

    def __init__(self, original, place):
        self.place = place
        self.book = load_workbook(original)
        self.rows = question_rows(self.book)

    def __setitem__(self, key, value):
        subject, fact, *item = key
        cells = self.cells(subject, fact, *item)
        for column, one in value.items():
            cells[column].value = one

    def cells(self, subject, fact, item=None):
        sheet, row = self.rows[subject, fact, item]
        return {name: sheet.cell(row, column) for name, column in columns(sheet).items()}

    def save(self):
        self.book.save(self.place)
        return self.place


def test_it_is_ready_to_be_filled_in(asked):
    book = load_workbook(asked[1])
    assert book.sheetnames[:3] == ["Mode d'emploi", "_choices", "Statuts 2021-05-12"]
    shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert shown == [
        "Mode d'emploi",
        "Statuts 2021-05-12",
        "Exercice 2024",
        "Parts cédées à des tiers",
    ]
    sheet = book["Exercice 2024"]
    at = columns(sheet)
    assert sheet.freeze_panes == "C3"
    assert sheet.row_dimensions[2].hidden
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.protection.sheet
    letters = {name: sheet.cell(1, column).column_letter for name, column in at.items()}
    hidden = {name for name, letter in letters.items() if sheet.column_dimensions[letter].hidden}
    assert hidden == {"subject", "fact", "item", "held", "check", "article"}
    open_ = {name for name, column in at.items() if not sheet.cell(3, column).protection.locked}
    assert open_ <= {"answer", "source", "at"}


def test_choices_are_offered_in_the_language_of_the_form(asked):
    book = load_workbook(asked[1])
    sheet, row = question_rows(book)[YEAR, "cnc_report.kept", None]
    cell = sheet.cell(row, columns(sheet)["answer"]).coordinate
    offered = [one for one in sheet.data_validations.dataValidation if cell in one.sqref]
    assert [one.type for one in offered] == ["list"]
    name, _, place = offered[0].formula1.partition("!")
    options = [one.value for (one,) in book[name.strip("'")][place.replace("$", "")]]
    assert "au siège" in " ".join(options)
    assert len(options) >= 2


def test_what_a_person_picks_and_types_is_taken(form):
    dossier, book = form
    registre = "Registre des parts"
    book[YEAR, "members.opening"] = {"answer": 412, "source": registre, "at": "ouverture"}
    book[YEAR, "annual_meeting.held_on"] = {
        "answer": datetime.datetime(2025, 6, 14),  # noqa: DTZ001 - as workbooks hold dates
        "source": "Procès-verbal de 2025",
    }
    book[YEAR, "practice.dividends.gross", "class-a"] = {"answer": 4.28, "source": registre}
    book[YEAR, "practice.dividends.gross", "class-b"] = {"answer": "21.42 EUR", "source": registre}
    book[STATUTES, "dividend.cap_rate"] = {"answer": 0.06, "article": 24}
    book[STATUTES, "exit.window"] = {"answer": "statuts muets"}
    ran = answers(dossier, book.save())
    assert (ran.code, ran.err) == (0, "")
    year = (dossier / "2024.yaml").read_text("utf-8")
    assert "members.opening: {value: 412, source: registre, at: ouverture}" in year
    assert "annual_meeting.held_on: {value: 2025-06-14, source: proces-verbal-de-2025}" in year
    assert "gross: {value: 4.28 EUR, source: registre}" in year
    assert "gross: {value: 21.42 EUR, source: registre}" in year
    statutes = (dossier / "statutes.yaml").read_text("utf-8")
    assert "dividend.cap_rate: 6 %" in statutes
    assert "exit.window: silent" in statutes


def test_a_list_is_filled_in_on_its_own_sheet(form):
    dossier, book = form
    sheet = book.book["Parts cédées à des tiers"]
    sheet["A4"], sheet["B4"], sheet["C4"], sheet["D4"] = "Exercice 2024", "cession-1", "oui", "non"
    key = (YEAR, "practice.transfers")
    book[key] = {"answer": "la liste est complète", "source": "Registre des parts"}
    ran = answers(dossier, book.save())
    assert (ran.code, ran.err) == (0, "")
    year = (dossier / "2024.yaml").read_text("utf-8")
    assert "    items:\n      cession-1:\n        eligible: true\n        approved: false\n" in year


WRONG = {
    "too fine": (GROSS, 4.28123, "« 4.28123 » a trop de décimales ; écrivez-en 4 au plus."),
    "no percentage": (
        (STATUTES, "dividend.cap_rate"),
        "six",
        "(dividend.cap_rate) : écrivez un pourcentage, avec le signe %, tel que 6 % ou 6,5 % ; "
        "pas « six ».",
    ),
    "no date": (
        (YEAR, "annual_meeting.held_on"),
        "juin",
        "écrivez une date telle que 2024-12-31 ; pas « juin ».",
    ),
    "no number": (
        (YEAR, "members.opening"),
        "beaucoup",
        "écrivez un nombre entier en chiffres, tel que 43210 ou 43 210 ; pas « beaucoup ».",
    ),
    "half a member": ((YEAR, "members.opening"), 411.5, "un nombre entier ; pas « 411.5 »."),
    "negative": ((YEAR, "members.opening"), -4, "écrivez une valeur entre 0 et"),
    "no choice": (
        (YEAR, "cnc_report.kept"),
        "au grenier",
        "ces réponses : « dans le rapport de gestion », « au siège",
    ),
    "thousands or decimals": (
        GROSS,
        "1.234 EUR",
        "« 1.234 EUR » peut se lire de deux façons ; écrivez 1234,00 ou 1,2340.",
    ),
    "no amount": (GROSS, "peu", "écrivez un montant tel que 1234,50 ou 1 234,50 EUR ; pas « peu »"),
    "complete without items": (
        (YEAR, "practice.transfers"),
        "la liste est complète",
        "la feuille de la liste n'a pas d'éléments",
    ),
    "no answer on a list": (
        (YEAR, "practice.transfers"),
        "peut-être",
        "« il n'y en a pas », « la liste est complète », « la liste n'est pas complète »",
    ),
    "judgement": ((YEAR, "training.adequate"), "oui", "'accreditation decide' takes it"),
}


ALONE = (
    "half a member",
    "negative",
    "thousands or decimals",
    "no amount",
    "no answer on a list",
)
"""Wrong answers to questions that have another wrong answer above."""


def test_every_wrong_cell_has_its_sentence(form):
    dossier, book = form
    before = contents(dossier)
    cells = {}
    for name, (key, value, words) in WRONG.items():
        if name not in ALONE:
            book[key] = {"answer": value, "source": "Registre des parts"}
            cell = book.cells(*key)["answer"]
            cells[f"sheet '{cell.parent.title}', cell {cell.coordinate}"] = words
    ran = answers(dossier, book.save())
    assert ran.code == 2
    sentences = ran.err.splitlines()
    assert len(sentences) == len(cells) == 7
    for place, words in cells.items():
        assert any(place in one and words in one for one in sentences), (place, words)
    assert contents(dossier) == before


@pytest.mark.parametrize("name", ALONE)
def test_other_wrong_cells(form, name):
    dossier, book = form
    key, value, words = WRONG[name]
    book[key] = {"answer": value, "source": "Registre des parts"}
    ran = answers(dossier, book.save())
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert words in ran.err


TYPED = {
    ("members.opening", "43 210"): "value: 43210",
    ("members.opening", "43\u202f210"): "value: 43210",
    ("members.opening", "43\u00a0210"): "value: 43210",
    ("members.opening", "43.210"): "value: 43210",
    ("practice.dividends.gross", "4,28"): "value: 4.28 EUR",
    ("practice.dividends.gross", "4.28"): "value: 4.28 EUR",
    ("practice.dividends.gross", "4,285"): "value: 4.285 EUR",
    ("practice.dividends.gross", "€ 4,28"): "value: 4.28 EUR",
    ("practice.dividends.gross", "1 234,50 EUR"): "value: 1234.50 EUR",
    ("practice.dividends.gross", "1.234,50\u00a0€"): "value: 1234.50 EUR",
    ("dividend.cap_rate", "6 %"): "dividend.cap_rate: 6 %",
    ("dividend.cap_rate", "6,0\u00a0%"): "dividend.cap_rate: 6 %",
    ("dividend.cap_rate", "5,5%"): "dividend.cap_rate: 5.5 %",
    ("cnc_report.kept", "Dans le rapport de gestion"): "value: in_management_report",
    ("exit.window", "Statuts muets"): "exit.window: {value: silent,",
}
"""What people type in a French sheet, and what stands in the file then."""


@pytest.mark.parametrize(("fact", "typed"), TYPED)
def test_numbers_and_words_may_be_typed_as_one_writes_them(form, fact, typed):
    dossier, book = form
    subject = STATUTES if fact in ("dividend.cap_rate", "exit.window") else YEAR
    item = ("class-a",) if fact == "practice.dividends.gross" else ()
    source = {"article": "24"} if fact == "dividend.cap_rate" else {"source": "Registre des parts"}
    book[(subject, fact, *item)] = {"answer": typed, **source}
    ran = answers(dossier, book.save())
    assert (ran.code, ran.err) == (0, "")
    file = dossier / ("2024.yaml" if subject == YEAR else "statutes.yaml")
    assert TYPED[fact, typed] in file.read_text("utf-8")


def test_what_the_dossier_says_otherwise_is_told_in_the_words_of_the_form(form):
    dossier, book = form
    edit(dossier / "2024.yaml", "facts:\n", "facts:\n  cnc_report.kept: in_management_report\n")
    book[YEAR, "cnc_report.kept"] = {"answer": "ni l'un ni l'autre", "source": "pv-ca"}
    ran = answers(dossier, book.save())
    assert ran.code == 2
    assert "is dans le rapport de gestion in the dossier, and ni l'un ni l'autre here" in ran.err


def test_sources_are_called_as_the_columns_are(form):
    dossier, book = form
    book[YEAR, "members.opening"] = {"answer": 412}
    book[YEAR, "annual_meeting.held_on"] = {"answer": "2025-06-14", "at": "point 3"}
    ran = answers(dossier, book.save())
    assert ran.code == 2
    assert "names no source; name a document ('Document')." in ran.err
    assert "'Endroit' is a place in a document; name it as 'Document'." in ran.err


def test_a_row_whose_question_was_moved_is_refused(form):
    dossier, book = form
    book[YEAR, "members.opening"] = {"answer": 412, "question": "Autre ?", "source": "registre"}
    ran = answers(dossier, book.save())
    assert ran.code == 2
    assert "this row was altered" in ran.err


def test_items_without_a_name_or_a_subject_or_twice_are_refused(form):
    dossier, book = form
    sheet = book.book["Parts cédées à des tiers"]
    sheet["B4"] = "sans exercice"
    sheet["A5"], sheet["C5"] = "Exercice 2024", "oui"
    for row in (6, 7):
        sheet.cell(row, 1).value, sheet.cell(row, 2).value = "Exercice 2024", "deux fois"
    ran = answers(dossier, book.save())
    assert ran.code == 2
    for words in ("A4: say what it concerns", "A5: give the item a name", "stands here twice"):
        assert words in ran.err


def test_another_workbook_is_no_form(form):
    _, book = form
    del book.book["_form"]
    ran = run_here("answer", form[0], book.save())
    assert ran.code == 2
    assert "is not a form that 'accreditation ask' made" in ran.err
