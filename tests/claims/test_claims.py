"""The legal references of documents, held against the law, from the dossier to the finding."""

import pytest

from tests.conftest import FIXTURES, edit, findings, report, run_here

RULE = "csa.references-right"
SMARTCOOP = FIXTURES / "smartcoop"

# Worked out from the reports and the law. "it": the law says it there. "something_else": it says it
# elsewhere. None: "8.5, 3" may be read as 3° or as § 3.
CNC_REPORT = {
    "conformite": ("introduction", "pass"),
    "principes": ("introduction", "pass"),
    "voix-egale": ("principe 2", "fail"),
    "remboursement": ("principe 3", "pass"),
    "boni": ("principe 3", "unknown"),
}
POINT = "les obligations légales, point {}"
EXPECTED = {
    "2023": CNC_REPORT,
    "2024": CNC_REPORT,
    "2025": {
        "annexe-au-rapport-de-gestion": ("sous-titre", "pass"),
        # The three conditions that article 8:5 of the code holds itself.
        "but-principal": (POINT.format(1), "pass"),
        "avantage-patrimonial": (POINT.format(3), "pass"),
        "liquidation": (POINT.format(4), "pass"),
        # The others stand in the decree only.
        "objet": (POINT.format(2), "fail"),
        "demission": (POINT.format(5), "fail"),
        "mandat-gratuit": (POINT.format(6), "fail"),
        "dixieme-des-voix": (POINT.format(7), "fail"),
        "affectation-avant-dividende": (POINT.format(8), "fail"),
        "rapport-special": (POINT.format(9), "fail"),
        "soldes-de-liquidation": (POINT.format(4), "unknown"),
    },
}
RIGHT = {
    "voix-egale": "AR62 art. 1 §1 3°",
    "objet": "AR19 art. 6 §1 2°",
    "demission": "AR19 art. 6 §1 3°",
    "mandat-gratuit": "AR19 art. 6 §1 4°",
    "dixieme-des-voix": "AR19 art. 6 §1 5°",
    "affectation-avant-dividende": "AR19 art. 6 §1 6°",
    "rapport-special": "AR19 art. 6 §2 al. 1",
}


@pytest.fixture(scope="module")
def smartcoop():
    return findings(report(SMARTCOOP, "--as-of", "2025-12-31"))


@pytest.mark.parametrize("year", EXPECTED)
def test_each_reference_of_a_real_cooperative_is_found_right_or_wrong(smartcoop, year):
    finding = smartcoop(RULE, year)
    items = {item["subject"]["item"]: item for item in finding["items"]}
    assert {
        name: (item["citations"]["evidence"][0]["at"], item["outcome"])
        for name, item in items.items()
    } == EXPECTED[year]
    assert finding["weight"] == "advice"
    assert finding["outcome"] == "fail"
    for name, item in items.items():
        if item["outcome"] == "fail":
            for sentence in item["message"].values():
                assert sentence.endswith((f": {RIGHT[name]}.", f" : {RIGHT[name]}."))
                assert f"({name})" in sentence


# What each reference is cited for, how it is written, and what becomes of it.
IMPACT, EXIT, VOTE, TRAINING = (
    "es.societal-impact",
    "es.exit-at-nominal",
    "cnc.equal-vote",
    "AR62 art. 1 §1 8°",
)
SURPLUS = "CSA art. 8:5 §1 3°"
JUDGED = [
    # A rule stands for the first place that it cites, and for what says the same elsewhere.
    (IMPACT, "AR19", "article 6, § 1er, 1°", None, "pass"),
    (IMPACT, "CSA", "article 8:5, § 1er, 1°", None, "pass"),
    (IMPACT, "CSA", "artikel 8:5, § 1, eerste lid, 1°", None, "pass"),
    (IMPACT, "CSA", "article 8:5, § 1er, 2°", None, "fail"),
    (EXIT, "CSA", "article 8:5", None, "fail"),
    # The rule rests on this place too; whether that is meant is for a person.
    (VOTE, "AR62", "article 1er, § 3", None, "unknown"),
    # Finer than the place it is cited for.
    ("AR19 art. 6 §2", "AR19", "article 6, § 2, alinéa 2", None, "unknown"),
    # Not to be read in one way, until a person says what is meant.
    (SURPLUS, "CSA", "article 8.5, 3", None, "unknown"),
    (SURPLUS, "CSA", "article 8.5, 3", "art. 8:5 §1 3°", "pass"),
    (SURPLUS, "CSA", "article 8.5, 3", "art. 8:5 §2", "fail"),
    # A place that there is, and one that there is not.
    (TRAINING, "AR62", "article 1er, § 2", None, "fail"),
    (TRAINING, "AR62", "article 1er, § 9", None, "fail"),
]


