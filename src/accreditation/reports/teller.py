"""What reports for people need: words in one language, values, citations."""

from collections.abc import Iterable, Mapping

from accreditation.checking.wording import Wording
from accreditation.conditions import (
    Contradicted,
    Fact,
    Item,
    Items,
    Known,
    ListType,
    Unconfirmed,
    Value,
    read_value,
)
from accreditation.findings import LawCitation, LawReference, Need, Outcome
from accreditation.language import Language, Text, phrase
from accreditation.law import Pack
from accreditation.reports.document import Run, Runs, Tone
from accreditation.reports.law_place import coded_place
from accreditation.reports.needs import kind_of, told_of
from accreditation.reports.writing import labelled, shown

TONES: dict[Outcome, Tone] = {
    "pass": "good",
    "fail": "bad",
    "unknown": "open",
    "not_applicable": "neutral",
}


class Teller:
    """Says things in one language."""

    def __init__(self, pack: Pack, language: Language) -> None:
        """Speak ``language`` of the rules of ``pack``."""
        self.pack = pack
        self.language = language
        self._wording = Wording(pack)

    def text(self, text: Text) -> str:
        """A text of the rules."""
        return text.in_(self.language)

    def outcome(self, outcome: Outcome) -> Run:
        """An outcome in a word, which also has its colour."""
        word = phrase(f"outcome.{outcome}").in_(self.language)
        return Run(word, "strong", tone=TONES[outcome])

    def joined(self, parts: Iterable[str]) -> str:
        """Parts of a sentence, one after the other."""
        return (
            phrase("report.and")
            .in_(self.language)
            .format(left="\n", right="\n")
            .strip("\n")
            .join(parts)
        )

    def head(self, word: str) -> str:
        """A word with the colon behind it."""
        return labelled(word, "", self.language)

    def label(self, fact: str) -> str:
        """What a fact is called."""
        return self.pack.vocabulary.entry(fact).label.in_(self.language)

    def labels(self, facts: Iterable[str]) -> str:
        """What some facts are called."""
        return ", ".join(f"{self.label(fact)} ({fact})" for fact in facts)

    def answer(self, name: str, fact: Fact | None) -> str:
        """What is known of a fact."""
        if isinstance(fact, Contradicted):
            return " / ".join(claim.value for claim in fact.claims)
        if isinstance(fact, Items):
            items = (self.item(name, item, item.facts) for item in fact.items)
            return self.joined(items) or "–"
        if isinstance(fact, Unconfirmed):
            read = " / ".join(dict.fromkeys(one.value for one in fact.proposals))
            return f"{read} ({phrase('reason.unconfirmed').in_(self.language)})"
        signature = self.pack.meanings[name]
        if isinstance(signature.type, ListType):
            return shown(phrase("value.unknown"), self.language)
        return self.value(name, fact.value if isinstance(fact, Known) else None)

    def stated(self, name: str, raw: object) -> str:
        """A value of a fact, as a statutes file writes it, in words."""
        if not isinstance(raw, Mapping):
            type_ = self.pack.meanings[name].type
            return self.value(name, None if isinstance(type_, ListType) else read_value(type_, raw))
        items = (
            (item, ", ".join(self._field(f"{name}.{key}", one) for key, one in fields.items()))
            for item, fields in raw.get("items", {}).items()
        )
        return self.joined(f"{item} ({told})" if told else item for item, told in items) or "–"

    def _field(self, name: str, raw: object) -> str:
        return self.head(self.label(name)) + self.stated(name, raw)

    def value(self, name: str, value: Value | None) -> str:
        """A value of a fact."""
        type_ = self.pack.meanings[name].type
        return shown(self._wording.value(name, value, type_), self.language)

    def place(self, cited: LawCitation | LawReference) -> str:
        """A place of law, with how sure it is unless its text was read."""
        return coded_place(cited, self.pack, self.language)

    def law(self, citations: Iterable[LawCitation]) -> Runs:
        """Places of law, each a link where there is an official text."""
        runs: list[Run] = []
        for citation in citations:
            runs += [Run(self.joined(("", "")))] if runs else []
            runs.append(Run(self.place(citation), link=citation.eli))
        return tuple(runs)

    def references(self, references: Iterable[LawReference]) -> Runs:
        """Places of law that a rule pack names."""
        runs: list[Run] = []
        for reference in references:
            runs += [Run(self.joined(("", "")))] if runs else []
            instrument = self.pack.instruments[reference.instrument]
            runs.append(Run(self.place(reference), link=instrument.eli))
        return tuple(runs)

    def question(self, need: Need) -> Runs:
        """A question and what can answer it."""
        kind = f" [{kind_of(need, self.language)}; {need.fact}]"
        lines = () if need.reason == "contradicted" else told_of(need, self.language)
        told = [Run(f" {line}", "quiet") for line in lines]
        return (Run(need.question.in_(self.language)), Run(kind, "quiet"), *told)

    def item(self, list_: str, item: Item, fields: Iterable[str]) -> str:
        """An item of a list with some of its facts."""
        told = ", ".join(
            self.head(self.label(f"{list_}.{short}"))
            + self.answer(f"{list_}.{short}", item.facts.get(short))
            for short in fields
        )
        return f"{item.id} ({told})" if told else item.id
