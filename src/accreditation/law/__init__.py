"""The law as data: instruments, dated parameters, the vocabulary of facts, and rules."""

from accreditation.law.clauses import CLAUSES_FOLDER, Clause, ClauseFile, Clauses
from accreditation.law.duties import Duty
from accreditation.law.instruments import Instrument, Wording
from accreditation.law.loading import load_pack
from accreditation.law.pack import (
    CASES_SUFFIX,
    Pack,
    default_folder,
    load_vocabulary,
    read_pack,
    rule_file,
)
from accreditation.law.procedure import (
    AmendmentKind,
    Asked,
    MeetingDuty,
    Procedure,
    Voting,
    unknown_kind,
)
from accreditation.law.regimes import Regime, check_regimes
from accreditation.law.rules import Period, Rule, RuleFile, Weight
from accreditation.law.texts import reference_of
from accreditation.law.vocabulary import PLANES, SEEN, ItemFact, Plane, Vocabulary, VocabularyFact

__all__ = [
    "CASES_SUFFIX",
    "CLAUSES_FOLDER",
    "PLANES",
    "SEEN",
    "AmendmentKind",
    "Asked",
    "Clause",
    "ClauseFile",
    "Clauses",
    "Duty",
    "Instrument",
    "ItemFact",
    "MeetingDuty",
    "Pack",
    "Period",
    "Plane",
    "Procedure",
    "Regime",
    "Rule",
    "RuleFile",
    "Vocabulary",
    "VocabularyFact",
    "Voting",
    "Weight",
    "Wording",
    "check_regimes",
    "default_folder",
    "load_pack",
    "load_vocabulary",
    "read_pack",
    "reference_of",
    "rule_file",
    "unknown_kind",
]
