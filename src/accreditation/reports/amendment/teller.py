"""What every part of the note needs: words in one language, values, citations."""

import datetime
from collections.abc import Iterable

from accreditation.amending.changes import OLD
from accreditation.amending.kinds import procedure_of
from accreditation.checking.wording import Wording
from accreditation.conditions import Contradicted, Fact, Item, Items, Known, ListType, Value
from accreditation.findings import LawCitation, LawReference, Need, Outcome
from accreditation.language import Language, Text, phrase
from accreditation.law import Pack
from accreditation.reports.document import Run, Runs, Tone
from accreditation.reports.model_clauses import worded
from accreditation.reports.needs import kind_of
from accreditation.reports.writing import shown

TONES: dict[Outcome, Tone] = {
    "pass": "good",
    "fail": "bad",
    "unknown": "open",
    "not_applicable": "neutral",
}


class Teller:
    """Says things in one language."""

    def __init__(self, pack: Pack, language: Language, on: datetime.date) -> None:
        """Speak ``language`` of the law on a date."""
        self.pack = pack
        self.language = language
        self._on = on
        self._wording = Wording(pack)

    def say(self, key: str, **values: object) -> str:
        """A phrase of the note."""
        return phrase(f"amend.{key}").in_(self.language).format(**values)

    def text(self, text: Text) -> str:
        """A text of the rules."""
        return text.in_(self.language)

    def articles(self, names: Iterable[str]) -> str:
        """Amended articles by their numbers."""
        return ", ".join(
            self.say("old_number", number=name.removesuffix(OLD)) if name.endswith(OLD) else name
            for name in names
        )

    def outcome(self, outcome: Outcome) -> Run:
        """An outcome in a word, which also has its colour."""
        word = phrase(f"outcome.{outcome}").in_(self.language)
        return Run(word, "strong", tone=TONES[outcome])

    def joined(self, parts: Iterable[str]) -> str:
        """Parts of a sentence, one after the other."""
        return self.say("and", left="\n", right="\n").strip("\n").join(parts)

    def head(self, word: str) -> str:
        """A word with the colon behind it."""
        return phrase("report.label").in_(self.language).format(label=word, text="")

    def label(self, fact: str) -> str:
        """What a fact is called."""
        return self.pack.vocabulary.entry(fact).label.in_(self.language)

    def labels(self, facts: Iterable[str]) -> str:
        """What some facts are called."""
        return ", ".join(f"{self.label(fact)} ({fact})" for fact in facts)

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

    def answer(self, name: str, fact: Fact | None) -> str:
        """What is known of a fact."""
        if isinstance(fact, Contradicted):
            return " / ".join(claim.value for claim in fact.claims)
        if isinstance(fact, Items):
            items = (self.item(name, item, item.facts) for item in fact.items)
            return self.joined(items) or "–"
        signature = self.pack.meanings[name]
        if isinstance(signature.type, ListType):
            return shown(phrase("value.unknown"), self.language)
        return self.value(name, fact.value if isinstance(fact, Known) else None)

    def value(self, name: str, value: Value | None) -> str:
        """A value of a fact."""
        type_ = self.pack.meanings[name].type
        return shown(self._wording.value(name, value, type_), self.language)

    def clause(self, text: Text) -> str:
        """The wording of a model clause, with the numbers of the law in it."""
        return worded(self.pack, text, self.language, self._on)

    def law(self, citations: Iterable[LawCitation]) -> Runs:
        """Places of law, each a link where there is an official text."""
        runs: list[Run] = []
        for citation in citations:
            runs += [Run(self.joined(("", "")))] if runs else []
            runs.append(Run(place_of(citation), link=citation.eli))
        return tuple(runs)

    def references(self, references: Iterable[LawReference]) -> Runs:
        """Places of law that a rule pack names."""
        runs: list[Run] = []
        for reference in references:
            runs += [Run(self.joined(("", "")))] if runs else []
            instrument = self.pack.instruments[reference.instrument]
            runs.append(Run(place_of(reference), link=instrument.eli))
        return tuple(runs)

    def question(self, need: Need) -> Runs:
        """A question and what can answer it."""
        kind = f" [{kind_of(need, self.language)}; {need.fact}]"
        return (Run(need.question.in_(self.language)), Run(kind, "quiet"))

    def item(self, list_: str, item: Item, fields: Iterable[str]) -> str:
        """An item of a list with some of its facts."""
        told = ", ".join(
            self.head(self.label(f"{list_}.{short}"))
            + self.answer(f"{list_}.{short}", item.facts.get(short))
            for short in fields
        )
        return f"{item.id} ({told})" if told else item.id


def place_of(citation: LawCitation | LawReference) -> str:
    """A place of law, with how sure it is unless its text was read."""
    code = "" if citation.confidence == "T" else f" [{citation.confidence}]"
    return f"{citation.instrument} {citation.at}{code}"
