"""The project's own sentences in four languages."""

from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from accreditation.files import read_yaml, validate
from accreditation.language.text import Text

_PHRASES: TypeAdapter[dict[str, Text]] = TypeAdapter(dict[str, Text])


@cache
def phrases() -> dict[str, Text]:
    """Every phrase by key."""
    return validate(_PHRASES, read_yaml(Path(__file__).with_name("phrases.yaml")))


def phrase(key: str) -> Text:
    """The phrase called ``key``; a ``KeyError`` is a mistake of the program."""
    return phrases()[key]
