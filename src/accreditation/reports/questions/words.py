"""The words of a question: what is asked, why, where to find it and what an answer looks like."""

import datetime
from collections.abc import Iterable

from accreditation.asking import Asked, Home, Question
from accreditation.asking.homes import HOME_KINDS, list_of
from accreditation.checking.wording import Wording
from accreditation.conditions import (
    SILENT,
    Boolean,
    Choice,
    Day,
    Items,
    ListType,
    Number,
    Type,
)
from accreditation.dossier import Dossier
from accreditation.findings import NO_FILE, EvidenceCitation, Finding, LawReference, Source, Subject
from accreditation.findings.questions import weightiest
from accreditation.language import Language, phrase
from accreditation.law import ItemFact, Pack
from accreditation.reports.law_place import law_place
from accreditation.reports.needs import kind_of, place, told_of
from accreditation.reports.subjects import subject_in_words
from accreditation.reports.writing import labelled, shown, written_date

MAX_RULES = 6
"""How many of the rules that ask are named; JSON has all."""

_SEEN = 2
"""How many other files that state the same are named."""

_ITEMS = 20
"""How many items of an incomplete list are named."""

_TYPES: dict[type[Type], str] = {Boolean: "type_boolean", Day: "type_date"}
_UNITS = {"EUR": "type_money", "rate": "type_rate"}


