"""Taking a decision: what it is about, whether it can be taken, and what it rests on."""

from accreditation.ruling.desk import Desk, Ruling, ruling_of
from accreditation.ruling.targets import FindingTarget, QuestionTarget

__all__ = ["Desk", "FindingTarget", "QuestionTarget", "Ruling", "ruling_of"]
