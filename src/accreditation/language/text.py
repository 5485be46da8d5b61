"""A text that exists in every language of the project."""

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, StringConstraints

Language = Literal["fr", "nl", "de", "en"]
"""The two-letter code of a language the project speaks."""

LANGUAGES: tuple[Language, ...] = get_args(Language)

Sentence = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Text(BaseModel):
    """One text in French, Dutch, German and English; none may be missing or empty."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    fr: Sentence
    nl: Sentence
    de: Sentence
    en: Sentence

    def in_(self, language: Language) -> str:
        """The text in ``language``."""
        text: str = getattr(self, language)
        return text
