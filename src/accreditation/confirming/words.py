"""The words of a quote in the sentence around them."""

import re

from accreditation.dossier.proposals import spaced

_ENDS = re.compile(r"(?<=[.;!?])\s+(?=\S)")
OPENING, CLOSING = ">>", "<<"
"""What marks the quoted words, whatever the text and the terminal."""


def in_sentence(quote: str, text: str) -> str:
    """The sentence, or the sentences, of a text that hold a quote, in which it is marked.

    A quote that is not in the text stands alone.
    """
    words, whole = spaced(quote), spaced(text)
    start = whole.find(words)
    if start < 0:
        return f"{OPENING}{words}{CLOSING}"
    end = start + len(words)
    breaks = [found.end() for found in _ENDS.finditer(whole)]
    first = max((at for at in breaks if at <= start), default=0)
    last = min((at for at in breaks if at >= end), default=len(whole))
    marked = f"{whole[first:start]}{OPENING}{words}{CLOSING}{whole[end:last]}"
    return marked.strip()
