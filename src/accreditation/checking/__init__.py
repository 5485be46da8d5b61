"""Checking dossiers, and the cases of rules, against the law: from facts to findings."""

from accreditation.checking.cases import (
    CaseResult,
    CaseRunner,
    case_context,
    differences,
    load_cases,
    run_cases,
    written_case,
)
from accreditation.checking.check import Checker
from accreditation.checking.scope import in_force, regimes_on
from accreditation.checking.subjects import year_facts, year_start
from accreditation.checking.years import year_named

__all__ = [
    "CaseResult",
    "CaseRunner",
    "Checker",
    "case_context",
    "differences",
    "in_force",
    "load_cases",
    "regimes_on",
    "run_cases",
    "written_case",
    "year_facts",
    "year_named",
    "year_start",
]
