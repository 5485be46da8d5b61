"""The lines of the file of decisions."""

import datetime
from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints, model_validator
from typing_extensions import Self

from accreditation.files import Strict
from accreditation.findings import NO_FILE, Decision, Outcome, Subject, SubjectKind

DecidedOutcome = Literal["pass", "fail", "not_applicable"]

DECIDABLE: tuple[DecidedOutcome, ...] = get_args(DecidedOutcome)
"""What a person can make of a finding; to leave it open needs no decision."""

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Said = Annotated[str, StringConstraints(pattern=r"\S")]


class SubjectEntry(Strict):
    """What a decision is about, as findings name it.

    Attributes:
        id: The day on which the statutes were adopted, or the name of the year or application.
    """

    kind: SubjectKind
    id: Said

    @model_validator(mode="after")
    def _is_of_a_day(self) -> Self:
        if self.kind == "statutes" and self.id != NO_FILE:
            try:
                day = str(datetime.date.fromisoformat(self.id))
            except ValueError:
                day = ""
            if day != self.id:
                raise ValueError(f"'{self.id}' is no day on which statutes were adopted")
        return self

    @property
    def subject(self) -> Subject:
        """The same, as findings have it."""
        return Subject(self.kind, self.id)


class AnswerEntry(Strict):
    """An answer to a question.

    Attributes:
        fact: The fact that is set, by its full name.
        item: The item of a list whose fact it is.
        value: As a file writes it.
    """

    kind: Literal["answer"] = "answer"
    fact: Said
    item: str | None = None
    value: str


class OverruleEntry(Strict):
    """What a finding is to count as.

    Attributes:
        machine: What the program had found.
        outcome: What it counts as.
    """

    kind: Literal["overrule"] = "overrule"
    rule: Said
    machine: Outcome
    outcome: DecidedOutcome


class Basis(Strict):
    """What a decision rests on, so that it shows when something of it has changed.

    Attributes:
        facts: Facts with their values as a file writes them; None for what nobody stated.
        rules: By name, the digest of each rule with the formulas that it uses.
        numbers: By name, each number of the law that those rules read, through time.
        articles: By number, the digest of the words of each article of the statutes; every
            article, where something rests on what they do not say.
        listed: The numbers of all articles of those statutes; None where it rests on none.
        question: For an answer, the digest of the question as the vocabulary puts it.
    """

    facts: dict[str, str | None]
    rules: dict[str, Digest]
    numbers: dict[str, str]
    articles: dict[str, Digest]
    listed: list[str] | None = None
    question: Digest | None = None


class Record(Strict):
    """One decision.

    Attributes:
        number: Its place in the file, from 1.
        previous: The digest of the decision before it.
        digest: The SHA-256 of everything else in canonical JSON: keys in order, no spaces.
        by: Who decided.
        on: When.
        because: Why.
        document: The document that records it, as its author names it.
        as_of: The day from which the dossier was looked at.
    """

    number: Annotated[int, Field(ge=1)]
    previous: Digest | None
    digest: Digest
    by: Said
    on: datetime.date
    because: Said
    document: Said | None
    subject: SubjectEntry
    as_of: datetime.date
    decides: Annotated[AnswerEntry | OverruleEntry, Field(discriminator="kind")]
    basis: Basis

    @property
    def decision(self) -> Decision:
        """The same, as findings show it."""
        outcome = self.decides.outcome if isinstance(self.decides, OverruleEntry) else None
        return Decision(self.number, self.by, self.on, self.because, outcome, self.document)

    @property
    def about(self) -> str:
        """The rule that it overrules, or the fact that it answers."""
        decides = self.decides
        return decides.rule if isinstance(decides, OverruleEntry) else decides.fact

    @property
    def whole_subject(self) -> Subject:
        """What it is about, with the item if it is about one."""
        item = self.decides.item if isinstance(self.decides, AnswerEntry) else None
        return Subject(self.subject.kind, self.subject.id, item)
