"""A dossier with its report."""

import pytest

from tests.receipts.brewery import Brewery, made_in


@pytest.fixture
def brewery(tmp_path, monkeypatch) -> Brewery:
    """A checked dossier; the current folder is the one that holds it."""
    monkeypatch.chdir(tmp_path)
    made = made_in(tmp_path)
    made.check()
    return made
