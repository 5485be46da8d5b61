"""The project's own sentences in four languages, in a file for each first part of their keys."""

from functools import cache
from pathlib import Path

from accreditation.files import read_yaml, shape, validate
from accreditation.language.text import Text

FOLDER = Path(__file__).with_name("phrases")

_PHRASES = shape(dict[str, Text])


def phrase(key: str) -> Text:
    """The phrase called ``key``; a missing file or a ``KeyError`` is a mistake of the program."""
    return phrases(key.partition(".")[0])[key]


def phrase_if_any(key: str) -> Text | None:
    """The phrase called ``key``, or None if nobody wrote one."""
    return phrases(key.partition(".")[0]).get(key)


@cache
def phrases(part: str) -> dict[str, Text]:
    """Every phrase whose key begins with ``part``, by key."""
    return validate(_PHRASES, read_yaml(FOLDER / f"{part}.yaml"))
