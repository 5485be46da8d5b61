"""The dossiers whose reports the tests read, each checked once, and decisions about one of them."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from accreditation.dossier import load_dossier
from accreditation.findings import Decision, Receipt, SetAside, Subject
from accreditation.reports.formats import Checked, writer
from tests.conftest import FIXTURES, own_checker, own_pack

AS_OF = datetime.date(2025, 12, 31)
YEAR = Subject("year", "2024")
CAPPED = ("cnc.capped-dividend", YEAR)
VETO = ("cnc.class-veto-clause", Subject("statutes", "2024-01-06"))


class Written:
    """Checks dossiers once, and writes their reports."""

    def __init__(self):
        self._pack = own_pack()
        self._checker = own_checker()
        self._reports = {}

    def checked(self, name, language="fr"):
        place = FIXTURES / name
        if name not in self._reports:
            dossier = load_dossier(place, self._pack.vocabulary)
            self._reports[name] = dossier, self._checker.check(dossier, AS_OF)
        dossier, found = self._reports[name]
        return Checked(found, dossier, self._pack, language, Path(place))

    def __call__(self, form, name, language="fr"):
        return writer(form)(self.checked(name, language))


@pytest.fixture(scope="session")
def written():
    return Written()


@pytest.fixture(scope="session")
def decided(written):
    """The specimen whose dividend is a cent too high, with what persons decided about it."""
    checked = written.checked("specimens/dividend-one-cent-over", "en")
    passing = next(
        f for f in checked.report.findings if f.outcome == "pass" and f.weight == "condition"
    )
    day = datetime.date(2026, 3, 2)
    decisions = {
        CAPPED: Decision(1, "Ann", day, "The cent was given back.", "pass", "letter.pdf"),
        (passing.rule, passing.subject): Decision(2, "Bob", day, "Not what was done.", "fail"),
    }
    unknown = next(f for f in checked.report.findings if f.outcome == "unknown")
    aside = SetAside(
        Decision(3, "Cid", day, "=1+1 and more", "pass"),
        unknown.rule,
        unknown.subject,
        "facts",
        ("x",),
    )
    receipt = Receipt(
        "0.1", "e", "d", (), (), {"r.yaml": "1" * 64}, {"f.yaml": "2" * 64}, None, "3" * 64
    )
    report = replace(checked.report, decisions=decisions, set_aside=(aside,), receipt=receipt)
    return replace(checked, report=report), passing, unknown
