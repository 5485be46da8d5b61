"""The year file of a dossier, and figures taken into it without changing what it states."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from accreditation.conditions import (
    Fact,
    FactSignature,
    Item,
    Items,
    Known,
    ListType,
    show_value,
)
from accreditation.confirming.tree import Inline, Tree
from accreditation.dossier import DOSSIER_FILE, DossierFile, FactReader, YearFile
from accreditation.files import (
    Document,
    InputError,
    nothing_usable,
    read_text,
    read_yaml,
    validate,
)
from accreditation.importing.figures import Said
from accreditation.law import Vocabulary


def year_file(dossier: Path, year: str) -> Path:
    """The file of a financial year of a dossier.

    Raises:
        InputError: the dossier has no such year.
    """
    file = dossier / DOSSIER_FILE if dossier.is_dir() else dossier
    names = validate(DossierFile, read_yaml(file)).years
    files = [file.parent / name for name in names]
    years = {str(validate(YearFile, read_yaml(one)).year): one for one in files}
    if year not in years:
        known = ", ".join(years) or "none"
        raise nothing_usable(f"has no year '{year}'; its years are {known}.", file)
    return years[year]


@dataclass
class Taken:
    """What came of taking facts.

    Attributes:
        added: Facts that the file did not state, or lists that got something new.
        kept: Facts that it states already, just so.
        beside: By list, the items that the file has beside those that were taken.
        differs: What the file states otherwise, each with its line.
    """

    added: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    beside: dict[str, list[str]] = field(default_factory=dict)
    differs: list[tuple[int | None, Said]] = field(default_factory=list)


class YearText:
    """The text of a year file while facts are taken into it."""

    def __init__(self, path: Path, vocabulary: Vocabulary, documents: Mapping[str, Any]) -> None:
        """Read the file.

        Args:
            path: The file.
            vocabulary: The facts there are.
            documents: The documents of the dossier, by key.

        Raises:
            InputError: something in it is wrong.
        """
        self.path = path
        self._written = read_text(path)
        self._document = Document(path, self._written)
        self._source = validate(YearFile, self._document)
        self._vocabulary = vocabulary
        self._documents = documents
        self._tree = Tree(self._written)

    def take(
        self, facts: Mapping[str, Mapping[str, Any]], document: str, entry: Mapping[str, Any] | None
    ) -> Taken:
        """Take facts from a document into the file.

        Args:
            facts: The facts as a year file states them.
            document: The key of the document they come from.
            entry: The document itself, if the dossier does not list it yet.

        What the file states otherwise stays, and is told; the file is not to be written then.
        """
        taken = Taken()
        reader = self._reader(self._document, {*self._documents, document})
        for name, raw in facts.items():
            if name not in self._source.facts:
                self._tree.put(("facts", name), _laid_out(raw))
                taken.added.append(name)
                continue
            signature = self._vocabulary.signatures[name]
            stated = reader.facts({name: self._source.facts[name]}, ("facts",))[name]
            told = reader.facts({name: raw}, ("facts",))[name]
            if isinstance(signature.type, ListType):
                assert isinstance(stated, Items)
                assert isinstance(told, Items)
                changed = self._merge(signature, raw, stated, told, taken)
                (taken.added if changed else taken.kept).append(name)
            elif isinstance(stated, Known) and stated.value == _value(told):
                taken.kept.append(name)
            else:
                self._differs(("facts", name), name, signature, stated, told, taken)
        if entry is not None and taken.added:
            self._tree.put(("documents", document), Inline(entry))
        return taken

    def text(self) -> str:
        """The whole file with what was taken.

        Raises:
            InputError: somebody else has written to it meanwhile.
        """
        if read_text(self.path) != self._written:
            raise nothing_usable("was changed by somebody else meanwhile; try again.", self.path)
        text = self._tree.text()
        document = Document(self.path, text)
        source = validate(YearFile, document)
        reader = self._reader(document, {*self._documents, *source.documents})
        reader.facts(source.facts, ("facts",))
        if reader.problems:
            raise InputError(reader.problems)
        return text

    def _reader(self, document: Document, documents: set[str]) -> FactReader:
        return FactReader(document, self._vocabulary, ("practice",), documents)

    def _merge(
        self,
        signature: FactSignature,
        raw: Mapping[str, Any],
        stated: Items,
        told: Items,
        taken: Taken,
    ) -> bool:
        """Add to a list what it lacks; tell what differs. Whether something was added."""
        name = signature.name
        path = ("facts", name)
        present = self._source.facts[name]
        if "items" not in present:
            return self._itemised(path, raw, stated, told, taken)
        changed = False
        known = {item.id: item for item in stated.items}
        others = [id_ for id_ in known if id_ not in {item.id for item in told.items}]
        if told.complete:
            if others:
                self._say(taken, path, "also_lists", fact=name, items=_listed(others))
            if present.get("complete") is False:
                self._say(taken, path, "not_complete", fact=name)
            if "complete" not in present:
                self._tree.put((*path, "complete"), True)
                changed = True
        elif others:
            taken.beside[name] = others
        for item in told.items:
            if item.id in known:
                changed |= self._fill(signature, known[item.id], item, raw, taken)
            elif stated.complete:
                self._say(taken, path, "complete_without", fact=name, item=item.id)
            else:
                fields = {
                    short: Inline(_claim(raw["items"][item.id][short], raw)) for short in item.facts
                }
                self._tree.put((*path, "items", item.id), fields or Inline())
                changed = True
        return changed

    def _itemised(
        self,
        path: tuple[str, str],
        raw: Mapping[str, Any],
        stated: Items,
        told: Items,
        taken: Taken,
    ) -> bool:
        """Put items in the place of their number."""
        if len(stated.items) != len(told.items):
            known, given = len(stated.items), len(told.items)
            self._say(taken, path, "other_number", fact=path[1], stated=known, told=given)
            return False
        self._tree.take((*path, "number"))
        self._tree.put((*path, "items"), _items(raw["items"]))
        return True

    def _fill(
        self,
        signature: FactSignature,
        stated: Item,
        told: Item,
        raw: Mapping[str, Any],
        taken: Taken,
    ) -> bool:
        path = ("facts", signature.name, "items", told.id)
        changed = False
        for short, fact in told.facts.items():
            there = stated.facts.get(short)
            if there is None:
                claim = _claim(raw["items"][told.id][short], raw)
                self._tree.put((*path, short), Inline(claim))
                changed = True
            elif not isinstance(there, Known) or there.value != _value(fact):
                label = f"{signature.name}: {told.id}.{short}"
                self._differs((*path, short), label, signature.fields[short], there, fact, taken)
        return changed

    def _differs(
        self,
        path: tuple[str, ...],
        label: str,
        signature: FactSignature,
        stated: Fact,
        told: Fact,
        taken: Taken,
    ) -> None:
        def shown(fact: Fact) -> str:
            assert not isinstance(signature.type, ListType)
            if isinstance(fact, Known):
                return show_value(signature.type, fact.value)
            return " / ".join(claim.value for claim in getattr(fact, "claims", ()))

        self._say(taken, path, "differs", fact=label, stated=shown(stated), told=shown(told))

    def _say(self, taken: Taken, path: tuple[str, ...], key: str, **values: object) -> None:
        taken.differs.append((self._document.line(path), (key, values)))


def fragment(
    facts: Mapping[str, Mapping[str, Any]], document: str, entry: Mapping[str, Any] | None
) -> str:
    """The part of a year file that states facts and the document they come from."""
    tree = Tree(
        "facts: {}\n" if entry is None else f"documents:\n  {document}: {{}}\nfacts: {{}}\n"
    )
    if entry is not None:
        tree.put(("documents", document), Inline(entry))
    tree.put(("facts",), {name: _laid_out(raw) for name, raw in facts.items()})
    return tree.text()


def _value(fact: Fact) -> Any:
    return fact.value if isinstance(fact, Known) else None


def _claim(value: Any, raw: Mapping[str, Any]) -> dict[str, Any]:
    """A value of an item with the source of its list."""
    return {"value": value, **{key: raw[key] for key in ("source", "at") if key in raw}}


def _laid_out(raw: Mapping[str, Any]) -> dict[str, Any]:
    """A fact as a file has it: a value in one line, a list with an item in each."""
    if "items" not in raw:
        return Inline(raw)
    return {key: _items(value) if key == "items" else value for key, value in raw.items()}


def _items(items: Mapping[str, Any]) -> dict[str, Any]:
    return {id_: Inline(fields) for id_, fields in items.items()} or Inline()


def _listed(ids: list[str]) -> str:
    shown = ", ".join(f"'{one}'" for one in ids[:10])
    return shown if len(ids) <= 10 else f"{shown} … ({len(ids)})"
