"""The law as data: instruments, dated parameters, the vocabulary of facts, and rules."""

from accreditation.law.duties import Duty
from accreditation.law.instruments import Instrument, Wording
from accreditation.law.pack import CASES_SUFFIX, Pack, default_folder, load_pack, rule_file
from accreditation.law.regimes import Regime, check_regimes
from accreditation.law.rules import Period, Rule, RuleFile, Weight
from accreditation.law.texts import reference_of
from accreditation.law.vocabulary import PLANES, SEEN, ItemFact, Plane, Vocabulary, VocabularyFact

__all__ = [
    "CASES_SUFFIX",
    "PLANES",
    "SEEN",
    "Duty",
    "Instrument",
    "ItemFact",
    "Pack",
    "Period",
    "Plane",
    "Regime",
    "Rule",
    "RuleFile",
    "Vocabulary",
    "VocabularyFact",
    "Weight",
    "Wording",
    "check_regimes",
    "default_folder",
    "load_pack",
    "reference_of",
    "rule_file",
]
