"""Answers to yes-or-no questions in the language of the person who decides."""

from accreditation.checking.answers import signature_of
from accreditation.conditions import Boolean
from accreditation.language import Language, phrase
from accreditation.law import Pack


def truths(language: Language) -> dict[str, str]:
    """Yes and no in a language, each with what a file writes for it."""
    return {phrase(f"value.{word}").in_(language): word for word in ("true", "false")}


def as_written(text: str, fact: str, pack: Pack, language: Language) -> str:
    """An answer as a file writes it: yes and no of ``language`` as true and false.

    Args:
        text: What the person answers.
        fact: The fact that is asked for.
        pack: The law.
        language: The language of the person.
    """
    if not isinstance(signature_of(fact, pack).type, Boolean):
        return text
    return truths(language).get(text.strip().casefold(), text)