class Words:
    """Says questions about one dossier in one language."""

    def __init__(self, pack: Pack, dossier: Dossier, asked: Asked, language: Language) -> None:
        """Speak ``language`` of what is asked about ``dossier``."""
        self.pack = pack
        self.asked = asked
        self.language = language
        self._dossier = dossier
        self._wording = Wording(pack)

    def say(self, key: str, **values: object) -> str:
        """A phrase on questions."""
        return phrase(f"ask.{key}").in_(self.language).format(**values)

    def head(self, key: str) -> str:
        """A phrase on questions, with the colon behind it."""
        return labelled(self.say(key), "", self.language)

    @property
    def documents(self) -> dict[str, str]:
        """The titles of the documents of the dossier, by key."""
        return {key: one.title for key, one in self._dossier.documents.items()}

    def date(self, date: datetime.date) -> str:
        """A date in figures and words."""
        return written_date(date, self.language)

    def home(self, home: Home) -> str:
        """A file, by what it is about."""
        if home.kind == "dossier":
            return self.say("dossier")
        return subject_in_words(Subject(home.kind, home.id), self.language, there=home.there)

    def missing(self, home: Home, number: int) -> str:
        """That a file is missing, and how it is made."""
        values: dict[str, object] = {"home": self.home(home), "number": number}
        if home.kind == "year":
            year = self.asked.years[home.id]
            values |= {"opens": self.date(year.opens), "closes": self.date(year.closes)}
        return self.say(f"missing_{home.kind}", **values)

    def entry(self, question: Question) -> ItemFact:
        """What the vocabulary holds of the fact that is asked for."""
        return self.pack.vocabulary.entry(question.fact)

    def question(self, question: Question) -> str:
        """The question, with the item it is about."""
        text = question.need.question.in_(self.language)
        if question.item is None:
            return text
        return self.say("of_item", question=text, item=question.item)

    def kind(self, question: Question) -> str:
        """What can settle it, and by when."""
        return kind_of(question.need, self.language)

    def why(self, question: Question) -> list[str]:
        """The rules that ask, the heaviest first, each with its law and its subjects."""
        by_rule: dict[str, list[Finding]] = {}
        for finding in sorted(question.findings, key=weightiest):
            by_rule.setdefault(finding.rule, []).append(finding)
        lines = [self._asker(findings) for findings in by_rule.values()]
        rest = len(lines) - MAX_RULES
        return [*lines[:MAX_RULES], self.say("more", number=rest)] if rest > 0 else lines

    def where(self, question: Question) -> list[str]:
        """Where an answer is likely to be found, and what is known already."""
        home = question.home
        lines = [self._document(home), *self._known_items(question)]
        lines += [
            self.say("seen", home=self.home(other), place=self._place(source))
            for other, source in question.seen[:_SEEN]
        ]
        cites = self.entry(question).cites or self._list_cites(question)
        if cites:
            law = self._law(cites)
            lines.append(self.say("asked_by", law=law))
        return [*lines, *told_of(question.need, self.language)]

    def answer(self, question: Question) -> list[str]:
        """What an answer looks like, and what the law supplies where the statutes are silent."""
        return [self._type(question), *self.silence(question, SILENT.value)]

    def silence(self, question: Question, word: str) -> list[str]:
        """That the statutes may be silent on it, in a word, and what the law then supplies."""
        type_ = self.pack.meanings[question.fact].type
        lines = []
        if self.may_be_silent(question):
            lines.append(self.say("silent_allowed", word=word))
        default = self.pack.meanings[question.fact].default
        if default is not None:
            value = shown(self._wording.value(question.fact, default.value, type_), self.language)
            law = self._law(default.references)
            lines.append(self.say("default", value=value, law=law))
        return lines

    def way(self, question: Question) -> str | None:
        """What takes the answer, where no form does."""
        if question.way == "answer":
            return None
        contradicted = question.need.reason == "contradicted"
        return self.say("way_contradicted" if contradicted else f"way_{question.way}")

    def options(self, fact: str) -> dict[str, str]:
        """What each word of a choice, and each answer to a yes-or-no question, is called."""
        if isinstance(self.pack.meanings[fact].type, Boolean):
            words = ("true", "false")
            return {word: phrase(f"value.{word}").in_(self.language) for word in words}
        choices = self.pack.vocabulary.entry(fact).choices
        return {option: text.in_(self.language) for option, text in choices.items()}

    def may_be_silent(self, question: Question) -> bool:
        """Whether the statutes may be silent on it."""
        signature = self.pack.vocabulary.signatures.get(question.fact)
        return signature is not None and signature.silence != "impossible"

    def fields(self, fact: str) -> dict[str, ItemFact]:
        """The facts of the items of a list that a person can state."""
        fields = self.pack.vocabulary.entries[fact].fields
        return {short: field for short, field in fields.items() if field.kind == "evidence"}

    def unit(self, type_: Type) -> str:
        """What a number counts; nothing for other types."""
        return self.say(f"unit_{type_.unit}") if isinstance(type_, Number) else ""

    def _type(self, question: Question) -> str:
        type_ = self.pack.meanings[question.fact].type
        if isinstance(type_, ListType):
            labels = (one.label.in_(self.language) for one in self.fields(question.fact).values())
            return self.say("type_list", fields=", ".join(labels))
        if isinstance(type_, Choice):
            options = self.options(question.fact).items()
            told = "; ".join(f"{label} ({option})" for option, label in options)
            return self.say("type_choice", options=told)
        if isinstance(type_, Number):
            return self.say(_UNITS.get(type_.unit, "type_count"), unit=self.unit(type_))
        return self.say(_TYPES.get(type(type_), "type_text"))

    def _asker(self, findings: list[Finding]) -> str:
        first = findings[0]
        law = first.citations.law[0]
        return self.say(
            "asked_of",
            rule=first.rule,
            law=law_place(law, self.pack, self.language),
            title=first.title.in_(self.language),
            subjects=", ".join(subject_in_words(one.subject, self.language) for one in findings),
        )

    def _law(self, cites: Iterable[LawReference]) -> str:
        return "; ".join(law_place(cite, self.pack, self.language) for cite in cites)

    def _document(self, home: Home) -> str:
        if home.kind == "year":
            year = self.asked.years[home.id]
            opens, closes = self.date(year.opens), self.date(year.closes)
            return self.say("where_year", opens=opens, closes=closes)
        if home.kind == "statutes":
            known = home.id != NO_FILE
            return self.say(
                "where_statutes" if known else "where_no_statutes", home=self.home(home)
            )
        return self.say(f"where_{home.kind}")

    def _known_items(self, question: Question) -> list[str]:
        """What an incomplete list has already."""
        held = self.asked.homes.facts(question.home).get(question.fact)
        if not isinstance(held, Items) or not held.items:
            return []
        names = [item.id for item in held.items[:_ITEMS]]
        more = ["…"] if len(held.items) > _ITEMS else []
        return [self.say("has_items", items=", ".join([*names, *more]))]

    def _place(self, source: Source) -> str:
        if isinstance(source, EvidenceCitation) and source.document in self._dossier.documents:
            title = self._dossier.documents[source.document].title
            return f"{title}, {source.at}" if source.at else title
        return place(source, self.language)

    def _list_cites(self, question: Question) -> Iterable[LawReference]:
        head = list_of(question.fact, self.pack.vocabulary)
        return [] if head is None else self.pack.vocabulary.entries[head].cites


def by_home(questions: Iterable[Question]) -> dict[Home, list[Question]]:
    """Questions by the file they are about, in their order; the dossier file and statutes first."""
    found: dict[Home, list[Question]] = {}
    for question in questions:
        found.setdefault(question.home, []).append(question)
    return {home: found[home] for home in sorted(found, key=_place_of)}


def _place_of(home: Home) -> tuple[int, str]:
    return HOME_KINDS.index(home.kind), home.id
