"""Confirming in the terminal what was read in statutes, and on what they are silent."""

from accreditation.confirming.walk import walk

__all__ = ["walk"]
