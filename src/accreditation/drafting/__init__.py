"""What goes into documents that are drafted from a dossier: the special report, and letters."""

from accreditation.drafting.answers import Answer
from accreditation.drafting.letter import Asked, AskedOf, Letter, letter_on
from accreditation.drafting.model import (
    DraftedItem,
    DraftedSection,
    DraftedTable,
    Said,
    SpecialReport,
    TableRow,
)
from accreditation.drafting.scope import regimes_to_draft, with_year, year_to_draft
from accreditation.drafting.special_report import draft_special_report

__all__ = [
    "Answer",
    "Asked",
    "AskedOf",
    "DraftedItem",
    "DraftedSection",
    "DraftedTable",
    "Letter",
    "Said",
    "SpecialReport",
    "TableRow",
    "draft_special_report",
    "letter_on",
    "regimes_to_draft",
    "with_year",
    "year_to_draft",
]
