"""A form with errors: a sentence for each, and nothing is taken."""

import pytest

from accreditation.files import yaml_text
from tests.answering.filling import answers, contents
from tests.conftest import edit, run_here

HEAD = {
    "form": "accreditation.form/1",
    "cooperative": "le-panier-des-collines",
    "as_of": "2025-12-30",
    "language": "en",
}
YEAR, STATUTES = "year 2024", "statutes 2021-05-12"


@pytest.fixture
def dossier(copy):
    """A specimen in order, without some facts."""
    folder = copy("specimens/in-order")
    for line in (
        "  members.opening: {value: 412, source: registre, at: situation à l'ouverture}\n",
        "  register.kept: {value: true, source: registre, at: tenue du registre}\n",
        "  annual_meeting.held_on: {value: 2025-06-14, source: pv-ag-2025, at: point 3}\n",
        "  practice.transfers: {complete: true, items: {}, source: registre, at: cessions}\n",
        "  members.resigned: {value: 11, source: registre, at: démissions}\n",
        "        gross: 4.28 EUR\n",
    ):
        edit(folder / "2024.yaml", line, "")
    edit(folder / "statutes.yaml", "    provides: {voting.rule: one_member_one_vote}\n", "")
    return folder


def handed_in(dossier, *entries, **head):
    """Hand in a form with some answers."""
    form = dossier.parent / "form.yaml"
    answers_ = [{"subject": YEAR, "source": "registre", **entry} for entry in entries]
    text = yaml_text({**HEAD, **head, "answers": answers_})
    form.write_text(text.replace("'2025-12-30'", "2025-12-30"), "utf-8")
    return answers(dossier, form)


TEN = [
    ({"fact": "members.openning", "value": 3}, "there is no fact 'members.openning'. Did you mean"),
    ({"fact": "practice.dividends.gross", "item": "class-a", "value": 4}, "an amount of money"),
    (
        {"subject": STATUTES, "fact": "voting.rule", "value": "one_man_one_vote", "source": None},
        "must be one of one_member_one_vote,",
    ),
    ({"fact": "annual_meeting.held_on", "value": "in June"}, "must be a date, not 'in June'"),
    ({"fact": "members.opening", "value": -3}, "must lie between 0 and"),
    ({"fact": "register.kept", "value": True, "source": None}, "names no source; name a document"),
    ({"fact": "members.joined", "value": 39}, "is 38 in the dossier, and 39 here; mend the file"),
    ({"fact": "training.adequate", "value": True}, "'accreditation decide' takes it"),
    ({"subject": "year 2034", "fact": "members.closing", "value": 3}, "nothing called 'year 2034'"),
    ({"fact": "members.resigned", "value": 11, "source": "registe"}, "Did you mean 'registre'?"),
]


def test_ten_kinds_of_errors_give_ten_sentences_with_their_lines(dossier):
    before = contents(dossier)
    good = {"fact": "practice.transfers", "value": "none"}
    ran = handed_in(dossier, *(entry for entry, _ in TEN), good)
    assert ran.code == 2
    assert ran.out == ""
    sentences = ran.err.splitlines()
    assert len(sentences) == len(TEN) == 10
    lines = [int(sentence.split(":")[1]) for sentence in sentences]
    assert lines == sorted(set(lines))
    for sentence, (_, words) in zip(sentences, TEN, strict=True):
        assert words in sentence
    assert contents(dossier) == before


OTHERS = {
    "two answers": (
        [{"fact": "members.opening", "value": 412}, {"fact": "members.opening", "value": 413}],
        "is answered otherwise in line",
    ),
    "not asked": ([{"fact": "management_report.required_before", "value": True}], "not any more"),
    "computed": ([{"fact": "members.expected", "value": 5}], "is worked out by the program"),
    "no place without document": (
        [{"fact": "members.opening", "value": 412, "source": None, "at": "page 2"}],
        "'at' is a place in a document",
    ),
    "article of a year": (
        [{"fact": "members.opening", "value": 412, "source": None, "article": "9"}],
        "'article' is for facts of the statutes",
    ),
    "article and document": (
        [
            {
                "subject": STATUTES,
                "fact": "voting.rule",
                "value": "one_member_one_vote",
                "article": "18",
            }
        ],
        "name one of the two",
    ),
    "item of no list": ([{"fact": "members.opening", "item": "x", "value": 4}], "is of no item"),
    "no item": ([{"fact": "practice.dividends.gross", "value": "4.28 EUR"}], "is of an item"),
    "list": ([{"fact": "practice.transfers", "value": {"first": {}}}], "practice.transfers"),
    "field of a list": (
        [{"fact": "practice.transfers", "value": {"items": {"a": {"eligible": 3}}}}],
        "must be true or false",
    ),
    "more than the whole list": (
        [{"fact": "practice.refusals", "value": {"items": {"other": {}}}}],
        "the dossier has the whole list",
    ),
    "none where there are some": (
        [{"fact": "practice.meetings", "value": "none"}],
        "'practice.meetings' has items in the dossier, and none here",
    ),
    "days that are known": ([{"fact": "year.opens", "value": "2024-02-01"}], "are not asked for"),
    "no fact": ([{"value": 3}], "'fact' is missing"),
    "strange key": ([{"fact": "members.opening", "valeu": 3}], "valeu"),
}


@pytest.mark.parametrize("case", OTHERS)
def test_other_errors_have_a_sentence_each(dossier, case):
    entries, words = OTHERS[case]
    before = contents(dossier)
    ran = handed_in(dossier, *entries)
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert words in ran.err
    assert contents(dossier) == before


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ({"cooperative": "other"}, "this form is about 'other'"),
        ({"form": "accreditation.form/9"}, "'form'"),
        ({"as_of": "soon"}, "'as_of' must be a date"),
    ],
)
def test_a_form_about_something_else_is_refused(dossier, head, words):
    ran = handed_in(dossier, {"fact": "members.opening", "value": 412}, **head)
    assert ran.code == 2
    assert words in ran.err


def test_a_form_for_a_judgement_that_was_read_is_for_confirm(dossier):
    edit(
        dossier / "statutes.yaml",
        "    provides: {training.clause: true}",
        "    proposed:\n      training.clause: "
        "{value: true, quote: consacre une partie, certain: true}",
    )
    entry = {"subject": STATUTES, "fact": "training.clause", "value": True, "source": None}
    ran = handed_in(dossier, {**entry, "article": "22"})
    assert ran.code == 2
    assert "'accreditation read --confirm' takes the answer" in ran.err


@pytest.mark.parametrize("documents", ["5", "[{a: b}]"])
def test_documents_of_a_file_that_are_no_mapping_are_told(dossier, documents):
    file = dossier / "2024.yaml"
    file.write_text(file.read_text("utf-8") + f"documents: {documents}\n", "utf-8")
    ran = handed_in(dossier, {"fact": "members.opening", "value": 412})
    assert ran.code == 2
    assert "'documents'" in ran.err


def test_a_file_that_is_no_form(dossier):
    for name, content in (("a.yaml", b"x: 1\n"), ("a.xlsx", b"PK"), ("b.xlsx", b"")):
        file = dossier.parent / name
        file.write_bytes(content)
        ran = run_here("answer", dossier, file)
        assert ran.code == 2
        assert ran.err.startswith(str(file))
        assert "Traceback" not in ran.err
    assert run_here("answer", dossier, dossier.parent / "none.yaml").code == 2
