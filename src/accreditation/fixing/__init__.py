"""Mending a dossier: the least changes after which what fails no longer does."""

from accreditation.fixing.changes import Change
from accreditation.fixing.fix import Fix, Fixer

__all__ = ["Change", "Fix", "Fixer"]
