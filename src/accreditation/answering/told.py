"""Words of a form in its language: facts, values and choices as its sheets call them."""

from collections.abc import Iterable

from accreditation.checking.wording import Wording
from accreditation.conditions import SILENT, Boolean, Type, Value
from accreditation.language import Language, phrase
from accreditation.law import Pack
from accreditation.reports.writing import shown

_TRUTHS = ("true", "false")


class Told:
    """Says facts and values in one language."""

    def __init__(self, pack: Pack, language: Language) -> None:
        """Know the facts of ``pack``."""
        self._pack = pack
        self._language = language
        self._wording = Wording(pack)
        self.silent = phrase(f"value.{SILENT.value}").in_(language)

    def say(self, key: str, **values: object) -> str:
        """A phrase on answers."""
        return phrase(f"answer.{key}").in_(self._language).format(**values)

    def fact(self, fact: str, item: str | None = None) -> str:
        """What a fact is called, with its key and the item that it is about."""
        label = self._pack.vocabulary.entry(fact).label.in_(self._language)
        return f"{label} ({fact})" if item is None else f"{label}, {item} ({fact})"

    def options(self, fact: str) -> dict[str, str]:
        """What each word of a choice, and each answer to a yes-or-no question, is called."""
        if isinstance(self._pack.meanings[fact].type, Boolean):
            return {word: phrase(f"value.{word}").in_(self._language) for word in _TRUTHS}
        choices = self._pack.vocabulary.entry(fact).choices
        return {option: label.in_(self._language) for option, label in choices.items()}

    def value(self, fact: str, type_: Type, value: Value) -> str:
        """A value in words."""
        return shown(self._wording.value(fact, value, type_), self._language)

    def quoted_each(self, texts: Iterable[str]) -> list[str]:
        """Texts between the quotation marks of the language."""
        return [self.say("quoted", text=text) for text in texts]

    def quoted(self, texts: Iterable[str]) -> str:
        """Texts one after the other, between quotation marks."""
        return ", ".join(self.quoted_each(texts))
