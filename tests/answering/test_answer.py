"""``accreditation answer``: what becomes of a filled form."""

import pytest

from accreditation.files import read_yaml
from tests.answering.filling import AS_OF, answers, contents, fill, form_of
from tests.conftest import FIXTURES, ROOT, edit, report, run_here

YEAR, STATUTES = "year 2024", "statutes 2021-05-12"
OPENING = "  members.opening: {value: 412, source: registre, at: situation à l'ouverture}\n"
TRANSFERS = "  practice.transfers: {complete: true, items: {}, source: registre, at: cessions}\n"


@pytest.fixture
def dossier(copy):
    """A specimen in order, without some facts."""
    folder = copy("specimens/in-order")
    edit(folder / "2024.yaml", OPENING, "")
    edit(folder / "2024.yaml", TRANSFERS, "")
    edit(folder / "2024.yaml", "        votes: 64\n", "")
    edit(folder / "statutes.yaml", "    provides: {training.clause: true}\n", "")
    edit(folder / "statutes.yaml", "  exit.window: silent\n", "")
    return folder


GIVEN = {
    (YEAR, "members.opening", None): {"value": 412, "source": "registre", "at": "page 1"},
    (YEAR, "practice.transfers", None): {"value": "none", "source": "registre"},
    (YEAR, "practice.meetings.votes", "2024-06-08"): {
        "value": 64,
        "source": "Feuille de présence",
        "at": "total",
    },
    (STATUTES, "training.clause", None): {"value": True, "article": "art. 22"},
    (STATUTES, "exit.window", None): {"value": "silent"},
}


def data(dossier, name):
    return read_yaml(dossier / f"{name}.yaml").data


def test_answers_stand_in_their_files_with_their_sources(dossier, tmp_path):
    form = form_of(dossier, tmp_path / "form.yaml")
    assert fill(form, GIVEN) == 5
    ran = answers(dossier, form)
    assert (ran.code, ran.err) == (0, "")
    assert "Answers taken: 5; in the dossier already: 0." in ran.out
    assert "Questions left: 3." in ran.out
    year, statutes = data(dossier, "2024")["facts"], data(dossier, "statutes")
    assert year["members.opening"] == {"value": 412, "source": "registre", "at": "page 1"}
    transfers = {"complete": True, "items": {}, "source": "registre"}
    assert year["practice.transfers"] == transfers
    votes = {"value": 64, "source": "feuille-de-presence", "at": "total"}
    assert year["practice.meetings"]["items"]["2024-06-08"]["votes"] == votes
    assert statutes["articles"]["22"]["provides"] == {"training.clause": True}
    assert statutes["facts"]["exit.window"] == "silent"
    documents = data(dossier, "dossier")["documents"]
    assert documents["feuille-de-presence"] == {"title": "Feuille de présence"}
    original = FIXTURES / "specimens" / "in-order"
    found = [report(place, "--as-of", AS_OF) for place in (dossier, original)]
    assert found[0]["verdicts"] == found[1]["verdicts"]
    outcomes = [{f["rule"]: f["outcome"] for f in one["findings"]} for one in found]
    assert outcomes[0] == outcomes[1]


def test_what_was_taken_is_told_in_words_with_plain_paths(copy, tmp_path):
    dossier = copy("smartcoop")
    form = tmp_path / "form.yaml"
    run_here("ask", dossier, "--as-of", "2026-06-01", "--format", f"yaml:{form}")
    veto = ("statutes 2022-06-21", "voting.class_veto", None)
    fill(form, {veto: {"value": False, "article": "99"}})
    ran = run_here("answer", dossier, form, "--lang", "fr")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    statutes = dossier.parent.parent / "statutes" / "smartcoop" / "2022-06-21.yaml"
    assert f"  {statutes}" in lines
    label = read_yaml(ROOT / "rules" / "vocabulary" / "voting.yaml").data["voting.class_veto"]
    said = label["label"]["fr"]
    assert f"  statuts du 21 juin 2022 : {said} (voting.class_veto)" in lines
    assert "Article 99 ajouté aux statuts du 21 juin 2022." in lines


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nl", "Artikel 99 toegevoegd aan de statuten van 21 juni 2022."),
        ("de", "Artikel 99 zur Satzung vom 21. Juni 2022 hinzugefügt."),
        ("en", "Article 99 added to the statutes of 21 June 2022."),
    ],
)
def test_an_article_that_was_added_is_told_and_one_that_was_there_is_not(
    copy, tmp_path, language, sentence
):
    dossier = copy("smartcoop")
    form = tmp_path / "form.yaml"
    run_here("ask", dossier, "--as-of", "2026-06-01", "--format", f"yaml:{form}")
    statutes = "statutes 2022-06-21"
    fill(
        form,
        {
            (statutes, "voting.class_veto", None): {"value": False, "article": "99"},
            (statutes, "voting.casting_vote", None): {"value": False, "article": "1"},
        },
    )
    ran = run_here("answer", dossier, form, "--lang", language)
    assert ran.code == 0
    assert sentence in ran.out.splitlines()
    assert ran.out.count("99") == 1


