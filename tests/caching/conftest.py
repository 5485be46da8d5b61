"""A cache and a rule pack that a test may change."""

import shutil

import pytest

from accreditation.caching import VARIABLE
from tests.conftest import ROOT


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """The folder of an empty cache."""
    folder = tmp_path / "cache"
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


@pytest.fixture
def rules(tmp_path):
    """A copy of the project's rules."""
    return shutil.copytree(ROOT / "rules", tmp_path / "rules")
