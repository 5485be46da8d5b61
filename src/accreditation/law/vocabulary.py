"""The vocabulary: every fact a rule may ask for, once, with its type, question and law."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, TypeAdapter

from accreditation.conditions import (
    BOOLEAN,
    DAY,
    WORDS,
    Choice,
    Default,
    Expression,
    FactKind,
    FactSignature,
    ListType,
    Meaning,
    Misformed,
    Number,
    Scalar,
    Signature,
    Silence,
    Value,
    parse_expression,
    read_value,
)
from accreditation.files import Document, InputError, Problem, Strict
from accreditation.findings import LawReference
from accreditation.language import Text
from accreditation.law.parameters import NumberName, number_type

Plane = Literal["statutes", "practice"]
"""What a rule is about: the statutes, or what was done in a financial year."""

FactPlane = Literal["cooperative", "statutes", "practice"]

SEEN: Mapping[Plane, tuple[FactPlane, ...]] = {
    "statutes": ("cooperative", "statutes"),
    "practice": ("cooperative", "statutes", "practice"),
}
"""The facts a rule of each plane may use: practice is measured against the statutes."""

ScalarName = Literal["boolean", "choice", "text", "date"] | NumberName


class WhenSilent(Strict):
    """What company law supplies when the statutes say nothing."""

    value: bool | int | str
    cites: Annotated[list[LawReference], Field(min_length=1)]


class Range(Strict):
    """The values a number may take, both ends included."""

    from_: Annotated[int | str, Field(alias="from")]
    to: int | str


class ItemFact(Strict):
    """A fact of one item of a list.

    Attributes:
        kind: Who can supply it; ``computed`` facts have ``derived`` or come from the program.
        derived: For a computed fact, the expression that gives it.
        due: The day until which it may still lie ahead.
    """

    type: ScalarName
    choices: dict[str, Text] = {}
    range: Range | None = None
    question: Text
    kind: FactKind = "evidence"
    derived: Any = None
    due: Any = None
    cites: list[LawReference] = []


class VocabularyFact(ItemFact):
    """A fact of the cooperative, of its statutes or of a financial year.

    Attributes:
        item: For a list, the word by which derived facts and due dates call an item.
        fields: For a list, the facts of its items.
        when_silent: The law's default when the statutes say nothing.
    """

    type: ScalarName | Literal["list"]  # type: ignore[assignment]
    plane: FactPlane
    item: str | None = None
    fields: dict[str, ItemFact] = {}
    when_silent: WhenSilent | None = None


VOCABULARY_FILE: TypeAdapter[dict[str, VocabularyFact]] = TypeAdapter(dict[str, VocabularyFact])


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every fact, by name.

    Attributes:
        entries: As the files state them.
        meanings: As the evaluator sees them; item facts under ``list.field``.
        signatures: As conditions see them.
    """

    entries: Mapping[str, VocabularyFact]
    meanings: Mapping[str, Meaning]
    signatures: Mapping[str, FactSignature]

    def signature(self, plane: Plane, parameters: Mapping[str, Number]) -> Signature:
        """What a rule of ``plane`` can name."""
        seen = SEEN[plane]
        return Signature(
            {n: s for n, s in self.signatures.items() if self.entries[n].plane in seen},
            {n: e.plane for n, e in self.entries.items() if e.plane not in seen},
            parameters,
        )

    def option(self, name: str, value: str) -> Text | None:
        """How a value of a choice is called, when it has a name."""
        head, _, tail = name.rpartition(".")
        entry: ItemFact | None = self.entries.get(name)
        if entry is None and head in self.entries:
            entry = self.entries[head].fields.get(tail)
        return None if entry is None else entry.choices.get(value)


def build_vocabulary(
    documents: list[tuple[Document, dict[str, VocabularyFact]]], parameters: Mapping[str, Number]
) -> Vocabulary:
    """The vocabulary made of several files.

    Raises:
        InputError: facts are declared twice or badly typed.
    """
    builder = _Builder(parameters)
    for document, entries in documents:
        builder.add(document, entries)
    return builder.build()


