"""What the phrases by which facts are read must be, besides well-formed."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from accreditation.conditions import FactSignature, ListType, Scalar, read_value
from accreditation.files import Document, InputError, Problem
from accreditation.interpreting.lists import WHOLE
from accreditation.interpreting.phrase_patterns import PhrasePatterns
from accreditation.interpreting.phrase_syntax import PhraseError
from accreditation.interpreting.phrases import Phrase
from accreditation.language.phrasing import phrases
from accreditation.law import Pack
from accreditation.law.clause_cues import (
    CLAUSE_WORDS_FILE,
    ClauseCues,
    FactCues,
    ReadingEntry,
    load_clause_cues,
)

Path = tuple[str | int, ...]

_CAPTURE = re.compile(r"\{([a-z]+)\}")
_GROUP = re.compile(r"<([a-z ]+)>")
_LISTS = ("says", "without", "article", "article_without", "statutes", "statutes_without")


def lint_clause_cues(pack: Pack) -> Iterator[Problem]:
    """Every problem of the phrases by which facts are read; a pack may do without them."""
    try:
        cues = load_clause_cues(pack.folder)
    except InputError as error:
        yield from error.problems
        return
    languages: dict[str, PhrasePatterns] = {}
    for code, words in cues.words.items():
        try:
            patterns = PhrasePatterns(words, ())
            for group in patterns.groups:
                _ = Phrase(f"<{group}>", patterns).sought
            languages[code] = patterns
        except PhraseError as error:
            yield Problem(pack.folder / CLAUSE_WORDS_FILE, None, f"{code}: {error}")
        yield from _nameless(pack.folder / CLAUSE_WORDS_FILE, words.doubts)
    yield from _facts(pack, cues, languages)
    yield from _unused(pack.folder / CLAUSE_WORDS_FILE, cues)


def _unused(file: Any, cues: ClauseCues) -> Iterator[Problem]:
    """Groups that no phrase names."""
    for code, words in cues.words.items():
        written = [one for group in words.groups.values() for one in group]
        for by_language in cues.facts.values():
            if code in by_language:
                fact = by_language[code]
                lists = [fact.about, fact.outside, fact.doubt]
                lists += [getattr(entry, part) for entry in fact.readings for part in _LISTS]
                written += [one for phrases in lists for one in phrases or ()]
        named = set(_GROUP.findall("\n".join(written)))
        for group in sorted(words.groups.keys() - named):
            yield Problem(file, None, f"{code}: no phrase names the group '{group}'.")


def _nameless(file: Any, doubts: Mapping[str, Any]) -> Iterator[Problem]:
    known = {key.removeprefix("doubt.") for key in phrases("doubt")}
    for why in doubts:
        if why not in known:
            yield Problem(file, None, f"nothing says in four languages what '{why}' means.")


def _facts(
    pack: Pack, cues: ClauseCues, languages: Mapping[str, PhrasePatterns]
) -> Iterator[Problem]:
    for name, by_language in cues.facts.items():
        document = cues.documents[name]
        signature = pack.vocabulary.signatures.get(name)
        if signature is None or pack.vocabulary.entries[name].plane != "statutes":
            message = f"'{name}' is no fact that statutes state."
            yield document.problem((name,), message)
            continue
        for code in cues.words:
            if code not in by_language:
                yield document.problem((name,), f"'{name}' is not read in '{code}'.")
        for code, fact in by_language.items():
            if code in languages:
                lint = _FactLint(document, (name, code), signature, languages[code])
                yield from lint.problems(fact)
            elif code not in cues.words:
                message = f"the words of '{code}' are not listed in {CLAUSE_WORDS_FILE}."
                yield document.problem((name, code), message)


class _FactLint:
    """What is wrong with the phrases of one fact in one language."""

    def __init__(
        self, document: Document, path: Path, signature: FactSignature, patterns: PhrasePatterns
    ) -> None:
        self._document = document
        self._path = path
        self._signature = signature
        self._patterns = patterns

    def problems(self, fact: FactCues) -> Iterator[Problem]:
        for part in ("about", "outside", "doubt"):
            yield from self._phrases((part,), getattr(fact, part))
        for at, value in enumerate(fact.prefer):
            yield from self._value(("prefer", at), self._signature, value, set())
        for at, entry in enumerate(fact.readings):
            path: Path = ("readings", at)
            for part in _LISTS:
                yield from self._phrases((*path, part), getattr(entry, part))
            yield from self._entry(path, entry)

    def _entry(self, path: Path, entry: ReadingEntry) -> Iterator[Problem]:
        try:
            found = set.intersection(*(Phrase(one, self._patterns).sought for one in entry.says))
        except PhraseError:
            return
        is_list = isinstance(self._signature.type, ListType)
        if is_list != (entry.item is not None):
            message = "name the 'item' that is spoken of." if is_list else "has no items."
            yield self._problem(path, message)
            return
        if entry.doubtful is not None and f"doubt.{entry.doubtful}" not in phrases("doubt"):
            message = f"nothing says in four languages what '{entry.doubtful}' means."
            yield self._problem((*path, "doubtful"), message)
        if not is_list:
            yield from self._value((*path, "value"), self._signature, entry.value, found)
        elif isinstance(entry.value, Mapping):
            yield from self._fields((*path, "value"), entry, found)
        else:
            yield self._problem((*path, "value"), "say which fields of the item are stated.")

    def _fields(self, path: Path, entry: ReadingEntry, found: set[str]) -> Iterator[Problem]:
        if entry.item == WHOLE:
            if set(entry.value) != {"complete"}:
                yield self._problem(path, "of the whole list only 'complete' can be said.")
            return
        if missing := set(_CAPTURE.findall(entry.item or "")) - found:
            message = f"'{missing.pop()}' is not looked for in every phrase."
            yield self._problem((*path[:-1], "item"), message)
        for key, value in entry.value.items():
            field = self._signature.fields.get(key)
            if field is None:
                yield self._problem((*path, key), f"the list has no field '{key}'.")
            else:
                yield from self._value((*path, key), field, value, found)

    def _value(
        self, path: Path, signature: FactSignature, value: Any, found: set[str]
    ) -> Iterator[Problem]:
        type_ = signature.type
        if isinstance(value, str) and (capture := _CAPTURE.fullmatch(value)):
            if capture[1] not in found:
                yield self._problem(path, f"'{capture[1]}' is not looked for in every phrase.")
        elif isinstance(type_, Scalar):
            try:
                read_value(type_, value)
            except ValueError as error:
                yield self._problem(path, f"{error}.")

    def _phrases(self, path: Path, written: list[str] | None) -> Iterator[Problem]:
        seen: set[str] = set()
        for at, one in enumerate(written or ()):
            if one in seen:
                yield self._problem((*path, at), f"'{one}' stands there twice.")
            seen.add(one)
            try:
                _ = Phrase(one, self._patterns).sought
            except PhraseError as error:
                yield self._problem((*path, at), str(error))

    def _problem(self, path: Path, message: str) -> Problem:
        return self._document.problem((*self._path, *path), message)
