"""Model clauses held against the rule pack, and proved to meet the rules that they name."""

from accreditation.clauses.proof import unproved
from accreditation.clauses.reading import ModelClause, read_clauses

__all__ = ["ModelClause", "read_clauses", "unproved"]
