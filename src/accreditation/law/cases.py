"""The cases of a rule: what it must say about given facts, worked out by hand from the law."""

import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from accreditation.files import Document, Strict
from accreditation.findings import NeedKind, Outcome
from accreditation.law.rules import Rule


class Case(Strict):
    """One situation and the outcome the law gives it.

    Attributes:
        name: The situation, in a sentence.
        on: Date that picks the law: the as-of date for statutes, the closing date for a year.
        as_of: Date from which it is looked at; by default the same.
        given: Facts as files state them; judgements and computed facts may be given too.
        expect: The outcome.
        needs: For unknown, exactly the facts it depends on, with what can settle each.
        items: For a rule about a list, the outcome for items.
        edge: Numbers of the edge cases of the catalogue that this case works out.
        vector: Numbers of the catalogue's sums worked out in figures that this case holds.
        cites: Where the expectation comes from.
    """

    name: Annotated[str, StringConstraints(min_length=1)]
    on: datetime.date
    as_of: datetime.date | None = None
    given: dict[str, Any] = {}
    expect: Outcome
    needs: dict[str, NeedKind] | None = None
    items: dict[str, Literal["pass", "fail", "unknown"]] = {}
    edge: list[int] = []
    vector: list[int] = []
    cites: str | None = None


class CasesFile(Strict):
    """The cases beside a rule."""

    cases: Annotated[list[Case], Field(min_length=1)]


class RuleCases:
    """The cases of one rule and the file they stand in."""

    def __init__(self, rule: Rule, document: Document, cases: list[Case]) -> None:
        self.rule = rule
        self.document = document
        self.cases = cases

    def line(self, index: int) -> int:
        """The line of a case in the file."""
        return self.document.line(["cases", index])
