"""Names in braces inside texts."""

import re
from collections.abc import Callable

from accreditation.language.text import LANGUAGES, Text

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def placeholders(text: str) -> frozenset[str]:
    """The names that stand in braces in ``text``."""
    return frozenset(_PLACEHOLDER.findall(text))


def fill(text: str, value_of: Callable[[str], str]) -> str:
    """``text`` with each name in braces replaced by its value."""
    return _PLACEHOLDER.sub(lambda found: value_of(found.group(1)), text)


def unequal_placeholders(text: Text) -> str | None:
    """A sentence if the languages of ``text`` do not have the same names in braces."""
    names = {language: placeholders(text.in_(language)) for language in LANGUAGES}
    for language in LANGUAGES:
        missing = sorted(names["en"] ^ names[language])
        if missing:
            return f"'{language}' and 'en' differ in {{{', '.join(missing)}}}."
    return None
