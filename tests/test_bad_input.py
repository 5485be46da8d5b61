"""Bad input: one clear sentence each, with file and line, exit code 2, and no traceback."""

import re

import pytest

from tests.conftest import FIXTURES, edit, run, run_here

SMARTCOOP = FIXTURES / "smartcoop"


def refused(*arguments, **options):
    """Run, require a refusal, and return its sentences."""
    ran = run_here(*arguments, **options)
    assert ran.code == 2, ran.out + ran.err
    assert ran.out == ""
    assert "Traceback" not in ran.err
    return ran.err.strip().splitlines()


def only(sentences, ending):
    (sentence,) = sentences
    assert re.search(ending, sentence), sentence
    return sentence


# File, what to replace, by what, where and what the one sentence says.
SPOILED = [
    (
        "2024.yaml",
        "members.resigned:",
        "members.resinged:",
        r"2024.yaml:8: .*Did you mean 'members.resigned'",
    ),
    ("2024.yaml", "value: 175,", "value: 0.06,", r"2024.yaml:8: 0.06 is a binary float"),
    ("2024.yaml", "value: 175,", "value: a few,", r"2024.yaml:8: .*whole number, not 'a few'"),
    ("2024.yaml", "value: 175,", "value: -1,", r"2024.yaml:8: .*must lie between 0 and"),
    ("2024.yaml", "value: 175,", "valu: 175,", r"2024.yaml:8: .*Did you mean 'value'"),
    ("2024.yaml", "closes: 2024-12-31", "closes: 2024-12-32", r"2024.yaml:4: .*not a date"),
    (
        "2024.yaml",
        "closes: 2024-12-31",
        "closes: 2023-12-31",
        r"2024.yaml:4: .*closes before it opens",
    ),
    ("2024.yaml", "opens: 2024-01-01", "opens: 2023-12-31", r"2024.yaml:3: .*overlaps with 2023"),
    ("2024.yaml", "opens: 2024-01-01", "opens: yesterday", r"2024.yaml:3: 'opens' must be a date"),
    (
        "2024.yaml",
        "year: 2024",
        "year: 2024\nyear: 2024",
        r"2024.yaml:3: the key 'year' stands here twice",
    ),
    (
        "2025.yaml",
        "value: 219949 EUR",
        "valeu: 219949 EUR",
        r"2025.yaml:68: .*Did you mean 'value'",
    ),
    ("2024.yaml", "year: 2024", "year: 2031", r"2024.yaml:2: 2031 is not the year"),
    ("2025.yaml", "closes: 2025-12-31", "closes: 2027-11-30", r"2025.yaml:5: .*longer than 23"),
    ("2024.yaml", "year: 2024", "yaer: 2024", r"Did you mean 'year'"),
    (
        "2024.yaml",
        "source: rapport-cnc-2023, at",
        "source: rapport-cnc-2022, at",
        r"2024.yaml:6: .*no document 'rapport-cnc-2022'",
    ),
    (
        "2024.yaml",
        "{complete: true, number: 6,",
        "{complete: true, nubmer: 6,",
        r"2024.yaml:\d+: .*Did you mean 'number'",
    ),
    ("2024.yaml", "votes: 841}", "voices: 841}", r"2024.yaml:\d+: .*has no fact 'voices'"),
    (
        "2024.yaml",
        "members.joined: {",
        "voting.rule: {",
        r"2024.yaml:7: .*is a fact for the statutes",
    ),
    (
        "2024.yaml",
        "members.joined: {",
        "members.expected: {",
        r"2024.yaml:7: .*worked out by the program",
    ),
    (
        "2025.yaml",
        "kind: loan_below_market",
        "kind: loan_below_market\n        outside_cap: true",
        r"2025.yaml:67: .*for a person to judge",
    ),
    (
        "2025.yaml",
        "value: 219949 EUR",
        "value: 219949",
        r"2025.yaml:\d+: .*written like '12.50 EUR'",
    ),
    (
        "dossier.yaml",
        "2023.yaml,",
        "2022.yaml,",
        r"dossier.yaml:8: the file 2022.yaml that is listed here is missing",
    ),
    ("dossier.yaml", "form: SC}", "form: SA}", r"dossier.yaml:3: 'form' must be 'SC'"),
    (
        "dossier.yaml",
        "status: held, since",
        "status: granted, since",
        r"dossier.yaml:6: 'status' must be",
    ),
    (
        "dossier.yaml",
        "form: SC}",
        "form: SC, enterprise_number: 0806.201.740}",
        r"dossier.yaml:3: .*check digits",
    ),
    (
        "dossier.yaml",
        "id: smartcoop,",
        "id: smartkoop,",
        r"2022-06-21.yaml:4: these are the statutes of 'smartcoop'",
    ),
    (
        "../../statutes/smartcoop/2022-06-21.yaml",
        "exit.value_basis: paid_in",
        "exit.value_basis: paid",
        r"2022-06-21.yaml:40: .*must be one of",
    ),
    (
        "../../statutes/smartcoop/2022-06-21.yaml",
        "advantage.clause: excluded",
        "members.closing: 5",
        r"2022-06-21.yaml:\d+: .*fact for a year file",
    ),
    (
        "../../statutes/smartcoop/2022-06-21.yaml",
        "adopted: 2022-06-21",
        "adopted: 2022-06-31",
        r"2022-06-21.yaml:5: 2022-06-31 is not a date",
    ),
]


@pytest.mark.parametrize(("file", "before", "after", "sentence"), SPOILED)
def test_a_spoilt_file(copy, file, before, after, sentence):
    dossier = copy("smartcoop")
    edit(dossier / file, before, after)
    only(refused("check", dossier, "--as-of", "2025-12-31"), sentence)


