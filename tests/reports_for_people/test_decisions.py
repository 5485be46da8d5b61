"""What persons decided, in every file that tells a report: answers, overrulings, lapsed ones."""

import csv
import io
import json
import shutil

import docx
import html5lib
import openpyxl
import pypdfium2
import pytest

from tests.conftest import FIXTURES, run_here
from tests.deciding.desk import Desk
from tests.reports_for_people.made import squeezed, typed, words_of

FORMS = ("html", "pdf", "docx", "md", "csv", "xlsx", "sarif", "junit", "text")
ANSWERED = ("cnc.information-and-training-effort", "2024")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The files on a dossier with an answer, an overruling, and one of each that has lapsed."""
    folder = tmp_path_factory.mktemp("decided")
    shutil.copytree(FIXTURES / "specimens" / "dividend-one-cent-over", folder / "dossier")
    desk = Desk(folder / "dossier")
    for finding, said, why in (
        ("training.adequate@2024", ("--answer", "true"), "Trois journées."),
        ("cnc.capped-dividend@2024", ("--outcome", "pass"), "Centime remboursé."),
        ("company.cooperative_aim@statutes", ("--answer", "true"), "But clair."),
        ("csa.members-reconcile@2024", ("--outcome", "fail"), "Registre incomplet."),
    ):
        desk.took(finding, *said, "--because", why)
    desk.edit("statutes.yaml", "vinifier et vendre leurs", "vinifier et bien vendre leurs")
    desk.edit("2024.yaml", "members.joined: {value: 38", "members.joined: {value: 39")
    options = (desk.dossier, "--as-of", desk.as_of, "--lang", "fr")
    run_here("check", *options, *(f"--format={form}:{folder / form}" for form in FORMS))
    run_here("draft", "letter", *options, f"--format=md:{folder / 'letter'}")
    return {form: (folder / form).read_bytes() for form in (*FORMS, "letter")}


def page(files):
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(files["html"].decode())


def rows(files, sheet):
    table = openpyxl.load_workbook(io.BytesIO(files["xlsx"]))[sheet].iter_rows(values_only=True)
    heading = next(table)
    return [dict(zip(heading, row, strict=True)) for row in table]


def told(files, form):
    """What a file tells, as words without blanks."""
    read = {
        "html": lambda: words_of(page(files).find("body/main")),
        "pdf": lambda: "".join(
            one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(files["pdf"])
        ),
        "docx": lambda: typed(docx.Document(io.BytesIO(files["docx"])).element.body),
    }
    return squeezed(read.get(form, lambda: files[form].decode())()).replace("*", "")


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "md"])
def test_a_report_tells_each_decision_with_its_reasons(files, form):
    text = told(files, form)
    for words in (
        "L'effort d'information et de formation est-il à la mesure des ressources",
        "Décision n° 1 : Rapporteur, le 3 novembre 2025 – Réponse : oui",
        "Trois journées.",
        "Décision n° 2 : Rapporteur, le 3 novembre 2025",
        "Centime remboursé.",
        "Décision n° 3 : Rapporteur, le 3 novembre 2025 – réponse à une question",
        "But clair.",
        "Ne compte plus : les termes de la règle, de la question ou des statuts ont changé",
        "Décision n° 4 : Rapporteur, le 3 novembre 2025",
        "Registre incomplet.",
        "Ne compte plus : les faits ont changé : members.joined: 38 → 39",
    ):
        assert text.count(squeezed(words)) >= 2, words


@pytest.mark.parametrize("form", [*FORMS, "letter"])
def test_a_decision_is_cited_as_one_and_not_as_a_document(files, form):
    if form == "xlsx":
        text = "".join(row["Pièces"] or "" for row in rows(files, "Constats"))
    elif form == "html":
        text = words_of(page(files).find("body/main/section[@aria-labelledby='findings']"))
    else:
        text = told(files, form).partition("Empreintedesconstats")[0]
    if form == "letter":
        assert squeezed("L'effort d'information et de formation") in text
        assert "Troisjournées." in text
    elif form not in ("junit", "text"):
        assert squeezed("décision 1") in squeezed(text)
    if form != "sarif":
        assert "decisions.jsonl" not in text


def test_a_page_leads_from_a_finding_to_the_decision_that_it_cites(files):
    main = page(files).find("body/main")
    (finding,) = main.findall(f".//article[@id='{ANSWERED[0]}--{ANSWERED[1]}']")
    links = [one.get("href") for one in finding.iter("a") if words_of(one) == "décision 1"]
    assert links == ["#decision-1"]
    (listed,) = main.findall(".//div[@id='decision-1']")
    assert "Trois journées." in words_of(listed)


def test_tables_hold_answers_beside_what_rests_on_them(files):
    table = list(csv.DictReader(io.StringIO(files["csv"].decode("utf-8-sig"), newline="")))
    answers = {(row["rule"], row["subject"]): row["answers"] for row in table if row["answers"]}
    assert answers == {
        ANSWERED: "1: training.adequate = true (Rapporteur, 2025-11-03: Trois journées.)"
    }
    aside = {row["rule"]: row["set_aside"] for row in table if row["set_aside"]}
    assert aside == {"csa.main-aim-clause": "3: wording", "csa.members-reconcile": "4: facts"}
    listed = [(row["N°"], row["Porte sur"], row["Résultat"]) for row in rows(files, "Décisions")]
    assert listed == [
        ("1", "training.adequate", "oui"),
        ("2", "cnc.capped-dividend", "respecté"),
        ("3", "company.cooperative_aim", None),
        ("4", "csa.members-reconcile", "non respecté"),
    ]


def test_machines_are_told_the_answers(files):
    (run,) = json.loads(files["sarif"])["runs"]
    assert [one["fact"] for one in run["properties"]["answers"]] == ["training.adequate"]
    resting = [one["ruleId"] for one in run["results"] if "answers" in one["properties"]]
    assert resting == [ANSWERED[0]]
    assert "Trois journées." in files["junit"].decode()
