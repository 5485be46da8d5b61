"""The wheel carries the rules and works away from the project."""

import json
import os
import subprocess
import sys
import zipfile
from configparser import ConfigParser

import pytest

from tests.conftest import FIXTURES, ROOT


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """The wheel, built by pip and unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT],
        check=True,
        capture_output=True,
        timeout=300,
    )
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def test_the_rules_are_inside(unpacked):
    inside = {
        p.relative_to(unpacked / "accreditation/rules")
        for p in (unpacked / "accreditation/rules").rglob("*.yaml")
    }
    outside = {p.relative_to(ROOT / "rules") for p in (ROOT / "rules").rglob("*.yaml")}
    assert inside == outside
    assert (unpacked / "accreditation/language/phrases/report.yaml").is_file()
    assert (unpacked / "accreditation/py.typed").is_file()
    assert (unpacked / "accreditation/reports/document/document.html").is_file()
    for name in ("parts.html", "report.css", "report.html", "report.js", "report.typ"):
        assert (unpacked / "accreditation/reports/dossier_report" / name).is_file()


def test_pytest_is_told_of_the_plugin(unpacked):
    (file,) = unpacked.glob("*.dist-info/entry_points.txt")
    points = ConfigParser()
    points.read(file)
    assert dict(points["pytest11"]) == {"accreditation": "accreditation.testing.plugin"}


def test_it_checks_a_dossier_from_another_folder(unpacked, tmp_path):
    code = "import accreditation.law as law; print(law.default_folder())"
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}

    def python(*arguments):
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    assert python("-c", code).strip() == str(unpacked / "accreditation" / "rules")
    out = python(
        "-m",
        "accreditation",
        "check",
        str(FIXTURES / "smartcoop"),
        "--as-of",
        "2024-12-31",
        "--format",
        "json",
    )
    assert json.loads(out)["verdicts"] == {"cnc": "unknown", "es": "unknown"}