def test_every_problem_of_every_file_at_once(copy):
    dossier = copy("smartcoop")
    edit(dossier / "2023.yaml", "value: 3666,", "value: many,")
    edit(dossier / "2024.yaml", "members.resigned:", "members.resinged:")
    edit(dossier / "2024.yaml", "votes: 841", "votes: -841")
    edit(dossier / "2025.yaml", "value: 219949 EUR", "value: 219949 USD")
    sentences = refused("check", dossier, "--as-of", "2025-12-31")
    assert [re.search(r"(\d{4})\.yaml:(\d+):", line).groups() for line in sentences] == [
        ("2023", "8"),
        ("2024", "8"),
        ("2024", "27"),
        ("2025", "68"),
    ]


def test_a_folder_without_a_dossier(tmp_path):
    only(
        refused("check", tmp_path),
        r"is a folder without dossier.yaml; 'accreditation new' makes one",
    )


def test_a_dossier_that_does_not_exist(tmp_path):
    only(refused("check", tmp_path / "nowhere"), r"there is no such file")


def test_an_empty_file(tmp_path):
    (tmp_path / "dossier.yaml").write_text("")
    only(refused("check", tmp_path), r"dossier.yaml:1: the file is empty")


def test_a_list_instead_of_a_dossier(tmp_path):
    (tmp_path / "dossier.yaml").write_text("- a\n- b\n")
    only(refused("check", tmp_path), r"must be a mapping")


def bomb(levels: int) -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, levels)]
    return "\n".join(lines)


HOSTILE = {
    "aliases that explode": bomb(12).encode(),
    "binary rubbish": bytes(range(256)) * 40,
    "fifty megabytes": b"a: b\n" * 10_000_000,
    "brackets without end": b"[" * 100_000,
    "dashes without end": b"- " * 100_000,
    "question marks without end": b"? " * 100_000,
    "braces without end": b"{a: " * 100_000,
    "nesting without end": b"".join(b" " * i + b"a:\n" for i in range(3_000)),
    "a tag that makes objects": b"a: !!python/object/apply:os.system [echo]",
    "half a file": b"cooperative: {id: x, name: 'unterminated",
    "latin-1 text": "coopérative: é".encode("latin-1"),
    "a control character": b"a: \x07",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files_are_refused_quickly(tmp_path, content):
    (tmp_path / "dossier.yaml").write_bytes(content)
    sentences = refused("check", tmp_path)
    assert all("dossier.yaml" in sentence for sentence in sentences)
    assert len(sentences) <= 1200
    assert all(len(sentence) < 400 for sentence in sentences)


def test_a_year_in_a_gap_of_the_law_names_the_gap(copy):
    """The wording of the decree before June 2016 is not known to the rules."""
    dossier = copy("smartcoop")
    for before, after in (
        ("year: 2023", "year: 2010"),
        ("opens: 2023-01-01", "opens: 2010-01-01"),
        ("closes: 2023-12-31", "closes: 2010-12-31"),
    ):
        edit(dossier / "2023.yaml", before, after)
    sentence = only(
        refused("check", dossier, "--as-of", "2025-12-31"),
        r"2010-12-31 lies in a gap",
    )
    assert "2016-06-01" in sentence


def test_statutes_on_a_date_in_a_gap_of_the_law():
    only(refused("check", SMARTCOOP, "--as-of", "2012-01-01", "--regime", "cnc"), r"lies in a gap")


def test_a_year_that_is_not_there():
    only(
        refused("check", SMARTCOOP, "--as-of", "2025-12-31", "--year", "2031"),
        r"the year 2031 is not among",
    )


def test_a_date_in_the_far_future():
    only(refused("check", SMARTCOOP, "--as-of", "2150-12-31"), r"Is the date right\?")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", SMARTCOOP, "--as-of", "31/12/2024"], "write it as 2024-12-31"),
        (["check", SMARTCOOP, "--as-of", "20241231"], "write it as 2024-12-31"),
        (["check", SMARTCOOP, "--as-of", "0001-01-01"], "between the years 1800 and 2199"),
        (["check", SMARTCOOP, "--as-of", "2999-12-31"], "between the years 1800 and 2199"),
        (["check", SMARTCOOP, "--format", "json:/dev/full"], "no space left on device"),
        (["check", "x" * 300], "file name too long"),
        (["check", SMARTCOOP, "--format", "xml"], "is not a format; use text or json"),
        (["check", SMARTCOOP, "--regime", "nrc"], "'cnc', 'es', 'csa'"),
        (["check"], "DOSSIER"),
        (["chekc", SMARTCOOP], "chekc"),
        (["check", SMARTCOOP, "--lang", "it"], "'fr', 'nl', 'de', 'en'"),
        (["schema", "dosier"], "'dossier'"),
    ],
)
def test_usage(arguments, words):
    ran = run(*arguments)
    assert ran.code == 2
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_an_unknown_rule_is_suggested():
    only(refused("explain", "cnc.caped-dividend"), r"Did you mean 'cnc.capped-dividend'")


def test_a_report_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    target = tmp_path / "missing" / "report.json"
    only(refused("check", SMARTCOOP, "--format", f"json:{target}"), r"cannot be written")
    assert list(tmp_path.iterdir()) == []


def test_a_new_dossier_never_overwrites(tmp_path):
    (tmp_path / "mine").mkdir()
    only(refused("new", tmp_path / "mine"), r"is there already")
    assert list((tmp_path / "mine").iterdir()) == []
