"""A YAML file whose entries are added and taken out, with its comments and its order kept."""

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
)
from ruamel.yaml.tag import Tag
from ruamel.yaml.tokens import CommentToken

from accreditation.confirming.layout import kept
from accreditation.files import Document, InputError, yaml_flow

Keys = tuple[str, ...]

_WIDE = 10**6
_ABOVE, _AFTER = 1, 2
"""Where the comments above an entry and behind its value are kept, among those of its key."""


class Inline(dict[str, Any]):
    """A mapping that is written between brackets, in one line."""


class _Representer(RoundTripRepresenter):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - every value is written out
        return True


class _Resolver(VersionedResolver):
    """Takes every plain scalar for text, so that it is written as it was read."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is ScalarNode:
            return self.NULL if value == "" and implicit[0] else self.TEXT
        return super().resolve(kind, value, implicit)

    NULL, TEXT = Tag(suffix="tag:yaml.org,2002:null"), Tag(suffix="tag:yaml.org,2002:str")


class Tree:
    """The content of a file of nested mappings."""

    def __init__(self, text: str) -> None:
        """Read a text that is known to be YAML of the kind that this project reads."""
        self._yaml = YAML()
        self._yaml.Representer, self._yaml.Resolver = _Representer, _Resolver
        self._yaml.preserve_quotes = True
        self._yaml.width = _WIDE
        self._root: CommentedMap = self._yaml.load(text)
        indents = Counter(_indents(self._root, CommentedMap)).most_common(1)
        indent = indents[0][0] if indents else 2
        offset = next(_indents(self._root, CommentedSeq), 0)
        self._yaml.indent(mapping=indent, sequence=offset + 2, offset=offset)
        self._original, self._unchanged = text, self._dumped()

    def text(self) -> str:
        """The file as it is now."""
        return kept(self._original, self._unchanged, self._dumped())

    def _dumped(self) -> str:
        stream = io.StringIO()
        self._yaml.dump(self._root, stream)
        return stream.getvalue()

    def at(self, keys: Keys) -> Any:
        """What stands at a place, every plain value as text; None if nothing does."""
        found: Any = self._root
        for key in keys:
            found = found.get(key) if isinstance(found, CommentedMap) else None
        return found

    def put(self, keys: Keys, value: Any, *, in_line: bool = False) -> None:
        """State a value; what stands there is replaced, and what leads there is made.

        Args:
            keys: Where it is to stand.
            value: The value.
            in_line: Write a mapping between braces.
        """
        parent = self._root
        for depth, key in enumerate(keys[:-1], start=1):
            if not isinstance(parent.get(key), CommentedMap) or not parent[key]:
                self._set(parent, keys[:depth], CommentedMap())
            parent = parent[key]
        styled = _styled(value)
        if in_line and isinstance(styled, CommentedMap):
            styled.fa.set_flow_style()
        self._set(parent, keys, styled)

    def insert(self, key: str, at: int, value: str) -> None:
        """Put a text into a list at the top of the file, which is made where there is none."""
        if not isinstance(self._root.get(key), CommentedSeq):
            made = CommentedSeq()
            made.fa.set_flow_style()
            self._set(self._root, (key,), made)
        self._root[key].insert(at, _styled(value))

    def take(self, keys: Keys) -> None:
        """Take out a value if it is there, and a mapping that is empty without it."""
        self._take(keys, "")

    def _take(self, keys: Keys, comments: str) -> None:
        path = [self._root]
        for key in keys[:-1]:
            inner = path[-1].get(key)
            if not isinstance(inner, CommentedMap):
                return
            path.append(inner)
        parent = path[-1]
        if keys[-1] not in parent:
            return
        comments = _comment_above(parent, keys[-1]) + comments
        if len(keys) > 1 and len(parent) == 1:
            self._take(keys[:-1], comments)
            return
        comments += _comment_behind(parent, keys[-1])
        following = self._following(keys)
        del parent[keys[-1]]
        self._before(following, comments)

    def _set(self, parent: CommentedMap, keys: Keys, value: Any) -> None:
        key = keys[-1]
        last = key if key in parent else next(reversed(parent), None)
        comment = "" if last is None else _comment_behind(parent, last)
        following = self._following(keys)
        parent[key] = value
        self._before(following, comment)

    def _following(self, keys: Keys) -> tuple[CommentedMap, str] | None:
        """The mapping and the key of what comes next in the file behind a value."""
        parents = [self._root]
        for key in keys[:-1]:
            parents.append(parents[-1][key])
        for parent, key in zip(reversed(parents), reversed(keys), strict=True):
            names = list(parent)
            place = names.index(key) + 1 if key in names else len(names)
            if place < len(names) and not parent.fa.flow_style():
                return parent, names[place]
        return None

    def _before(self, following: tuple[CommentedMap, str] | None, comment: str) -> None:
        """Put a comment before an entry, or at the end of the file."""
        if not comment:
            return
        if following is None:
            container, key = _last_leaf(self._root, next(reversed(self._root)))
            token = CommentToken("\n" + comment, CommentMark(0))
            container.ca.items.setdefault(key, [None] * 4)[_AFTER] = token
            return
        container, key = following
        indent = len(comment) - len(comment.lstrip(" "))
        lines = (line.strip().removeprefix("#").removeprefix(" ") for line in comment.splitlines())
        before = "".join(f"{line}\n" for line in lines)
        container.yaml_set_comment_before_after_key(key, before=before, indent=indent)


def _indents(parent: CommentedMap, kind: type[CommentedMap | CommentedSeq]) -> Iterator[int]:
    """How far each mapping, or each list, in lines of its own stands inside the one around it."""
    for value in parent.values():
        block = isinstance(value, CommentedMap | CommentedSeq) and not value.fa.flow_style()
        if block and isinstance(value, kind):
            yield value.lc.col - parent.lc.col
        if block and isinstance(value, CommentedMap):
            yield from _indents(value, kind)


def _styled(value: Any) -> Any:
    """A value as the file writes it: several lines as they are."""
    if isinstance(value, dict):
        styled = CommentedMap((key, _styled(part)) for key, part in value.items())
        if isinstance(value, Inline):
            styled.fa.set_flow_style()
        return styled
    if isinstance(value, list):
        return [_styled(part) for part in value]
    if not isinstance(value, str):
        return yaml_flow(value)
    if "\n" in value:
        return LiteralScalarString(value)
    return value if _is_plain(value) else DoubleQuotedScalarString(value)


def _is_plain(text: str) -> bool:
    """Whether a text stays one without quotation marks."""
    try:
        return bool(Document(Path(), text).data == text)
    except InputError:
        return False


def _last_leaf(container: CommentedMap, key: str) -> tuple[CommentedMap, str]:
    """The last value in a value, and the mapping it stands in."""
    value = container[key]
    while isinstance(value, CommentedMap) and value and not value.fa.flow_style():
        container, key = value, next(reversed(value))
        value = container[key]
    return container, key


def _comment_behind(container: CommentedMap, key: str) -> str:
    """Take off the comment in the lines behind a value; one in its own line stays there."""
    container, key = _last_leaf(container, key)
    slots = container.ca.items.get(key, [None] * 4)
    token = slots[_AFTER]
    if token is None:
        return ""
    if isinstance(container[key], LiteralScalarString | FoldedScalarString):
        slots[_AFTER] = None
        return str(" " * token.start_mark.column + token.value)
    own, _, rest = token.value.partition("\n")
    if own:
        token.value = own + "\n"
    else:
        slots[_AFTER] = None
    return str(rest)


def _comment_above(container: CommentedMap, key: str) -> str:
    """The comment in the lines above an entry."""
    above = container.ca.items.get(key, [None] * 4)[_ABOVE] or []
    return "".join(" " * token.start_mark.column + token.value for token in above)
