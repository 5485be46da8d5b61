"""Reading YAML strictly: plain data, with the line of every value.

YAML offers more than a person needs to state a fact, and some of it is dangerous or ambiguous.
Anchors, tags, binary floats and duplicate keys are refused; ``yes`` and ``on`` stay words.
"""

import datetime
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from accreditation.files.problem import InputError, Problem, nothing_usable

MAX_BYTES = 8_000_000
MAX_DEPTH = 60
MAX_BRACKETS = 1_000

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KINDS = {yaml.ScalarNode: "str", yaml.SequenceNode: "seq", yaml.MappingNode: "map"}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\d[\d_]*\.\d*|\.\d+|\d+(?=[eE]))([eE][-+]?\d+)?|[-+]?\.(inf|nan)", re.I)
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
FIRST_YEAR, LAST_YEAR = 1800, 2199
"""The years in which a date can lie; others are slips, and dates are counted on from them."""

_BRACKETS = re.compile(r"[\[\]{}]")
_COMPACT_NESTING = re.compile(r"(?:[-?:] +){100}")
_TAG = "tag:yaml.org,2002:"
_TAGS = {"map", "seq", "str", "int", "float", "bool", "null", "timestamp", "value", "merge"}
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class _Loader(_Parser):  # type: ignore[misc]
    """Leaves it to ``Document`` to tell what a word stands for."""

    def resolve(self, kind: Any, *_: Any) -> str:
        """The tag of a node that has none."""
        return f"{_TAG}{_KINDS[kind]}"

    def descend_resolver(self, *_: Any) -> None:
        """Nothing hangs on where a node stands."""

    def ascend_resolver(self) -> None:
        """Nothing hangs on where a node stands."""


