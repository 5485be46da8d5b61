"""Building the vocabulary from its files: types, derived facts, defaults and due dates."""

from collections.abc import Mapping

from accreditation.conditions import (
    DAY,
    MEMBERS,
    Default,
    Expression,
    FactSignature,
    Grouping,
    ListType,
    Meaning,
    Misformed,
    Number,
    Reference,
    Scalar,
    Signature,
    Silence,
    Value,
    parse_expression,
    read_value,
    unguarded,
)
from accreditation.files import Document, InputError, Problem, suggest
from accreditation.law.regimes import Regime
from accreditation.law.vocabulary import (
    SEEN,
    FactPlane,
    ItemFact,
    Vocabulary,
    VocabularyFact,
    scalar_type,
)


def build_vocabulary(
    documents: list[tuple[Document, dict[str, VocabularyFact]]],
    parameters: Mapping[str, Number],
    regimes: Mapping[str, Regime],
) -> Vocabulary:
    """The vocabulary made of several files, and of the sets of rules.

    Raises:
        InputError: facts are declared twice or badly typed.
    """
    builder = _Builder(parameters)
    for document, entries in documents:
        builder.add(document, entries)
    return builder.build(regimes)


class _Builder:
    def __init__(self, parameters: Mapping[str, Number]) -> None:
        self.parameters = parameters
        self.problems: list[Problem] = []
        self.entries: dict[str, VocabularyFact] = {}
        self.places: dict[str, Document] = {}
        self.signatures: dict[str, FactSignature] = {}
        self.derived: dict[str, Expression] = {}
        self.groupings: dict[str, Grouping] = {}

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

    def build(self, regimes: Mapping[str, Regime]) -> Vocabulary:
        for name, entry in self.entries.items():
            if entry.groups is not None or entry.by:
                self._group(name, entry)
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
        return Vocabulary(self.entries, meanings, self.signatures, regimes)

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

    def _group(self, name: str, entry: VocabularyFact) -> None:
        """Declare the keys of a list of groups."""
        ((variable, of),) = (
            (entry.groups or {}).items() if len(entry.groups or {}) == 1 else [("", "")]
        )
        base = self.entries.get(of)
        if base is None or base.type != "list" or base.groups is not None or base.item != variable:
            self._say(name, ("groups",), "write the list that is grouped, as 'item: the.list'.")
            return
        fields = dict(entry.fields)
        keys = []
        for key in entry.by:
            field = base.fields.get(key)
            if field is None or field.derived is not None or key in fields:
                near = suggest(key, base.fields)
                self._say(name, ("by",), f"'{of}' has no stated fact '{key}' to group by.{near}")
                return
            fields[key] = field.model_copy(update={"kind": "computed", "derived": None})
            found = self.signatures[of].fields[key]
            keys.append(Reference(found.name, found.type, variable))
            signature = self.signatures[name]
            own = {**signature.fields, key: FactSignature(f"{name}.{key}", found.type)}
            self.signatures[name] = FactSignature(name, ListType(), "impossible", own)
        self.entries[name] = entry.model_copy(update={"fields": fields})
        self.groupings[name] = Grouping(Reference(of, ListType()), variable, tuple(keys))

    def _visible(self, name: str) -> FactSignature:
        """A list as its own derived facts see it: a group also has its members."""
        signature = self.signatures[name]
        if name not in self.groupings:
            return signature
        base = self.signatures[self.groupings[name].list.name]
        fields = {**signature.fields, MEMBERS: base}
        return FactSignature(name, ListType(), "impossible", fields)

    def _derive(self) -> None:
        """Give every derived fact the exact type of its expression, whatever the order."""
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
                for full, fault in faults.items():
                    owner = waiting[full][0]
                    self._say_faults(owner, (*_path(full, owner), "derived"), fault)
                return
            waiting = {full: waiting[full] for full in faults}

    def _derive_one(self, full: str, name: str, field: ItemFact) -> None:
        entry = self.entries[name]
        variables = {entry.item: self._visible(name)} if entry.item is not None else {}
        wanted = scalar_type(field)
        expression = parse_expression(field.derived, self._seen(entry.plane), wanted, (), variables)
        assert not isinstance(expression.type, ListType)
        open_ = unguarded([expression], self._seen(entry.plane))
        if open_:
            raise Misformed(
                [((), f"the statutes may be silent on '{open_[0]}'; give it a default.")]
            )
        self.derived[full] = expression
        if full == name:
            self.signatures[name] = FactSignature(name, expression.type)
        else:
            signature, short = self.signatures[name], full.rpartition(".")[2]
            fields = {**signature.fields, short: FactSignature(full, expression.type)}
            self.signatures[name] = FactSignature(name, ListType(), "impossible", fields)

    def _seen(self, plane: FactPlane) -> Signature:
        planes = SEEN[plane]
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
            self.groupings.get(full),
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
