"""The rivals of the benchmarks decide the same conditions, with the same outcomes."""

from collections import Counter

import pytest
import yaml
from benchmarks.dossier import RIVALS, RULES_24, disagreements
from benchmarks.rivals.subjects import dossiers, reads_lists, translations
from benchmarks.workload import load_tasks

from accreditation.engine import judged_alone
from accreditation.engine.durable import available
from accreditation.law import load_pack

PACK = load_pack()
RULES = [PACK.rules[name] for name in yaml.safe_load(RULES_24.read_text("utf-8"))]


@pytest.fixture(scope="module")
def translated():
    return translations(PACK, RULES)


@pytest.fixture(scope="module")
def found(translated):
    return dossiers(load_tasks(PACK, "*"), translated)


def test_the_24_rules_read_no_list_and_meet_every_outcome(found):
    assert len({rule.name for rule in RULES}) == 24
    assert not any(reads_lists(rule, PACK) for rule in RULES)
    outcomes = Counter(
        judged_alone(rule, subject.anew(), True).outcome
        for dossier in found
        for subject in dossier
        for rule in subject.rules
    )
    assert min(outcomes.values()) > 50
    assert set(outcomes) == {"pass", "fail", "unknown", "not_applicable"}


@pytest.mark.parametrize(
    "name", [name for name in RIVALS if available() or name != "plain durable_rules"]
)
def test_a_rival_decides_as_we_do(name, found, translated):
    assert disagreements(name, found, translated) == []