class Document:
    """The data of one YAML file, and where each part of it stands."""

    def __init__(self, file: Path, text: str) -> None:
        """Read ``text`` as the content of ``file``.

        Raises:
            InputError: the text is not the plain YAML this project reads.
        """
        self.file = file
        self._text = text
        self._problems: list[Problem] = []
        self._seen: set[int] = set()
        self.data: Any = None if self._root is None else self._plain(self._root, 0)
        if self._problems:
            raise InputError(self._problems)

    @cached_property
    def _root(self) -> Any:
        return _compose(self.file, self._text)

    def __getstate__(self) -> dict[str, Any]:
        """What is copied or kept; where each part stands is told from the text again."""
        return {"file": self.file, "_text": self._text, "data": self.data}

    def line(self, path: Sequence[str | int] = ()) -> int:
        """The line of the value at ``path``, or of the nearest part above it that exists."""
        node, line = self._root, 1
        for step in ((), *path):
            if step != ():
                found = _child(node, step)
                if found is None:
                    break
                key, node = found
                line = key.start_mark.line + 1
            elif node is not None:
                line = node.start_mark.line + 1
        return line

    def problem(self, path: Sequence[str | int], message: str) -> Problem:
        """A problem located at ``path``."""
        return Problem(self.file, self.line(path), message)

    def _add(self, node: Any, message: str) -> None:
        self._problems.append(Problem(self.file, node.start_mark.line + 1, message))

    def _plain(self, node: Any, depth: int) -> Any:
        if id(node) in self._seen:
            return self._add(node, "anchors and aliases are not used here; write it out.")
        self._seen.add(id(node))
        if depth > MAX_DEPTH and not isinstance(node, yaml.ScalarNode):
            return self._add(node, f"nested more than {MAX_DEPTH} levels deep; write it flatter.")
        if node.tag.removeprefix(_TAG) not in _TAGS:
            return self._add(node, f"the tag {node.tag!r} is not used here; remove it.")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(child, depth + 1) for child in node.value]
        return self._scalar(node)

    def _mapping(self, node: Any, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._add(key_node, "a key must be a word, not a list or a mapping.")
                continue
            key = key_node.value
            if key in result:
                self._add(key_node, f"the key '{key}' stands here twice; keep one.")
            result[key] = self._plain(value_node, depth + 1)
        return result

    def _scalar(self, node: Any) -> Any:
        text: str = node.value
        if node.style in ("'", '"', "|", ">"):
            return text
        if text.lower() in _WORDS:
            return _WORDS[text.lower()]
        if _INTEGER.fullmatch(text):
            return int(text) if len(text) <= 40 else self._add(node, "this number is too large.")
        if _FLOAT.fullmatch(text):
            return self._add(
                node,
                f"{text} is a binary float, which is not exact; write a rate as '6 %', "
                "money as '12.50 EUR', or put the text between quotes.",
            )
        if _DATE.fullmatch(text):
            try:
                return read_date(text)
            except ValueError as error:
                return self._add(node, f"{text} {error}.")
        return text


def read_date(text: str) -> datetime.date:
    """The date that ``text`` writes as year-month-day.

    Raises:
        ValueError: it is no date, or not one that can be meant; the message says so.
    """
    try:
        found = datetime.date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None:
        raise ValueError("is not a date of the calendar (year-month-day)")
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError(f"is not between the years {FIRST_YEAR} and {LAST_YEAR}")
    return found


def read_text(file: Path) -> str:
    """The text of ``file``, which must be UTF-8 and of a bearable size.

    Raises:
        InputError: it is missing, unreadable, too large or not text.
    """
    try:
        if file.is_dir():
            raise nothing_usable("is a folder; a file is wanted here.", file)
        if file.exists() and not file.is_file():
            raise nothing_usable("is not an ordinary file; nothing can be read from it.", file)
        if file.stat().st_size > MAX_BYTES:
            size = file.stat().st_size // 1_000_000
            raise nothing_usable(
                f"has {size} MB; a file of more than {MAX_BYTES // 1_000_000} MB is not read.", file
            )
        text = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise nothing_usable("there is no such file.", file) from None
    except UnicodeDecodeError:
        raise nothing_usable("is not text in UTF-8; save it as a UTF-8 YAML file.", file) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise nothing_usable(f"cannot be read: {reason}.", file) from None
    return text


def read_yaml(file: Path) -> Document:
    """Read ``file`` as strict YAML.

    Raises:
        InputError: see ``read_text`` and ``Document``.
    """
    return Document(file, read_text(file))


def shown_raw(raw: object) -> str:
    """A value of a file as a sentence repeats it: as it is written there, and shortened."""
    text = repr(raw) if isinstance(raw, str) else str(raw)
    if raw is None or isinstance(raw, bool):
        text = {True: "true", False: "false", None: "nothing"}[raw]
    return text if len(text) <= 60 else text[:57] + "…"


def suggest(word: str, known: Iterable[str]) -> str:
    """A short "did you mean" for a misspelt ``word``, or nothing."""
    import difflib

    close = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f" Did you mean '{close[0]}'?" if close else ""


def _compose(file: Path, text: str) -> Any:
    if _bottomless(text):
        raise nothing_usable("is nested far too deep to be read.", file)
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.reader.ReaderError:
        raise nothing_usable("has characters that YAML does not allow.", file) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise nothing_usable(f"is not YAML: {error.problem}.", file, line) from None
    except (yaml.YAMLError, RecursionError):
        raise nothing_usable("is not YAML that can be read.", file) from None


def _bottomless(text: str) -> bool:
    """Whether composing ``text``, which nests on the machine's stack, could overflow it.

    Only a text that looks like it is parsed for its depth, which does not nest.
    """
    depth = deepest = 0
    for bracket in _BRACKETS.finditer(text):
        depth += 1 if bracket.group() in "[{" else -1
        deepest = max(deepest, depth)
    if deepest <= MAX_BRACKETS and _COMPACT_NESTING.search(text) is None:
        return False
    return _deepest(text) > MAX_DEPTH


def _deepest(text: str) -> int:
    depth = deepest = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                deepest = max(deepest, depth)
                if deepest > MAX_DEPTH:
                    break
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return deepest
    return deepest


def _child(node: Any, step: Any) -> tuple[Any, Any] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((k, v) for k, v in node.value if k.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None