def with_claims(folder, claims):
    """The year 2024 with other references than its own; the line on which they begin."""
    file = folder / "2024.yaml"
    text = file.read_text(encoding="utf-8")
    start = text.index("claims:\n")
    file.write_text(text[:start] + claims, encoding="utf-8")
    return text[:start].count("\n") + 1


def test_what_becomes_of_each_reference(copy):
    folder = copy("smartcoop")
    lines = ["claims:"]
    for number, (about, instrument, cites, means, _) in enumerate(JUDGED):
        meant = f", means: '{means}'" if means else ""
        lines.append(
            f"  r{number}: {{document: rapport-cnc-2024, at: p. 1, instrument: {instrument}, "
            f"cites: '{cites}', for: '{about}'{meant}}}"
        )
    with_claims(folder, "\n".join(lines) + "\n")
    found = findings(report(folder, "--as-of", "2025-12-31", "--regime", "csa", "--year", "2024"))
    items = found(RULE, 2024)["items"]
    assert [item["outcome"] for item in items] == [outcome for *_, outcome in JUDGED]
    elsewhere, nowhere = (item["message"]["en"] for item in items[-2:])
    assert elsewhere.endswith(f"that is not where the law says it. Right reference: {TRAINING}.")
    assert nowhere.endswith(f"there is no such provision. Right reference: {TRAINING}.")


def test_a_year_without_references_is_not_concerned_and_one_without_a_file_is_open(copy):
    folder = copy("smartcoop")
    with_claims(folder, "")
    found = findings(report(folder, "--as-of", "2025-12-31", "--regime", "csa"))
    assert found(RULE, 2024)["outcome"] == "not_applicable"
    assert found(RULE, 2022)["outcome"] == "unknown"


def test_a_document_of_later_date_says_nothing_yet(copy):
    folder = copy("smartcoop")
    edit(
        folder / "dossier.yaml",
        'exercice 2024", language: fr}',
        'exercice 2024", date: 2025-06-18, language: fr}',
    )
    before, after = (
        findings(report(folder, "--as-of", day, "--regime", "csa", "--year", "2024"))(RULE, 2024)
        for day in ("2025-06-17", "2025-06-18")
    )
    assert (before["outcome"], after["outcome"]) == ("not_applicable", "fail")


def test_everything_wrong_with_the_list_is_told_at_once_with_its_line(copy):
    folder = copy("smartcoop")
    start = "{document: rapport-cnc-2024, at: p. 1, instrument"
    first = with_claims(
        folder,
        f"""\
claims:
  a: {start}: AR63, cites: art. 1, for: cnc.equal-vote}}
  b: {start}: AR62, cites: art. 1, for: cnc.equal-votes}}
  c: {start}: AR62, cites: art. 1, for: AR62 art. 1 §11}}
  d: {start}: AR62, cites: "art. 1, 3", means: 1 §1, for: cnc.delegates}}
  e: {start}: AR62, cites: "article 1er, § 3", means: art. 1 §1 3°, for: cnc.equal-vote}}
""",
    )
    ran = run_here("check", folder)
    assert ran.code == 2
    lines = ran.err.splitlines()
    assert [int(line.split(":")[1]) for line in lines] == [first + i for i in range(1, 6)]
    assert "'a' cites 'AR63', which is no instrument. Did you mean" in lines[0]
    assert "'b' is cited for 'cnc.equal-votes'" in lines[1]
    assert "Did you mean 'cnc.equal-vote'?" in lines[1]
    assert "'c' is cited for 'art. 1 §11', not a listed place of AR62." in lines[2]
    assert "'d' means '1 §1', which is not one place of a law." in lines[3]
    assert "'e' cites 'article 1er, § 3', which is clear; remove 'means'." in lines[4]


def test_a_document_that_is_not_there_is_an_error(copy):
    folder = copy("smartcoop")
    edit(
        folder / "2024.yaml",
        "{document: rapport-cnc-2024, at: principe 2, instrument",
        "{document: rapport-cnc-2042, at: principe 2, instrument",
    )
    ran = run_here("check", folder)
    assert ran.code == 2
    assert "there is no document 'rapport-cnc-2042' in the dossier." in ran.err
    assert "Did you mean 'rapport-cnc-2024'?" in ran.err
