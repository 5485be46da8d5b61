"""What the tests of confirming share."""

import pytest

from tests.amending.weir import DOSSIER
from tests.confirming.weir import STATUTES


@pytest.fixture
def weir(tmp_path):
    folder = tmp_path / "weir"
    folder.mkdir()
    (folder / "dossier.yaml").write_text(DOSSIER, "utf-8")
    (folder / "statutes.yaml").write_text(STATUTES, "utf-8")
    return folder
