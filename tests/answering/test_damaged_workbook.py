"""A form that is damaged, or whose cells are not what they seem, is told in sentences."""

import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.answering.filling import answers, columns, contents
from tests.answering.test_workbook import STATUTES, YEAR, asked, form  # noqa: F401
from tests.importing.test_damaged import damaged, damages, ends_well

REGISTER = "Registre des parts"
FORMULA = "la cellule contient une formule sans résultat enregistré"


def test_a_formula_that_nobody_calculated_is_no_empty_answer(form):  # noqa: F811
    dossier, book = form
    before = contents(dossier)
    book[YEAR, "members.opening"] = {"answer": "=400+12", "source": REGISTER}
    cell = book.cells(YEAR, "members.opening")["answer"]
    ran = answers(dossier, book.save())
    assert (ran.code, ran.out) == (2, "")
    (sentence,) = ran.err.splitlines()
    assert f"cell {cell.coordinate}: " in sentence
    assert FORMULA in sentence
    assert contents(dossier) == before


def test_a_formula_in_the_sheet_of_a_list_is_told_too(form):  # noqa: F811
    dossier, book = form
    sheet = book.book["Parts cédées à des tiers"]
    at = columns(sheet)
    name = sheet.cell(4, 1).value or "Exercice 2024"
    sheet.cell(4, 1).value = name
    sheet.cell(4, 2).value = "first"
    field = next(key for key in at if key not in ("subject", "item"))
    sheet.cell(4, at[field]).value = "=1+1"
    book[YEAR, "practice.transfers"] = {"source": REGISTER}
    ran = answers(dossier, book.save())
    assert ran.code == 2
    assert f"({field}) : {FORMULA}" in ran.err


@pytest.mark.parametrize("shown", ['0"%"', r"0\%"])
def test_a_sign_that_is_only_text_makes_no_rate(form, shown):  # noqa: F811
    dossier, book = form
    book[STATUTES, "dividend.cap_rate"] = {"answer": 6, "article": 24}
    book.cells(STATUTES, "dividend.cap_rate")["answer"].number_format = shown
    ran = answers(dossier, book.save())
    assert ran.code == 2
    assert "écrivez un pourcentage, avec le signe %" in ran.err


def test_a_number_beyond_all_numbers_is_told(form):  # noqa: F811
    dossier, book = form
    book[YEAR, "members.opening"] = {"answer": 412.5, "source": REGISTER}
    place = book.save()
    rewritten(place, lambda _, data: data.replace(b"<v>412.5</v>", b"<v>1e400</v>"))
    ran = answers(dossier, place)
    assert ran.code == 2
    assert "cell" in ran.err
    assert "program itself" not in ran.err


@pytest.mark.parametrize("cell", ["XFD1048576", "XFD19999"])
def test_a_cell_far_out_is_told_and_not_waited_for(form, cell):  # noqa: F811
    dossier, book = form
    book.book["Exercice 2024"][cell] = "x"
    ran = answers(dossier, book.save())
    assert ran.code == 2
    assert "the sheet 'Exercice 2024' " in ran.err


def test_a_sheet_of_a_list_without_its_columns_is_told(form):  # noqa: F811
    dossier, book = form
    book.book["Parts cédées à des tiers"].cell(2, 2).value = "itme"
    ran = answers(dossier, book.save())
    assert ran.code == 2
    assert "the sheet 'Parts cédées à des tiers' has lost columns; take a new form." in ran.err


def rewritten(place, change):
    """Put a workbook in the place of itself, with other bytes in its parts."""
    with zipfile.ZipFile(place) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(place, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, change(name, data))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(part=st.integers(0, 100), damage=damages)
def test_a_damaged_form(form, part, damage):  # noqa: F811
    dossier, book = form
    place = book.save()
    with zipfile.ZipFile(place) as archive:
        chosen = sorted(archive.namelist())[part % len(archive.namelist())]
    rewritten(place, lambda name, data: damaged(data, damage) if name == chosen else data)
    ran = answers(dossier, place)
    ends_well(ran)
