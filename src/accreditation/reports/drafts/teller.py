"""What every drafted document needs besides what all reports do: marks, claims, sources."""

import datetime
from collections.abc import Collection, Iterable, Mapping

from accreditation.conditions import ListType, Type, value_shown
from accreditation.deciding import decision_cited
from accreditation.drafting import Answer, Said
from accreditation.findings import (
    Claim,
    Decision,
    Finding,
    LawCitation,
    LawReference,
    Need,
    Source,
    StatutesCitation,
    Subject,
)
from accreditation.language import Language, Text, fill, phrase
from accreditation.law import Pack
from accreditation.reports.document import Cell, Run, Runs
from accreditation.reports.law_place import law_place, short_name
from accreditation.reports.needs import told_of
from accreditation.reports.subjects import subject_in_words
from accreditation.reports.teller import Teller
from accreditation.reports.writing import shown, written_date

MARK = "\x00"


class DraftTeller(Teller):
    """Says things in one language, and numbers the documents that it cites as it goes."""

    def __init__(self, pack: Pack, language: Language, part: str, *, coded: bool = True) -> None:
        """Speak ``language``.

        Args:
            pack: The law.
            language: The language of the document.
            part: The phrases of the document are those whose keys begin with it.
            coded: Whether a place of law is told with how sure it is.
        """
        super().__init__(pack, language)
        self._part = part
        self._coded = coded
        self.cited: dict[str, int] = {}
        self.instruments: dict[str, None] = {}

    def say(self, key: str, **values: object) -> str:
        """A phrase of the document."""
        return phrase(f"{self._part}.{key}").in_(self.language).format(**values)

    def common(self, key: str, **values: object) -> str:
        """A phrase that other reports use as well."""
        return phrase(key).in_(self.language).format(**values)

    def date(self, date: datetime.date) -> str:
        """A date in words."""
        return written_date(date, self.language)

    def open(self, text: str) -> Run:
        """Words that say that something is left to be completed."""
        return Run(text, "strong", tone="open")

    def place(self, cited: LawCitation | LawReference) -> str:
        """A place of law, with how sure it is where the document tells that."""
        plain = law_place(cited, self.pack, self.language)
        return super().place(cited) if self._coded else plain

    def subject(self, subject: Subject, *, there: bool = True) -> str:
        """What a finding is about, and that the dossier has no file on it."""
        return subject_in_words(subject, self.language, there=there)

    def items(self, items: Iterable[str]) -> str:
        """The items of a list by their names, of which those that are days are told as such."""
        return ", ".join(shown(item, self.language) for item in items)

    def source(self, source: Source) -> str:
        """Where something is stated: an article, a decision, or a place in a numbered document."""
        if isinstance(source, StatutesCitation):
            date = self.date(source.adopted)
            return self.common("draft.statutes", date=date, article=source.article)
        decision = decision_cited(source)
        if decision is not None:
            return self.common("decide.cited", number=decision)
        number = self.cited.setdefault(source.document, len(self.cited) + 1)
        return f"[{number}] {source.at}".rstrip()

    def sources(self, sources: Iterable[Source]) -> str:
        """Where something is stated, each place once."""
        return self.joined(dict.fromkeys(self.source(source) for source in sources))

    def claims(self, need: Need) -> list[str]:
        """What each source says of a fact on which they differ."""
        type_ = self.pack.meanings[need.fact].type
        return [
            f"{self._claimed(need.fact, type_, claim)} — {self.source(claim.source)}"
            for claim in need.claims
        ]

    def _claimed(self, fact: str, type_: Type, claim: Claim) -> str:
        if isinstance(type_, ListType):
            return claim.value
        return self.value(fact, value_shown(type_, claim.value))

    def asked(self, need: Need) -> Runs:
        """A question with its items, and what sources say where they differ."""
        items = f" ({self.items(need.items)})" if need.items else ""
        question = need.question.in_(self.language) + items
        if need.reason == "contradicted":
            claims = [Run(f"\n{claim}") for claim in self.claims(need)]
            return (*self._marked("contradiction", question), *claims)
        if need.due is not None:
            return self._marked("not_yet", question, date=self.date(need.due))
        lines = (Run(f"\n{line}", "quiet") for line in told_of(need, self.language))
        return (*self._marked("to_complete_with", question), *lines)

    def _marked(self, key: str, question: str, **values: object) -> Runs:
        """A question behind the words that say that it is open."""
        told = self.common(f"draft.{key}", question=MARK, **values)
        before, _, after = told.partition(MARK)
        runs = (self.open(before), Run(question, tone="open"), Run(after))
        return tuple(run for run in runs if run.text)

    def to_write(self, said: Said) -> Runs:
        """A question that only the board can answer, because no fact does."""
        question = "".join(run.text for run in self.said(said))
        return self._marked("to_write", question)

    def decision(self, decision: Decision) -> str:
        """Who decided something, when, why, and what it is to count as."""
        told = self.common(
            "draft.decided",
            by=decision.by,
            date=self.date(decision.on),
            reasons=decision.reasons,
        )
        places = "" if decision.document is None else f" ({decision.document})"
        if decision.outcome is None:
            return told + places
        outcome = self.common(f"outcome.{decision.outcome}")
        return f"{self.head(outcome)}{told}{places}"

    def said(self, said: Said) -> Runs:
        """A text with what is known in it, and marks where something is not."""
        marked = fill(said.text.in_(self.language), lambda name: f"{MARK}{name}{MARK}")
        runs = []
        for place, part in enumerate(marked.split(MARK)):
            if place % 2 == 0:
                runs.append(Run(part))
            else:
                runs.append(self._inserted(said.values[part]))
        return tuple(run for run in runs if run.text)

    def sourced(self, said: Said) -> Runs:
        """A text with what is known in it, and where that is stated."""
        places = self.sources(s for answer in said.values.values() for s in answer.sources)
        return (*self.said(said), Run(f" ({places})", "quiet")) if places else self.said(said)

    def _inserted(self, answer: Answer) -> Run:
        if answer.value is not None:
            return Run(shown(answer.value, self.language))
        return self.open(f"[{self._lacking(answer)}]")

    def _lacking(self, answer: Answer) -> str:
        contradicted = any(need.reason == "contradicted" for need in answer.needs)
        return self.common("draft.contradicted" if contradicted else "draft.to_complete")

    def cell(self, answer: Answer, told: Iterable[Source] = ()) -> Cell:
        """What is known, in a table, with the places that ``told`` does not name already."""
        if answer.value is None:
            return Cell(((self.open(self._lacking(answer)),),), "open")
        elsewhere = self.sources(source for source in answer.sources if source not in set(told))
        place = (Run(f" {elsewhere}", "quiet"),) if elsewhere else ()
        return Cell(((Run(shown(answer.value, self.language)), *place),))

    def figure(self, answer: Answer, told: Collection[Need]) -> Cell:
        """What is known, in a table that shows the source beside it, or what is missing.

        Args:
            answer: What is known.
            told: What was asked above in the table, and is not asked again.
        """
        if answer.value is not None:
            return Cell(((Run(shown(answer.value, self.language)),),))
        asked = tuple(self.asked(need) for need in answer.needs if need not in told)
        return Cell(asked or ((self.open(self.common("draft.follows")),),), "open")

    def heading(self, text: Text) -> str:
        """What a fact is called, as a heading."""
        words = self.text(text)
        return words[:1].upper() + words[1:]

    def outcome_of(self, finding: Finding) -> Runs:
        """A rule, what it is about, and what became of it."""
        told = self.common(
            "draft.result",
            title=finding.title.in_(self.language),
            regime=self.text(self.pack.regimes[finding.regime].title),
            subject=self.subject(finding.subject),
            outcome=MARK,
        )
        before, _, after = told.partition(MARK)
        return tuple(
            run for run in (Run(before), self.outcome(finding.outcome), Run(after)) if run.text
        )

    def places(self, references: Iterable[LawReference]) -> str:
        """Places of law in plain words."""
        return self.joined(self.place(reference) for reference in references)

    def cited_law(self, citations: Iterable[LawCitation]) -> Runs:
        """Places of law, whose texts are then named among those cited."""
        places = tuple(citations)
        self.instruments.update(dict.fromkeys(place.instrument for place in places))
        return self.law(places)

    def documents(self, titles: Mapping[str, str]) -> list[Runs]:
        """The documents that were cited, by number."""
        return [
            (Run(f"[{number}] ", "strong"), Run(titles.get(key, key)))
            for key, number in self.cited.items()
        ]

    def texts(self, instruments: Iterable[str]) -> list[Runs]:
        """The texts of law that were cited, by their short names."""
        cited = set(instruments)
        return [
            (
                Run(self.head(short_name(key, self.pack, self.language)), "strong"),
                Run(self.text(one.title), link=one.eli),
            )
            for key, one in self.pack.instruments.items()
            if key in cited
        ]
