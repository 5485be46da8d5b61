"""Duties with a date: what the law wants done by when, counted from a financial year."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from accreditation.conditions import (
    DAY,
    Condition,
    Expression,
    Misformed,
    Number,
    Reference,
    Variables,
    parse_binding,
    parse_condition,
    parse_expression,
    unguarded,
)
from accreditation.files import Document, InputError, Problem, Strict, read_yaml, shape, validate
from accreditation.findings import LawReference
from accreditation.language import Text
from accreditation.law.regimes import unknown_regime
from accreditation.law.rules import Period
from accreditation.law.vocabulary import Vocabulary

DUTIES_FILE = "calendar.yaml"


class DutyFile(Strict):
    """A duty as it is written.

    Attributes:
        regime: The set of rules to which it belongs.
        cites: Where the law says it; the first place is the main one.
        in_force: The days on which a year may close for the duty to be one of that year.
        note: What a reader must know besides, such as that the statutes may differ.
        applies_when: If false, there is no such duty in the year.
        each: The list for each item of which there is a duty, as ``{item: list}``.
        opens: The first day on which it can be done, where there is one.
        due: The last day.
        practical: Whether that day is good practice only, so that it cannot be missed.
        done_when: What shows that it was done, and in time.
    """

    regime: str
    cites: Annotated[list[LawReference], Field(min_length=1)]
    in_force: Period
    title: Text
    note: Text | None = None
    applies_when: Any = None
    each: dict[str, str] | None = None
    opens: Any = None
    due: Any
    practical: bool = False
    done_when: Any = None


DUTIES = shape(dict[str, DutyFile])


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty whose conditions and dates are typed and ready to be read.

    Attributes:
        variable: What an item is called in them, for a duty about each item of a list.
        list: That list.
        presupposes: What its whole regime presupposes.
    """

    name: str
    source: DutyFile
    variable: str | None
    list: Reference | None
    presupposes: Condition | None
    applies_when: Condition | None
    opens: Expression | None
    due: Expression
    done_when: Condition | None


def load_duties(
    folder: Path,
    vocabulary: Vocabulary,
    numbers: Mapping[str, Number],
) -> tuple[Duty, ...]:
    """The dated duties of a rule pack, which may have none.

    Args:
        folder: Where the pack stands.
        vocabulary: The facts that the duties may see, and the sets of rules.
        numbers: The types of the parameters.

    Raises:
        InputError: the file is wrong; every problem at once.
    """
    file = folder / DUTIES_FILE
    if not file.is_file():
        return ()
    document = read_yaml(file)
    sources = validate(DUTIES, document)
    reader = DutyReader(document, vocabulary, numbers)
    duties = [reader.duty(name, source) for name, source in sources.items()]
    if reader.problems:
        raise InputError(reader.problems)
    return tuple(duty for duty in duties if duty is not None)


class DutyReader:
    """Types the duties of one file, collecting problems instead of stopping at the first."""

    def __init__(
        self,
        document: Document,
        vocabulary: Vocabulary,
        numbers: Mapping[str, Number],
        place: tuple[str, ...] = (),
    ) -> None:
        """Read duties that stand at ``place`` in ``document``.

        Args:
            document: The file.
            vocabulary: The facts that the duties may see, and the sets of rules.
            numbers: The types of the parameters.
            place: The keys under which they stand.
        """
        self.document = document
        self.place = place
        self.problems: list[Problem] = []
        self.vocabulary = vocabulary
        self.signature = vocabulary.signature("practice", numbers)

    def duty(self, name: str, source: DutyFile) -> Duty | None:
        """The duty, or None with what is wrong among the problems."""
        variable: str | None = None
        list_: Reference | None = None
        variables: Variables = {}
        regime = self.vocabulary.regimes.get(source.regime)
        if regime is None:
            message = unknown_regime(source.regime, self.vocabulary.regimes)
            self.problems.append(self.document.problem([*self.place, name, "regime"], message))
            return None
        if source.each is not None:
            try:
                variable, list_, variables = parse_binding(source.each, self.signature)
            except Misformed as error:
                self._say(name, "each", error)
                return None
        presupposes = self._condition(name, "regime", regime.applies_when, {})
        applies = self._condition(name, "applies_when", source.applies_when, variables)
        done = self._condition(name, "done_when", source.done_when, variables)
        opens = self._date(name, "opens", source.opens, variables)
        due = self._date(name, "due", source.due, variables)
        if due is None:
            return None
        return Duty(name, source, variable, list_, presupposes, applies, opens, due, done)

    def _condition(self, name: str, key: str, raw: Any, variables: Variables) -> Condition | None:
        if raw is None:
            return None
        try:
            found = parse_condition(raw, self.signature, (), variables)
        except Misformed as error:
            self._say(name, key, error)
            return None
        for fact in unguarded([found], self.signature):
            message = f"the statutes may be silent on '{fact}'; say what silence means."
            self.problems.append(self.document.problem([*self.place, name, key], message))
        return found

    def _date(self, name: str, key: str, raw: Any, variables: Variables) -> Expression | None:
        if raw is None:
            return None
        try:
            return parse_expression(raw, self.signature, DAY, (), variables)
        except Misformed as error:
            self._say(name, key, error)
            return None

    def _say(self, name: str, key: str, error: Misformed) -> None:
        self.problems.extend(
            self.document.problem([*self.place, name, key, *path], message)
            for path, message in error.faults
        )
