"""Checking that a rule pack is whole, beyond what it takes to load it."""

from accreditation.linting.lint import lint_pack

__all__ = ["lint_pack"]
