"""Places of the law are cited as each language does; files for programs keep the keys."""

import json
import re

import pytest

from accreditation.findings import LawReference
from accreditation.language import LANGUAGES
from accreditation.reports.law_place import law_place
from tests.conftest import FIXTURES, own_pack, run_here

SPECIMEN = FIXTURES / "specimens" / "dividend-one-cent-over"
FRENCH = re.compile(r"\b(CSA|AR62|AR19) art|\bal\. \d|chapeau")
"""What only French and English say."""

PACK = own_pack()


@pytest.mark.parametrize(
    ("instrument", "at", "told"),
    [
        (
            "CSA",
            "art. 6:41 al. 2",
            {"nl": "WVV art. 6:41 lid 2", "de": "GGV Art. 6:41 Abs. 2"},
        ),
        (
            "AR62",
            "art. 1 §1 chapeau",
            {"nl": "KB 1962 art. 1 §1 aanhef", "de": "KE 1962 Art. 1 §1 Einleitung"},
        ),
        (
            "AR19",
            "art. 6 §2 al. 1 3°",
            {"nl": "KB 2019 art. 6 §2 lid 1 3°", "de": "KE 2019 Art. 6 §2 Abs. 1 Nr. 3"},
        ),
        ("AR19", "annexe 2", {"nl": "KB 2019 bijlage 2", "de": "KE 2019 Anlage 2"}),
    ],
)
def test_a_place_is_told_in_each_language(instrument, at, told):
    place = LawReference(instrument=instrument, at=at)
    plain = f"{instrument} {at}"
    for language in LANGUAGES:
        assert law_place(place, PACK, language) == told.get(language, plain)


def test_no_two_instruments_have_the_same_name():
    for language in LANGUAGES:
        names = [one.short.in_(language) for one in PACK.instruments.values()]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(("language", "own"), [("nl", "KB 1962 art. 1"), ("de", "KE 1962 Art. 1")])
@pytest.mark.parametrize(
    "command",
    [
        ("check", SPECIMEN, "--verbose"),
        ("check", SPECIMEN, "--format", "html"),
        ("check", SPECIMEN, "--format", "md"),
        ("ask", FIXTURES / "smartcoop", "--weight", "condition"),
        ("draft", "letter", SPECIMEN),
        ("draft", "special-report", SPECIMEN, "--year", "2024"),
        ("calendar", SPECIMEN, "--year", "2024"),
        ("explain", "cnc.capped-dividend", SPECIMEN),
        ("explain", "cnc.equal-vote-clause"),
    ],
    ids=lambda command: " ".join(str(word) for word in command if word not in FIXTURES.parents),
)
def test_what_people_read_has_no_french_place_in_it(command, language, own):
    as_of = () if command[-1] == "cnc.equal-vote-clause" else ("--as-of", "2025-12-31")
    ran = run_here(*command, "--lang", language, *as_of)
    said = ran.out.partition('<script type="application/json"')[0]
    assert own in said.replace("\n    ", " ")
    assert FRENCH.search(said) is None


def test_json_keeps_keys_and_places_whatever_the_language():
    ran = run_here("check", SPECIMEN, "--format", "json", "--lang", "de", "--as-of", "2025-12-31")
    finding = next(
        one for one in json.loads(ran.out)["findings"] if one["rule"] == "cnc.capped-dividend"
    )
    cited = [(one["instrument"], one["at"]) for one in finding["citations"]["law"]]
    assert ("AR62", "art. 1 §1 6°") in cited or ("AR62", "art. 1 §1 5°") in cited
