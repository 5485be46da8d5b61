"""Which financial years a check looks at: no day since the accreditation is left out."""

import pytest

from tests.conftest import report

DOSSIER = """
cooperative: {{id: test, name: Test, form: SC}}
accreditations: {{cnc: {{status: held{since}}}}}
years: [{files}]
"""


@pytest.fixture
def examined(tmp_path):
    """The years examined, given a date since when, the years handed in, and an as-of date."""

    def looked_at(since, years, as_of):
        files = []
        for opens, closes in years:
            name = f"{closes}.yaml"
            (tmp_path / name).write_text(f"year: {closes[:4]}\nopens: {opens}\ncloses: {closes}\n")
            files.append(name)
        said = f", since: {since}" if since else ""
        text = DOSSIER.format(since=said, files=", ".join(files))
        (tmp_path / "dossier.yaml").write_text(text)
        data = report(tmp_path, "--as-of", as_of, "--regime", "cnc")
        return [(s["id"], s["file"]) for s in data["examined"] if s["kind"] == "year"]

    return looked_at


CALENDAR = [("2023-01-01", "2023-12-31"), ("2024-01-01", "2024-12-31")]

CASES = [
    # since, years handed in, as of, expected
    ("2023-01-01", CALENDAR, "2024-12-31", [("2023", True), ("2024", True)]),
    ("2023-01-01", CALENDAR, "2024-12-30", [("2023", True)]),
    ("2023-06-15", CALENDAR, "2024-12-31", [("2023", True), ("2024", True)]),
    ("2024-01-01", CALENDAR[1:], "2025-12-31", [("2024", True), ("2025", False)]),
    ("2022-12-31", CALENDAR, "2024-12-31", [("2022", False), ("2023", True), ("2024", True)]),
    # Nothing tells since when: from the first year handed in, or the last one closed.
    (None, CALENDAR, "2025-06-30", [("2023", True), ("2024", True)]),
    (None, [], "2025-06-30", [("2024", False)]),
    (
        None,
        [CALENDAR[0], ("2025-01-01", "2025-12-31")],
        "2025-12-31",
        [("2023", True), ("2024", False), ("2025", True)],
    ),
    # A year-end in June; a year that was made longer; a hole of three months.
    ("2023-07-01", [("2023-07-01", "2024-06-30")], "2025-07-01", [("2024", True), ("2025", False)]),
    ("2023-01-01", [("2023-01-01", "2024-06-30")], "2025-06-30", [("2024", True), ("2025", False)]),
    (
        "2023-01-01",
        [CALENDAR[0], ("2024-04-01", "2024-12-31")],
        "2024-12-31",
        [("2023", True), ("2024-03-31", False), ("2024", True)],
    ),
    # At least the last year closed is looked at, whatever the dossier says of later ones.
    ("2024-01-01", CALENDAR[1:], "2024-06-30", [("2023", False)]),
    ("2042-01-01", CALENDAR[1:], "2025-06-30", [("2024", True)]),
    # Years before the oldest wording that the rules know are not demanded.
    ("1990-01-01", [("2017-01-01", "2017-12-31")], "2017-12-31", [("2016", False), ("2017", True)]),
]


@pytest.mark.parametrize(("since", "years", "as_of", "expected"), CASES)
def test_years(examined, since, years, as_of, expected):
    assert examined(since, years, as_of) == expected


def test_a_date_of_incorporation_makes_no_year_vanish(tmp_path):
    text = DOSSIER.format(since=", since: 2023-01-01", files="")
    text = text.replace("form: SC", "form: SC, incorporated: 2035-02-01")
    (tmp_path / "dossier.yaml").write_text(text)
    data = report(tmp_path, "--as-of", "2024-12-31", "--regime", "cnc")
    assert [s["id"] for s in data["examined"]] == ["none", "2023", "2024"]
    assert data["verdicts"] == {"cnc": "unknown"}
