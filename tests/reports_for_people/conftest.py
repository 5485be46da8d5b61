"""Reports that several tests look at, each made once."""

import pytest

from tests.conftest import FIXTURES
from tests.reports_for_people.made import Made, made_by_cli

SPECIMENS = FIXTURES / "specimens"


@pytest.fixture(scope="package")
def failing(tmp_path_factory) -> Made:
    """A dossier that fails by one cent, in French and in every format."""
    folder = tmp_path_factory.mktemp("failing")
    specimen = SPECIMENS / "dividend-one-cent-over"
    return made_by_cli(folder, specimen, "--lang", "fr", "--as-of", "2025-12-30")


@pytest.fixture(scope="package")
def smartcoop(tmp_path_factory) -> Made:
    """The real cooperative as a social enterprise: several years, one of them without a file."""
    folder = tmp_path_factory.mktemp("smartcoop")
    options = ("--lang", "fr", "--as-of", "2025-12-31", "--regime", "es")
    return made_by_cli(folder, FIXTURES / "smartcoop", *options)
