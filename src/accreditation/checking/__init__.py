"""Checking dossiers, and the cases of rules, against the law: from facts to findings."""

from accreditation.checking.cases import CaseResult, load_cases, run_cases
from accreditation.checking.check import Checker
from accreditation.checking.scope import in_force

__all__ = ["CaseResult", "Checker", "in_force", "load_cases", "run_cases"]
