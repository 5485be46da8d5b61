"""Questions as text for a terminal."""

import textwrap
from collections.abc import Iterable, Iterator

from accreditation.asking import Asked, Question
from accreditation.reports.questions.words import Words
from accreditation.reports.spacing import spaced


def questions_text(asked: Asked, words: Words, width: int) -> str:
    """Every question in its order, with why it is asked and where to find the answer.

    Args:
        asked: What is asked.
        words: Says it in one language.
        width: Columns.
    """
    lines = [*_head(asked, words)]
    for number, question in enumerate(asked.questions, start=1):
        lines += ["", *question_lines(question, words, f"{number}. ")]
    return "".join(
        f"{part}\n" for line in lines for part in _wrapped(spaced(line, words.language), width)
    )


def question_lines(question: Question, words: Words, number: str = "") -> Iterator[str]:
    """One question, a line for each thing that is said of it, indented by two."""
    yield f"{number}{words.question(question)}"
    kind = f"{words.kind(question)}; {question.fact}"
    yield f"  {words.home(question.home)} [{kind}]"
    yield _labelled(words, "format", words.answer(question))
    yield from _listed(words, "why", words.why(question))
    yield from _listed(words, "where", words.where(question))
    way = words.way(question)
    if way is not None:
        yield f"  {way}"


def _head(asked: Asked, words: Words) -> Iterator[str]:
    date = words.date(asked.report.as_of)
    yield f"{asked.report.name} · {words.say('title', date=date)}"
    yield words.say("open", **asked.open)
    if not asked.questions:
        yield words.say("none")
        return
    once = len(dict.fromkeys(question.fact for question in asked.questions))
    yield words.say("number", number=len(asked.questions), once=once)
    yield words.say("order")
    for home, number in asked.missing.items():
        yield f"! {words.missing(home, number)}"


def _labelled(words: Words, key: str, lines: Iterable[str]) -> str:
    return f"  {words.head(key)}{' · '.join(lines)}"


def _listed(words: Words, key: str, lines: list[str]) -> Iterator[str]:
    """What is said under a head: in its line if it is one, else below it."""
    if len(lines) == 1:
        yield _labelled(words, key, lines)
        return
    yield _labelled(words, key, ()).rstrip()
    yield from (f"    {line}" for line in lines)


def _wrapped(line: str, width: int) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip(" ")) + 2)
    return textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False) or [""]
