"""Checking dossiers, and the cases of rules, against the law: from facts to findings."""

from accreditation.checking.cases import CaseResult, case_context, load_cases, run_cases
from accreditation.checking.check import Checker
from accreditation.checking.scope import in_force

__all__ = ["CaseResult", "Checker", "case_context", "in_force", "load_cases", "run_cases"]
