"""``accreditation read``: a statutes file out of a document."""

import json
import shutil

import jsonschema
import yaml

from accreditation.law import default_folder, load_pack
from accreditation.linting import lint_pack
from tests.conftest import ROOT, edit, run, run_here
from tests.reading.documents import ARTICLES, write_docx, write_text


def test_it_writes_a_statutes_file_that_its_schema_accepts(tmp_path):
    path = write_docx(tmp_path / "s.docx")
    ran = run("read", path, "--cooperative", "tilleuls", "--adopted", "2024-05-01")
    assert (ran.code, ran.err) == (0, "")
    data = yaml.safe_load(ran.out)
    assert [(n, a["heading"], a["text"]) for n, a in data["articles"].items()] == list(ARTICLES)
    assert (data["cooperative"], str(data["adopted"]), data["language"]) == (
        "tilleuls", "2024-05-01", "fr",
    )  # fmt: skip
    schema = json.loads((ROOT / "schemas/statutes.json").read_text("utf-8"))
    jsonschema.validate({**data, "adopted": str(data["adopted"])}, schema)


DOSSIER = """cooperative: {id: tilleuls, name: Tilleuls, form: SC}
accreditations: {cnc: {status: sought}}
statutes: [statutes.yaml]
"""


def test_the_file_loads_once_its_placeholders_are_filled_in(tmp_path):
    path = write_docx(tmp_path / "s.docx")
    (tmp_path / "dossier.yaml").write_text(DOSSIER, "utf-8")
    statutes = tmp_path / "statutes.yaml"
    assert run_here("read", path, "--format", f"yaml:{statutes}").code == 0
    refused = run_here("check", tmp_path, "--as-of", "2025-01-01")
    assert refused.code == 2
    assert [line.split(": ", 1)[1] for line in refused.err.splitlines()] == [
        "'cooperative' is not written as expected: '?'.",
        "'adopted' must be a date written as 2024-12-31.",
    ]
    edit(statutes, "adopted: '?'", "adopted: 2024-05-01")
    edit(statutes, "cooperative: '?'", "cooperative: tilleuls")
    assert run_here("check", tmp_path, "--as-of", "2025-01-01").code in (0, 1)


WITH_MORE = [
    ("1", "Parts", "Les parts sont nominatives."),
    ("2", "Durée", "La durée est illimitée."),
    ("5", "Divers", "Le reste est dit ailleurs."),
]


def test_what_was_left_out_and_what_is_doubtful_is_told(tmp_path):
    path = write_text(tmp_path / "s.txt", WITH_MORE)
    path.write_text("STATUTS\n\n" + path.read_text("utf-8") + "\nDONT ACTE\n", "utf-8")
    told = [
        "3 articles read.",
        "0 answers proposed, 0 of them certain; each is unknown until a person confirms it.",
        "Doubtful: paragraph 6: article 5 follows article 2; those between were not found.",
        "Left out (before the first article, paragraph 1): STATUTS",
        "Left out (after the last article, paragraph 8): DONT ACTE",
    ]
    ran = run_here("read", path)
    comments = [line[2:] for line in ran.out.splitlines() if line.startswith("# ")]
    assert without_questions(comments[3:]) == told
    ran = run_here("read", path, "--format", f"yaml:{tmp_path / 'out.yaml'}")
    assert (ran.code, ran.out, without_questions(ran.err.splitlines())) == (0, "", told)
    ran = run_here("read", path, "--format", "text")
    assert ran.out.splitlines()[:2] == ["1 Parts (paragraph 2)", "Les parts sont nominatives."]
    assert without_questions(ran.out.splitlines())[-len(told) :] == told


def without_questions(lines):
    """The lines but for the one that says of what nothing was read, of which there is one."""
    rest = [line for line in lines if not line.startswith("Nothing was read on ")]
    assert len(lines) == len(rest) + 1
    return rest


def test_json_gives_the_place_of_every_character(tmp_path):
    path = write_text(tmp_path / "s.txt", WITH_MORE, "Article {0}. {1}\n\n{2} Et\nplus.\n")
    ran = run_here("read", path, "--format", "json")
    schema = json.loads((ROOT / "schemas/reading.json").read_text("utf-8"))
    jsonschema.validate(ran.json, schema)
    source = "\n".join(line for line in path.read_text("utf-8").split("\n") if line)
    for article in ran.json["articles"]:
        for passage in (article["heading"], article["text"]):
            for part in passage["runs"]:
                shown = passage["text"][part["at"] : part["at"] + part["length"]]
                assert source[part["source"] : part["source"] + part["length"]] == shown


def test_the_document_is_never_written_over(tmp_path):
    path = write_text(tmp_path / "s.txt")
    ran = run_here("read", path, "--format", f"text:{path}")
    assert ran.code == 2
    assert "is not written over" in ran.err
    assert "Dénomination" in path.read_text("utf-8")


def test_a_library_that_is_not_there_is_named(tmp_path):
    path = write_docx(tmp_path / "s.docx")
    (tmp_path / "docx.py").write_text(
        "raise ModuleNotFoundError('no docx', name='docx')\n", "utf-8"
    )
    ran = run("read", path, PYTHONPATH=str(tmp_path))
    assert ran.code == 2
    assert ran.err == (
        "reading this document needs extra libraries: pip install 'accreditation[reading]'.\n"
    )


def test_the_words_by_which_articles_are_told_are_linted(tmp_path):
    folder = tmp_path / "rules"
    shutil.copytree(default_folder(), folder)
    file = folder / "reading" / "articles.yaml"
    edit(file, "    article: [article, art]", "    article: [article, Art, titre, article]")
    problems = [p.message for p in lint_pack(load_pack(folder)) if p.file == file]
    assert problems == [
        "fr: article: 'article' stands there more than once.",
        "fr: article: 'Art' has capitals, which do not count.",
        "fr: 'titre' cannot begin both an article and the title of a chapter.",
    ]
    edit(file, "additions: [bis,", "additions: [")
    edit(file, "  nl:\n", "  xx:\n")
    (problem,) = [p for p in lint_pack(load_pack(folder)) if p.file == file]
    assert "xx" in problem.message
