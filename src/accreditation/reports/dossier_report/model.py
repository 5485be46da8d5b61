"""What the report says, in one language; every file is written from this and says the same.

Words that colours and filters hang on come with their code, which is the same in every language.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from accreditation.findings import Outcome
from accreditation.language import Language

SIGNS: dict[str, str] = {"pass": "✓", "fail": "✗", "unknown": "?", "not_applicable": "–"}
"""What stands for an outcome where there is no room for its word."""

Truth = Literal["pass", "fail", "unknown"]
"""Whether a part of a condition holds, in the words of outcomes, for they have the same colours."""


@dataclass(frozen=True, slots=True)
class Told:
    """A code and its word."""

    code: str
    word: str

    @property
    def sign(self) -> str:
        """The sign of an outcome."""
        return SIGNS[self.code]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of law, of the statutes or of the evidence.

    Attributes:
        text: How it is cited.
        link: The official text, or the place in the report where the document is listed (``#…``).
        about: What stands there, and since when.
    """

    text: str
    link: str | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Met:
    """A value that a condition met, where it stands, and what it was worked out from."""

    text: str
    places: str = ""
    parts: tuple["Met", ...] = ()


@dataclass(frozen=True, slots=True)
class Because:
    """A part of a condition, in plain words.

    Attributes:
        holds: Whether it holds.
        lead: A word before it, such as *then*.
        item: The item that it is about.
        more: How many items are not shown, in a sentence.
    """

    holds: Truth
    text: str
    lead: str = ""
    item: str = ""
    met: tuple[Met, ...] = ()
    parts: tuple["Because", ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of one finding: what it asks, what can settle it, and what sources say."""

    text: str
    kind: str
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided.

    Attributes:
        number: Its place in the file of decisions.
        about: The rule that it overrules, or the fact that it answers.
        outcome: What the finding is to count as; None for the answer to a question.
        made: By whom and when, in a sentence.
        question: For an answer, what was asked.
        value: For an answer that counts, what it says.
        finding: The anchor of the finding, if there is one.
        machine: What the program found.
        because: For one that no longer counts, what has changed.
    """

    number: int
    about: str
    subject: str
    outcome: Told | None
    made: str
    reasons: str
    document: str = ""
    question: str = ""
    value: str = ""
    finding: str = ""
    machine: Told | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """What was found of an item of a list."""

    id: str
    outcome: Told
    message: str


@dataclass(frozen=True, slots=True)
class Found:
    """A finding.

    Attributes:
        anchor: Its place in the report.
        own: Whether the message says more than the outcome.
        items: The items of its list that were not met.
        decision: What a person made of it.
        decided: That, the answers on which it rests, and what a person decided on it, or answered
            to what it asks, and counts no more.
    """

    anchor: str
    rule: str
    title: str
    regime: Told
    weight: Told
    subject: str
    outcome: Told
    message: str
    own: bool
    remedy: str
    texts_differ: str
    foretold: str
    law: tuple[Place, ...]
    statutes: tuple[Place, ...]
    evidence: tuple[Place, ...]
    needs: tuple[Asked, ...]
    because: Because | None
    items: tuple[Item, ...]
    decision: Decided | None
    decided: tuple[Decided, ...]


@dataclass(frozen=True, slots=True)
class Askers:
    """A rule that asks a question, and of what: subjects with the anchors of the findings."""

    rule: str
    law: str
    of: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Something that is missing, asked once for all findings that depend on it.

    Attributes:
        fact: The name of the fact.
        subjects: What it is asked of.
        weight: The weightiest of the findings.
        number: How many findings depend on it.
    """

    text: str
    fact: str
    kind: str
    told: tuple[str, ...]
    subjects: tuple[str, ...]
    weight: Told
    number: int
    askers: tuple[Askers, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings have an outcome."""

    outcome: Told
    number: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many findings of a weight there are, with each outcome and none at all."""

    line: str
    of: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What follows for a set of rules.

    Attributes:
        outcome: The verdict of the program; None for law that binds without one.
        decided: The verdict if findings count as persons decided; None where nobody did.
        why: What the verdict rests on, in a sentence.
    """

    regime: Told
    outcome: Told | None
    decided: Told | None
    why: str
    conditions: Counts | None
    obligations: Counts | None


@dataclass(frozen=True, slots=True)
class Square:
    """What became of a rule for a subject; ``decided`` is what a person made of it."""

    outcome: Told
    anchor: str
    decided: Told | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A rule and what became of it for each subject; None where it is not about that subject."""

    rule: str
    title: str
    squares: tuple[Square | None, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """The rules of one weight."""

    weight: Told
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """The rules of a set against what was examined.

    Attributes:
        columns: Each subject, in a word and in full.
        main: Whether a verdict hangs on it.
    """

    regime: Told
    columns: tuple[tuple[str, str], ...]
    bands: tuple[Band, ...]
    main: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A text of law, a document or an article that the report cites.

    Attributes:
        anchor: Its place in the report; empty where nothing leads there.
    """

    name: str
    title: str
    anchor: str = ""
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the report rests on.

    Attributes:
        lines: What and its value.
        files: The files of the dossier and their digests.
        rules: The files of the rules and their digests.
    """

    lines: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]
    rules: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Model:
    """The whole report.

    Attributes:
        words: The phrases of the report by the last part of their keys, for headings and labels.
        dated: The day from which the dossier was looked at.
        subjects: What was examined.
        outcomes: Every outcome, what needs attention first.
        absent: What has no file, each in a sentence.
        findings: Every finding, what needs attention first.
        stamp: None where the report has no receipt.
    """

    language: Language
    tag: str
    words: Mapping[str, str]
    title: str
    name: str
    dated: datetime.date
    as_of: str
    verdicts: tuple[Verdict, ...]
    subjects: tuple[str, ...]
    left_out: tuple[str, ...]
    outcomes: tuple[Told, ...]
    maps: tuple[Map, ...]
    absent: tuple[str, ...]
    questions: tuple[Question, ...]
    findings: tuple[Found, ...]
    decisions: tuple[Decided, ...]
    set_aside: tuple[Decided, ...]
    instruments: tuple[Listed, ...]
    articles: tuple[Listed, ...]
    documents: tuple[Listed, ...]
    codes: tuple[Listed, ...]
    engine: str
    stamp: Stamp | None

    def with_outcome(self, outcome: Outcome) -> tuple[Found, ...]:
        """The findings with an outcome."""
        return tuple(found for found in self.findings if found.outcome.code == outcome)
