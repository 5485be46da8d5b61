"""A dossier of one year, and its calendar."""

import pytest

from tests.calendars.year import BOTH, calendar


@pytest.fixture
def make(tmp_path):
    """A dossier of one year, with the lines of facts a test gives it."""

    def made(
        *facts,
        opens="2024-01-01",
        closes="2024-12-31",
        accreditations=BOTH,
        cooperative="form: SC",
        statutes=(),
    ):
        (tmp_path / "dossier.yaml").write_text(
            f"cooperative: {{id: test, name: Test, {cooperative}}}\n"
            f"accreditations: {accreditations}\n"
            "statutes: [statutes.yaml]\n"
            "years: [year.yaml]\n"
        )
        provided = "".join(f"\n      {line}" for line in statutes) or " {}"
        (tmp_path / "statutes.yaml").write_text(
            "cooperative: test\nadopted: 2016-01-01\nlanguage: fr\n"
            f'articles:\n  "1":\n    provides:{provided}\n'
        )
        stated = "".join(f"\n  {line}" for line in facts) or " {}"
        (tmp_path / "year.yaml").write_text(
            f"year: the-year\nopens: {opens}\ncloses: {closes}\nfacts:{stated}\n"
        )
        return tmp_path

    return made


@pytest.fixture
def looked_at(make):
    """The calendar of a year with some facts, looked at on a day."""

    def found(as_of, *facts, **rest):
        return calendar(make(*facts, **rest), "the-year", as_of)

    return found
