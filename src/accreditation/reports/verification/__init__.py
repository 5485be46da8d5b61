"""Telling whether a report still holds: as text and as JSON."""

from accreditation.reports.verification.json_form import verification_json
from accreditation.reports.verification.shape import VerificationShape
from accreditation.reports.verification.text import verification_text

__all__ = ["VerificationShape", "verification_json", "verification_text"]