def test_nothing_else_of_the_files_changes(dossier, tmp_path):
    before = {file.name: file.read_text("utf-8").splitlines() for file in dossier.iterdir()}
    form = form_of(dossier, tmp_path / "form.yaml")
    fill(form, GIVEN)
    answers(dossier, form)
    for file in dossier.glob("*.yaml"):
        left = iter(file.read_text("utf-8").splitlines())
        assert all(line in left for line in before[file.name]), file.name


def test_handing_it_in_again_takes_nothing_twice(dossier, tmp_path):
    form = form_of(dossier, tmp_path / "form.yaml")
    fill(form, GIVEN)
    answers(dossier, form)
    before = contents(dossier)
    ran = answers(dossier, form)
    assert "Answers taken: 0; in the dossier already: 5." in ran.out
    assert contents(dossier) == before


def test_an_empty_form_takes_nothing(dossier, tmp_path):
    before = contents(dossier)
    ran = answers(dossier, form_of(dossier, tmp_path / "form.yaml"))
    assert (ran.code, ran.err) == (0, "")
    assert "Answers taken: 0" in ran.out
    assert contents(dossier) == before


def test_a_document_may_be_named_by_its_title_and_two_new_ones_get_two_keys(dossier, tmp_path):
    form = form_of(dossier, tmp_path / "form.yaml")
    votes = (YEAR, "practice.meetings.votes", "2024-06-08")
    fill(
        form,
        {
            (YEAR, "members.opening", None): {"value": 412, "source": "registre des parts"},
            (YEAR, "practice.transfers", None): {"value": "none", "source": "Liste n° 1"},
            votes: {"value": 64, "source": "Liste — n. 1"},
        },
    )
    answers(dossier, form)
    facts = data(dossier, "2024")["facts"]
    assert facts["members.opening"]["source"] == "registre"
    keys = {
        facts["practice.transfers"]["source"],
        facts["practice.meetings"]["items"]["2024-06-08"]["votes"]["source"],
    }
    titles = {data(dossier, "dossier")["documents"][key]["title"] for key in keys}
    assert titles == {"Liste n° 1", "Liste — n. 1"}


def test_a_list_grows_by_what_is_added_and_is_completed(copy, tmp_path):
    dossier = copy("specimens/in-order")
    edit(
        dossier / "2024.yaml",
        "  practice.refusals:\n    complete: true",
        "  practice.refusals:\n    complete: false",
    )
    form = form_of(dossier, tmp_path / "form.yaml")
    second = {"ground": "condition_not_met", "reasons_asked": False}
    fill(
        form,
        {
            (YEAR, "practice.refusals", None): {
                "value": {"complete": True, "items": {"candidature-2": second}},
                "source": "registre",
            }
        },
    )
    assert answers(dossier, form).code == 0
    refusals = data(dossier, "2024")["facts"]["practice.refusals"]
    assert refusals["complete"] is True
    assert list(refusals["items"]) == ["candidature-1", "candidature-2"]
    told = refusals["items"]["candidature-2"]
    assert told["ground"] == {"value": "condition_not_met", "source": "registre"}
    assert refusals["source"] == "pv-ca"


def test_items_that_were_only_counted_get_names(copy, tmp_path):
    dossier = copy("smartcoop")
    form = tmp_path / "form.yaml"
    ran = run_here("ask", dossier, "--as-of", "2026-06-01", "--format", f"yaml:{form}")
    assert ran.code == 0
    key = (YEAR, "practice.exclusions.reasons_given", "3")
    assert fill(form, {key: {"value": True, "source": "rapport-cnc-2024", "at": "principe 1"}}) == 1
    assert answers(dossier, form).code == 0
    exclusions = data(dossier, "2024")["facts"]["practice.exclusions"]
    assert "number" not in exclusions
    assert list(exclusions["items"]) == ["1", "2", "3", "4", "5", "6"]
    assert exclusions["items"]["3"]["reasons_given"] is True
    assert exclusions["source"] == "rapport-cnc-2024"


