"""The coverage map: what of the law is encoded, and which cases hold it."""

from accreditation.coverage.build import coverage
from accreditation.coverage.map import (
    Boundary,
    CaseEntry,
    Coverage,
    ProvisionEntry,
    RuleEntry,
    Threshold,
)

__all__ = [
    "Boundary",
    "CaseEntry",
    "Coverage",
    "ProvisionEntry",
    "RuleEntry",
    "Threshold",
    "coverage",
]
