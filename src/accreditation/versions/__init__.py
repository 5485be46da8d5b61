"""Versions of a rule pack: which rules changed, and the pack as it stood in a revision of git."""

from accreditation.versions.changed import changed_rules
from accreditation.versions.folders import version

__all__ = ["changed_rules", "version"]