def test_a_missing_year_gets_a_file_with_its_days(copy, tmp_path):
    dossier = copy("smartcoop")
    form = tmp_path / "form.yaml"
    run_here("ask", dossier, "--as-of", "2026-06-01", "--format", f"yaml:{form}")
    text = form.read_text("utf-8")
    days = "- {subject: year 2022, fact: year.opens, value: 2022-01-01}"
    assert text.index(days) < text.index("fact: practice.meetings\n")
    form.write_text(text.replace(days, days.replace("01-01", "06-22")), "utf-8")
    key = ("year 2022", "members.joined", None)
    source = "Rapport au Conseil national, exercice 2022"
    assert fill(form, {key: {"value": 900, "source": source, "at": "principe 2"}}) == 1
    ran = answers(dossier, form)
    assert (ran.code, ran.err) == (0, "")
    year = data(dossier, "2022")
    assert (str(year["year"]), str(year["opens"]), str(year["closes"])) == (
        "2022",
        "2022-06-22",
        "2022-12-31",
    )
    key = year["facts"]["members.joined"]["source"]
    listed = data(dossier, "dossier")
    assert listed["years"] == ["2022.yaml", "2023.yaml", "2024.yaml", "2025.yaml"]
    assert listed["documents"][key]["title"] == source
    assert (
        "year 2022 (no file)"
        not in run_here("check", dossier, "--as-of", "2026-06-01", "--lang", "en").out
    )


def test_days_that_do_not_go_with_the_other_years_are_an_error(copy, tmp_path):
    dossier = copy("smartcoop")
    form = tmp_path / "form.yaml"
    run_here("ask", dossier, "--as-of", "2026-06-01", "--format", f"yaml:{form}")
    text = form.read_text("utf-8").replace(
        "fact: year.closes, value: 2022-12-31", "fact: year.closes, value: 2023-02-28"
    )
    form.write_text(text, "utf-8")
    fill(
        form, {("year 2022", "members.joined", None): {"value": 9, "source": "Rapport 2022 annuel"}}
    )
    before = contents(dossier)
    ran = answers(dossier, form)
    assert ran.code == 2
    assert "with these answers, 2023.yaml: the year overlaps with 2022" in ran.err
    assert contents(dossier) == before


def test_the_date_of_incorporation_goes_into_the_dossier_file(copy, tmp_path):
    dossier = copy("smartcoop")
    form = tmp_path / "form.yaml"
    run_here("ask", dossier, "--as-of", "2026-06-01", "--format", f"yaml:{form}")
    key = ("dossier smartcoop", "cooperative.incorporated", None)
    text = form.read_text("utf-8")
    assert key[0] in text
    at = text.index("fact: cooperative.incorporated")
    filled = text[at:].replace("value: null", "value: 2016-12-01", 1)
    form.write_text(text[:at] + filled, "utf-8")
    assert answers(dossier, form).code == 0
    assert str(data(dossier, "dossier")["cooperative"]["incorporated"]) == "2016-12-01"


def test_a_file_that_somebody_changed_meanwhile_is_left_alone(dossier, tmp_path, monkeypatch):
    form = form_of(dossier, tmp_path / "form.yaml")
    fill(form, GIVEN)
    from accreditation.answering import files

    file = dossier / "2024.yaml"

    def meddled(path):
        if path == file:
            file.write_text(file.read_text("utf-8") + "# mine\n", "utf-8")
        return path.read_text("utf-8")

    saved = files.DossierText.save

    def save(self, changed):
        monkeypatch.setattr(files, "read_text", meddled)
        saved(self, changed)

    monkeypatch.setattr(files.DossierText, "save", save)
    ran = answers(dossier, form)
    assert ran.code == 2
    assert "was changed by somebody else meanwhile" in ran.err
    assert "members.opening:" not in file.read_text("utf-8")


def test_the_example_of_the_documents_can_be_handed_in(copy, tmp_path):
    page = (ROOT / "docs" / "command-line.md").read_text("utf-8")
    section = page[page.index("\n## answer\n") :]
    example = section[section.index("```yaml\n") + 8 :]
    form = tmp_path / "form.yaml"
    form.write_text(example[: example.index("```")], "utf-8")
    dossier = copy("smartcoop")
    ran = answers(dossier, form)
    assert (ran.code, ran.err) == (0, "")
    assert "Answers taken: 2" in ran.out
