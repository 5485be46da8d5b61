"""From what a file states to facts: typed, sourced, and held against one another."""

import contextlib
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from accreditation.conditions import (
    MAX_ITEMS,
    SILENT,
    Boolean,
    Contradicted,
    Day,
    Fact,
    FactSignature,
    Item,
    Items,
    Known,
    ListType,
    Number,
    Value,
    read_value,
    show_value,
)
from accreditation.dossier.models import StatedList, StatedValue
from accreditation.files import Document, Problem, Strict, faults_of, read_date, suggest
from accreditation.findings import Claim, EvidenceCitation, Source
from accreditation.law import Vocabulary

HOMES = {
    "cooperative": "the dossier file",
    "statutes": "the statutes",
    "practice": "a year file",
    "application": "an application file",
}
"""Where the facts of each plane are stated."""

Path = tuple[str | int, ...]
Stated = tuple[Value, Source]


class FactReader:
    """Reads the facts of one file, collecting problems instead of stopping at the first."""

    def __init__(
        self,
        document: Document,
        vocabulary: Vocabulary,
        planes: Collection[str],
        documents: Collection[str],
        *,
        everything: bool = False,
    ) -> None:
        """Read facts of ``planes`` that cite ``documents``.

        Args:
            document: The file.
            vocabulary: The facts there are.
            planes: The planes whose facts may stand in the file.
            documents: Keys of the documents that may be cited.
            everything: Accept judgements and computed facts too, and take a list for complete
                unless it says otherwise, as the cases of a rule do.
        """
        self.document = document
        self.vocabulary = vocabulary
        self.planes = planes
        self.documents = documents
        self.everything = everything
        self.problems: list[Problem] = []

    def facts(self, raw: Mapping[str, Any], path: Path) -> dict[str, Fact]:
        """Every fact of ``raw``, which stands at ``path`` in the file."""
        found: dict[str, Fact] = {}
        for name, stated in raw.items():
            if not self.allowed(name, (*path, name)):
                continue
            signature = self.vocabulary.signatures[name]
            if isinstance(signature.type, ListType):
                fact: Fact | None = self.list_of(signature, stated, (*path, name))
            else:
                fact = self._scalar(signature, stated, (*path, name), None)
            if fact is not None:
                found[name] = fact
        return found

    def allowed(self, name: str, path: Path) -> bool:
        """Whether a fact called ``name`` may be stated here; if not, a problem says why."""
        entry = self.vocabulary.entries.get(name)
        if entry is None:
            near = suggest(name, self.vocabulary.entries)
            return self._say(path, f"there is no fact '{name}'.{near}")
        if entry.plane not in self.planes and entry.kind != "computed":
            where = HOMES[entry.plane]
            return self._say(path, f"'{name}' is a fact for {where}, not for this file.")
        return self._may_be_stated(name, entry.kind, path)

    def stated(
        self, signature: FactSignature, raw: Any, path: Path, source: Source
    ) -> Stated | None:
        """One value with its source."""
        if raw == "silent" and signature.silence != "impossible":
            return SILENT, source
        assert not isinstance(signature.type, ListType)
        try:
            return read_value(signature.type, raw), source
        except ValueError as error:
            silent = "" if signature.silence == "impossible" else "; or silent"
            self._say(path, f"'{signature.name}' {error}{silent}.")
            return None

    def _may_be_stated(self, name: str, kind: str, path: Path) -> bool:
        if kind == "evidence" or self.everything:
            return True
        if kind == "judgement":
            return self._say(path, f"'{name}' is for a person to judge; a file cannot state it.")
        return self._say(path, f"'{name}' is worked out by the program; remove it.")

    def _say(self, path: Path, message: str) -> bool:
        self.problems.append(self.document.problem(path, message))
        return False

    def _say_all(self, path: Path, error: ValidationError, model: type[Strict]) -> None:
        for place, sentence in faults_of(error, model):
            self._say((*path, *place), sentence)

    def _scalar(
        self, signature: FactSignature, raw: Any, path: Path, inherited: Source | None
    ) -> Fact | None:
        if raw == []:
            self._say(
                path, f"'{signature.name}' has an empty list of claims; state one or remove it."
            )
            return None
        if isinstance(raw, list):
            claims = [
                self._claim(signature, one, (*path, i), inherited) for i, one in enumerate(raw)
            ]
        else:
            claims = [self._claim(signature, raw, path, inherited)]
        known = [claim for claim in claims if claim is not None]
        return agreed(signature, known) if known and len(known) == len(claims) else None

    def _claim(
        self, signature: FactSignature, raw: Any, path: Path, inherited: Source | None
    ) -> Stated | None:
        if not isinstance(raw, dict):
            return self.stated(signature, raw, path, inherited or self._here(path))
        try:
            stated = StatedValue.model_validate(raw)
        except ValidationError as error:
            self._say_all(path, error, StatedValue)
            return None
        source = self._source(stated.source, stated.at, path, inherited)
        return self.stated(signature, stated.value, (*path, "value"), source or self._here(path))

    def list_of(
        self, signature: FactSignature, raw: Any, path: Path, inherited: Source | None = None
    ) -> Items | None:
        """A list with the facts of its items, which come from ``inherited`` unless they say so."""
        try:
            stated = StatedList.model_validate(raw if isinstance(raw, dict) else {})
        except ValidationError as error:
            self._say_all(path, error, StatedList)
            return None
        if (stated.items is None) == (stated.number is None):
            self._say(
                path,
                f"the list '{signature.name}' wants either 'items' (a name and its facts each) or "
                "'number', and may have 'complete', 'source' and 'at'.",
            )
            return None
        source = self._source(stated.source, stated.at, path, inherited)
        length = len(stated.items) if stated.items is not None else stated.number or 0
        if length > MAX_ITEMS:
            self._say(path, f"the list has {length} items; at most {MAX_ITEMS} are read.")
            return None
        if stated.items is None:
            items = [Item(str(i + 1), {}, (source or self._here(path),)) for i in range(length)]
        else:
            items = [
                self._item(signature, name, fields, (*path, "items", name), source)
                for name, fields in stated.items.items()
            ]
        complete = self.everything if stated.complete is None else stated.complete
        return Items(tuple(items), complete, (source or self._here(path),))

    def _item(
        self,
        signature: FactSignature,
        name: str,
        raw: Mapping[str, Any],
        path: Path,
        source: Source | None,
    ) -> Item:
        fields: dict[str, Fact] = {}
        entry = self.vocabulary.entries[signature.name]
        for short, stated in raw.items():
            field = signature.fields.get(short)
            if field is None:
                near = suggest(short, signature.fields)
                self._say((*path, short), f"'{signature.name}' has no fact '{short}'.{near}")
            elif self._may_be_stated(field.name, entry.fields[short].kind, (*path, short)):
                fact = self._scalar(field, stated, (*path, short), source)
                if fact is not None:
                    fields[short] = fact
        return Item(name, fields, (source or self._here(path),))

    def _source(
        self, document: str | None, at: str | None, path: Path, inherited: Source | None
    ) -> Source | None:
        """The place that is stated: in a document, by default the one around it."""
        if document is None:
            if at is None or not isinstance(inherited, EvidenceCitation):
                if at is not None:
                    self._say((*path, "at"), "'at' is a place in a document; name it as 'source'.")
                return inherited
            return EvidenceCitation(inherited.document, at)
        if document not in self.documents:
            near = suggest(document, self.documents)
            self._say((*path, "source"), f"there is no document '{document}' in the dossier.{near}")
        return EvidenceCitation(document, at or "")

    def _here(self, path: Path) -> Source:
        return EvidenceCitation(self.document.file.name, f"line {self.document.line(path)}")


def agreed(signature: FactSignature, stated: Sequence[Stated]) -> Known | Contradicted:
    """One fact from what several sources state: known if they agree, else contradicted."""
    values = {value for value, _ in stated}
    if len(values) == 1:
        return Known(stated[0][0], tuple(dict.fromkeys(source for _, source in stated)))
    claims = (Claim(show_value(signature.type, value), source) for value, source in stated)
    return Contradicted(tuple(dict.fromkeys(claims)))


def read_written(signature: FactSignature, text: str) -> Value:
    """The value of a fact that is no list, as ``text`` writes it outside a file.

    Raises:
        ValueError: it is none; the message says what would be right.
    """
    assert not isinstance(signature.type, ListType)
    if text == SILENT.value and signature.silence != "impossible":
        return SILENT
    raw: object = text
    match signature.type:
        case Boolean():
            raw = {"true": True, "false": False}.get(text.lower(), text)
        case Day():
            with contextlib.suppress(ValueError):
                raw = read_date(text)
        case Number(unit=unit) if unit not in ("EUR", "rate"):
            raw = int(text) if re.fullmatch("-?[0-9]{1,40}", text) else text
    return read_value(signature.type, raw)
