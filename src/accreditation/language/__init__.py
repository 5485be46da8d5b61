"""The four languages of the project, and the texts and phrases that exist in each of them."""

from accreditation.language.phrasing import phrase, phrase_if_any
from accreditation.language.placeholders import fill, placeholders, unequal_placeholders
from accreditation.language.text import LANGUAGES, Language, Text

__all__ = [
    "LANGUAGES",
    "Language",
    "Text",
    "fill",
    "phrase",
    "phrase_if_any",
    "placeholders",
    "unequal_placeholders",
]
