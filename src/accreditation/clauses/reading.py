"""From clauses as they are written to clauses whose facts are typed and whose rules are there."""

import datetime
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from accreditation.checking.scope import incorporated_in
from accreditation.conditions import Fact, Facts, FactSignature, Known, ListType, Number, Value
from accreditation.dossier import FactReader
from accreditation.files import Document, InputError, Problem, suggest
from accreditation.findings import EvidenceCitation
from accreditation.language import placeholders, unequal_placeholders
from accreditation.law import Clause, ClauseFile, Pack, Rule

_PARAMETER = re.compile(r"\{([^{}]*)\}")
"""A fact that is stated to be a number of the law."""


@dataclass(frozen=True, slots=True)
class ModelClause:
    """A clause that can be offered.

    Attributes:
        source: The clause as it is written.
        document: The file it stands in.
        provides: Facts that an article with its text states, but for numbers of the law.
        numbers: Facts that it states to be a number of the law, with the name of the parameter.
        given: Facts of the cooperative without which it is not offered.
        rules: The rules that it meets.
        accepted: The judgements that stay with a person, as they have to be given.
    """

    source: ClauseFile
    document: Document
    provides: Facts
    numbers: Mapping[str, str]
    given: Facts
    rules: tuple[Rule, ...]
    accepted: Facts = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Its name."""
        return self.source.clause

    def provides_on(self, on: datetime.date, pack: Pack) -> Facts:
        """Every fact that an article with its text states on a date.

        Raises:
            InputError: a number of the law is not known on that date.
        """
        numbers = {
            fact: Known(pack.parameter(name, on).value, (self._place(fact),))
            for fact, name in self.numbers.items()
        }
        return {**self.provides, **numbers}

    def written_on(self, on: datetime.date, pack: Pack) -> dict[str, Any]:
        """The same facts as an article of a statutes file has them under ``provides``.

        Raises:
            InputError: a number of the law is not known on that date.
        """
        return {
            fact: pack.parameters[self.numbers[fact]].dated(self.numbers[fact], on).value
            if fact in self.numbers
            else raw
            for fact, raw in self.source.provides.items()
        }

    def states(self, fact: str, value: Value, on: datetime.date, pack: Pack) -> bool:
        """Whether it gives a fact a value, on a date."""
        stated = self.provides_on(on, pack).get(fact)
        return isinstance(stated, Known) and stated.value == value

    def meets(self, rules: Collection[str]) -> bool:
        """Whether it meets one of some rules."""
        return any(rule.name in rules for rule in self.rules)

    def suits(self, facts: Facts, on: datetime.date) -> bool:
        """Whether it may be offered to a cooperative of which ``facts`` are known, on a date."""
        period = self.source.in_force
        return (period is None or period.covers(on, incorporated_in(facts))) and all(
            _value(facts.get(name)) == _value(fact) for name, fact in self.given.items()
        )

    def _place(self, fact: str) -> EvidenceCitation:
        return place_in(self.document, ("provides", fact))


def place_in(document: Document, path: tuple[str, ...]) -> EvidenceCitation:
    """Where a clause states something."""
    return EvidenceCitation(document.file.name, f"line {document.line(path)}")


def read_clauses(pack: Pack) -> tuple[ModelClause, ...]:
    """Every model clause of a pack, in the order of the files.

    Raises:
        InputError: a clause names something that is not there, or states what it cannot state;
            every problem of every clause at once.
    """
    readers = [_Reader(pack, clause) for clause in pack.clauses.written]
    problems = [problem for reader in readers for problem in reader.problems()]
    problems += _misplaced_reasons(pack)
    if problems:
        raise InputError(problems)
    return tuple(reader.clause() for reader in readers)


class _Reader:
    """Reads one clause."""

    def __init__(self, pack: Pack, clause: Clause) -> None:
        self.pack = pack
        self.source = clause.source
        self.document = clause.document
        self.provides, self.numbers, self._faults = self._provided()
        self.given, faults = self._presupposed()
        self._faults += faults

    def clause(self) -> ModelClause:
        rules = tuple(self.pack.rules[name] for name in self.source.satisfies)
        return ModelClause(
            self.source,
            self.document,
            self.provides,
            self.numbers,
            self.given,
            rules,
            {name: Known(True) for name in self.source.judged},
        )

    def problems(self) -> Iterator[Problem]:
        """Everything that is wrong with it."""
        stem = self.document.file.stem
        if self.source.clause != stem:
            yield self.document.problem(
                ["clause"], f"the clause is called '{self.source.clause}' and its file '{stem}'."
            )
        for i, name in enumerate(self.source.satisfies):
            message = _no_rule_on_statutes(self.pack, name)
            if message is not None:
                yield self.document.problem(["satisfies", i], message)
        for i, cite in enumerate(self.source.cites):
            if cite.instrument not in self.pack.instruments:
                near = suggest(cite.instrument, self.pack.instruments)
                yield self.document.problem(
                    ["cites", i, "instrument"], f"there is no instrument '{cite.instrument}'.{near}"
                )
        for i, name in enumerate(self.source.judged):
            entry = self.pack.vocabulary.entries.get(name)
            if entry is None or (entry.plane, entry.kind) != ("statutes", "judgement"):
                near = suggest(name, self.pack.vocabulary.entries)
                message = f"'{name}' is no judgement about statutes.{near}"
                yield self.document.problem(["judged", i], message)
        yield from self._texts()
        yield from self._faults

    def _texts(self) -> Iterator[Problem]:
        for key in ("title", "text", "note"):
            text = getattr(self.source, key)
            if text is None:
                continue
            unequal = unequal_placeholders(text)
            if unequal is not None:
                yield self.document.problem(
                    [key], f"the languages do not have the same names in braces: {unequal}"
                )
            for name in sorted(placeholders(text.en)):
                parameter = self.pack.parameters.get(name)
                if parameter is None or parameter.number is None:
                    near = suggest(name, self.pack.parameters)
                    yield self.document.problem(
                        [key],
                        f"{{{name}}} is no number of the law; only these may stand here.{near}",
                    )

    def _provided(self) -> tuple[Facts, dict[str, str], list[Problem]]:
        """What it provides, read as what an article of the statutes provides."""
        reader = FactReader(self.document, self.pack.vocabulary, ("statutes",), ())
        found: dict[str, Fact] = {}
        numbers: dict[str, str] = {}
        for name, raw in self.source.provides.items():
            path = ("provides", name)
            if not reader.allowed(name, path):
                continue
            signature = self.pack.vocabulary.signatures[name]
            number = _PARAMETER.fullmatch(raw) if isinstance(raw, str) else None
            if number is not None:
                message = _no_such_number(self.pack, signature, number[1])
                if message is not None:
                    reader.problems.append(self.document.problem(path, message))
                numbers[name] = number[1]
            elif isinstance(signature.type, ListType):
                items = reader.list_of(signature, raw, path, place_in(self.document, path))
                if items is not None:
                    found[name] = items
            else:
                stated = reader.stated(signature, raw, path, place_in(self.document, path))
                if stated is not None:
                    found[name] = Known(stated[0], (stated[1],))
        return found, numbers, reader.problems

    def _presupposed(self) -> tuple[Facts, list[Problem]]:
        """What must be so of the cooperative, read as the cases of rules state it."""
        entries = self.pack.vocabulary.entries
        strange = [
            self.document.problem(
                ["given", name],
                f"'{name}' is no fact of the cooperative; what the text states stands under "
                f"'provides'.",
            )
            for name in self.source.given
            if name in entries and entries[name].plane != "cooperative"
        ]
        planes = ("cooperative",)
        reader = FactReader(self.document, self.pack.vocabulary, planes, (), everything=True)
        known = {
            name: raw
            for name, raw in self.source.given.items()
            if name not in entries or entries[name].plane == "cooperative"
        }
        return reader.facts(known, ("given",)), strange + reader.problems


def _misplaced_reasons(pack: Pack) -> Iterator[Problem]:
    """Reasons why there is no clause that are about nothing, or about a rule that has one."""
    document = pack.clauses.reasons
    if document is None:
        return
    met = {name: clause.name for clause in pack.clauses.written for name in clause.source.satisfies}
    for name in pack.clauses.without:
        message = _no_rule_on_statutes(pack, name)
        if message is None and name in met:
            message = f"'{name}' needs no reason; the clause '{met[name]}' meets it."
        if message is not None:
            yield document.problem([name], message)


def _no_rule_on_statutes(pack: Pack, name: str) -> str | None:
    """A sentence if no rule on statutes is called ``name``."""
    rule = pack.rules.get(name)
    if rule is None:
        return f"there is no rule '{name}'.{suggest(name, pack.rules)}"
    if rule.source.plane != "statutes":
        return f"'{name}' is a rule on {rule.source.plane}; wording can only meet one on statutes."
    return None


def _no_such_number(pack: Pack, signature: FactSignature, name: str) -> str | None:
    """A sentence if a fact cannot be the number of the law called ``name``."""
    parameter = pack.parameters.get(name)
    if parameter is None:
        return f"there is no number of the law '{name}'.{suggest(name, pack.parameters)}"
    own, number = signature.type, parameter.number
    if not isinstance(own, Number) or number is None:
        return f"'{signature.name}' cannot be '{name}'; both must be numbers."
    if (own.unit, own.scale) != (number.unit, number.scale):
        return f"'{signature.name}' is not the same kind of number as '{name}'."
    return None


def _value(fact: Fact | None) -> object:
    return fact.value if isinstance(fact, Known) else None
