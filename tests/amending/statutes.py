"""What statutes say on amendments, as the tests of this folder state it."""

import datetime
from pathlib import Path

from accreditation.conditions import Known
from accreditation.dossier import FactReader
from accreditation.files import Document
from accreditation.findings import StatutesCitation
from tests.conftest import own_pack

PACK = own_pack()
MEETING = datetime.date(2025, 6, 14)

SILENT = """\
meetings.notice_days: silent
meetings.amendment_announced: silent
meetings.amendment_quorum: silent
meetings.amendment_majority: silent
meetings.object_quorum: silent
meetings.object_majority: silent
"""
"""Statutes that leave everything to the law."""

ONE_CLASS = "shares.classes: {complete: true, items: {A: {nominal: 100 EUR}}}\n"
TWO_CLASSES = (
    "shares.classes: {complete: true, items: {A: {nominal: 100 EUR}, B: {nominal: 500 EUR}}}\n"
)


def stating(text):
    """The facts of a cooperative whose statutes state ``text``, each by an article 20."""
    document = Document(Path("statutes.yaml"), text)
    reader = FactReader(document, PACK.vocabulary, ("cooperative", "statutes"), (), everything=True)
    found = reader.facts(document.data, ())
    assert reader.problems == []
    article = (StatutesCitation("20", datetime.date(2020, 5, 1)),)
    cited = {
        name: Known(fact.value, article) if isinstance(fact, Known) else fact
        for name, fact in found.items()
    }
    return {"cooperative.form": Known("SC"), **cited}


def saying(**terms):
    """Statutes that say nothing but these things on amendments."""
    lines = {**dict(line.split(": ", 1) for line in SILENT.splitlines())}
    lines.update({f"meetings.{name}": value for name, value in terms.items()})
    return stating("".join(f"{name}: {value}\n" for name, value in lines.items()))
