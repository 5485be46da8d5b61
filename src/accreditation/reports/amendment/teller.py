"""What every part of the note needs besides what all reports do."""

import datetime
from collections.abc import Iterable

from accreditation.amending.changes import OLD
from accreditation.amending.kinds import procedure_of
from accreditation.language import Language, Text, phrase
from accreditation.law import Pack
from accreditation.reports.model_clauses import worded
from accreditation.reports.teller import Teller


class AmendmentTeller(Teller):
    """Says things about amended statutes in one language."""

    def __init__(self, pack: Pack, language: Language, on: datetime.date) -> None:
        """Speak ``language`` of the law on a date."""
        super().__init__(pack, language)
        self._on = on

    def say(self, key: str, **values: object) -> str:
        """A phrase of the note."""
        return phrase(f"amend.{key}").in_(self.language).format(**values)

    def articles(self, names: Iterable[str]) -> str:
        """Amended articles by their numbers."""
        return ", ".join(
            self.say("old_number", number=name.removesuffix(OLD)) if name.endswith(OLD) else name
            for name in names
        )

    def kind(self, name: str) -> str:
        """What a kind of amendment is called."""
        return self._of_vote(procedure_of(self.pack).voting.source.kind, name)

    def call(self, name: str) -> str:
        """Whether a meeting is the first or a second one."""
        return self._of_vote(procedure_of(self.pack).voting.source.fields.call, name)

    def _of_vote(self, field: str, option: str) -> str:
        """An option of a fact about an amendment that was voted on."""
        listed = self.pack.vocabulary.signatures[procedure_of(self.pack).voting.list.name]
        text = self.pack.vocabulary.option(listed.fields[field].name, option)
        assert text is not None
        return self.text(text)

    def clause(self, text: Text) -> str:
        """The wording of a model clause, with the numbers of the law in it."""
        return worded(self.pack, text, self.language, self._on)