class _Builder:
    def __init__(self, parameters: Mapping[str, Number]) -> None:
        self.parameters = parameters
        self.problems: list[Problem] = []
        self.entries: dict[str, VocabularyFact] = {}
        self.places: dict[str, Document] = {}
        self.signatures: dict[str, FactSignature] = {}
        self.derived: dict[str, Expression] = {}

    def add(self, document: Document, entries: dict[str, VocabularyFact]) -> None:
        for name, entry in entries.items():
            if name in self.entries:
                other = self.places[name].file.name
                self.problems.append(
                    document.problem([name], f"'{name}' is also declared in {other}.")
                )
                continue
            self.places[name] = document
            signature = self._signature(name, entry)
            if signature is not None:
                self.entries[name] = entry
                self.signatures[name] = signature

    def build(self) -> Vocabulary:
        self._derive()
        meanings: dict[str, Meaning] = {}
        if self.problems:
            raise InputError(self.problems)
        for name, entry in self.entries.items():
            meanings[name] = self._meaning(
                name, name, entry, self.signatures[name], None, entry.plane
            )
            for short, field in entry.fields.items():
                signature = self.signatures[name].fields[short]
                full = f"{name}.{short}"
                meanings[full] = self._meaning(
                    name, full, field, signature, entry.item, entry.plane
                )
        if self.problems:
            raise InputError(self.problems)
        return Vocabulary(self.entries, meanings, self.signatures)

    def _say(self, fact: str, path: tuple[str | int, ...], message: str) -> None:
        self.problems.append(self.places[fact].problem((fact, *path), message))

    def _signature(self, name: str, entry: VocabularyFact) -> FactSignature | None:
        if entry.type == "list":
            if entry.item is None or not entry.fields:
                self._say(name, (), f"the list '{name}' needs 'item' and 'fields'.")
                return None
            fields = {}
            for short, field in entry.fields.items():
                type_ = self._type(name, ("fields", short), field)
                if type_ is not None and field.derived is None:
                    fields[short] = FactSignature(f"{name}.{short}", type_)
            return FactSignature(name, ListType(), "impossible", fields)
        type_ = self._type(name, (), entry)
        if type_ is None:
            return None
        silence: Silence = "impossible"
        if entry.plane == "statutes" and entry.kind == "evidence":
            silence = "possible" if entry.when_silent is None else "defaulted"
        elif entry.when_silent is not None:
            self._say(
                name, ("when_silent",), f"only statutes can be silent, and '{name}' is not of them."
            )
        return FactSignature(name, type_, silence)

    def _derive(self) -> None:
        """Give every derived fact the exact type of its expression, however they build on each other."""
        waiting = {
            full: (name, field)
            for name, entry in self.entries.items()
            for full, field in (
                (name, entry),
                *((f"{name}.{s}", f) for s, f in entry.fields.items()),
            )
            if field.derived is not None
        }
        for full, (name, _) in waiting.items():
            if full == name:
                del self.signatures[name]
        while waiting:
            faults: dict[str, Misformed] = {}
            for full, (name, field) in list(waiting.items()):
                try:
                    self._derive_one(full, name, field)
                except Misformed as error:
                    faults[full] = error
            if len(faults) == len(waiting):
                for full, error in faults.items():
                    self._say_faults(
                        waiting[full][0], (*_path(full, waiting[full][0]), "derived"), error
                    )
                return
            waiting = {full: waiting[full] for full in faults}

    def _derive_one(self, full: str, name: str, field: ItemFact) -> None:
        entry = self.entries[name]
        variables = {entry.item: self.signatures[name]} if entry.item is not None else {}
        wanted = scalar_type(field)
        expression = parse_expression(field.derived, self._seen(entry.plane), wanted, (), variables)
        assert not isinstance(expression.type, ListType)
        self.derived[full] = expression
        if full == name:
            self.signatures[name] = FactSignature(name, expression.type)
        else:
            signature, short = self.signatures[name], full.rpartition(".")[2]
            fields = {**signature.fields, short: FactSignature(full, expression.type)}
            self.signatures[name] = FactSignature(name, ListType(), "impossible", fields)

    def _seen(self, plane: FactPlane) -> Signature:
        planes = SEEN.get(plane, (plane,))  # type: ignore[call-overload]
        return Signature(
            {n: s for n, s in self.signatures.items() if self.entries[n].plane in planes},
            {},
            self.parameters,
        )

    def _say_faults(self, fact: str, path: tuple[str | int, ...], error: Misformed) -> None:
        for place, message in error.faults:
            self._say(fact, (*path, *place), message)

    def _type(self, name: str, path: tuple[str, ...], entry: ItemFact) -> Scalar | None:
        if (entry.type == "choice") != bool(entry.choices):
            self._say(name, path, "a choice, and only a choice, has 'choices'.")
            return None
        if "silent" in entry.choices:
            self._say(name, path, "'silent' is a word of the language and cannot be a choice.")
        type_ = scalar_type(entry)
        if entry.range is None:
            return type_
        if not isinstance(type_, Number):
            self._say(name, (*path, "range"), "only a number has a range.")
            return None
        try:
            low, high = read_value(type_, entry.range.from_), read_value(type_, entry.range.to)
        except ValueError as error:
            self._say(name, (*path, "range"), f"the range {error}.")
            return None
        assert isinstance(low, int)
        assert isinstance(high, int)
        return Number(type_.unit, type_.scale, low, high)

    def _meaning(
        self,
        owner: str,
        full: str,
        entry: ItemFact,
        signature: FactSignature,
        item: str | None,
        plane: FactPlane,
    ) -> Meaning:
        path = _path(full, owner)
        due: Expression | None = None
        if entry.due is not None:
            variables = {} if item is None else {item: self.signatures[owner]}
            try:
                due = parse_expression(entry.due, self._seen(plane), DAY, (), variables)
            except Misformed as error:
                self._say_faults(owner, (*path, "due"), error)
        if entry.derived is not None and entry.kind != "computed":
            self._say(owner, path, "a derived fact is of the kind 'computed'.")
        return Meaning(
            full,
            signature.type,
            entry.kind,
            entry.question,
            self._default(owner, entry, signature),
            self.derived.get(full),
            due,
            item,
        )

    def _default(self, owner: str, entry: ItemFact, signature: FactSignature) -> Default | None:
        silent = entry.when_silent if isinstance(entry, VocabularyFact) else None
        if silent is None or isinstance(signature.type, ListType):
            return None
        try:
            value: Value = read_value(signature.type, silent.value)
        except ValueError as error:
            self._say(owner, ("when_silent",), f"the default {error}.")
            return None
        return Default(value, tuple(silent.cites))


def _path(full: str, owner: str) -> tuple[str | int, ...]:
    """Where a fact is declared below its owner: a list, or the fact itself."""
    return () if full == owner else ("fields", full.rpartition(".")[2])


def scalar_type(entry: ItemFact) -> Scalar:
    """The type of a fact that is not a list, without its declared range."""
    match entry.type:
        case "boolean":
            return BOOLEAN
        case "choice":
            return Choice(tuple(entry.choices))
        case "text":
            return WORDS
        case "date":
            return DAY
    assert entry.type in get_args(NumberName)
    return number_type(entry.type)


__all__ = ["SEEN", "VOCABULARY_FILE", "Plane", "Vocabulary", "VocabularyFact", "build_vocabulary"]
