"""Telling the facts that articles state by the phrases of the rule pack."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from accreditation.interpreting.figures import Figures
from accreditation.interpreting.lists import named
from accreditation.interpreting.mentions import Mention
from accreditation.interpreting.phrases import Found, Language, Phrase
from accreditation.interpreting.readings import Interpretation, Quote, Reading, Unclear
from accreditation.interpreting.sentences import sentences
from accreditation.interpreting.settling import can_be, settled, told_apart
from accreditation.interpreting.tokens import Line, tokens_of
from accreditation.law import Vocabulary
from accreditation.law.article_cues import DocumentLanguage
from accreditation.law.clause_cues import ClauseCues, FactCues, ReadingEntry
from accreditation.reading.articles import ReadStatutes

EXCEPTION = "exception"
"""The doubt of what is limited by the words beside it."""

Progress = Callable[[int, int], None]
"""Is told how much is done, of how much."""


@dataclass(frozen=True, slots=True)
class Words:
    """An article as plain words.

    Attributes:
        number: Its number.
        text: Its text.
        heading: The words of its heading.
        sentences: The words of its text.
    """

    number: str
    text: str
    heading: Line
    sentences: Sequence[Line]

    @property
    def lines(self) -> Sequence[Line]:
        """Everything in it."""
        return (self.heading, *self.sentences)


class Interpreter:
    """Reads facts out of articles of one language.

    Args:
        cues: The phrases of the rule pack.
        language: The language of the articles.
    """

    def __init__(self, cues: ClauseCues, language: DocumentLanguage) -> None:
        words = cues.words[language]
        self._language = Language(words)
        self._figures = Figures(language, words)
        self._abbreviations = frozenset(words.abbreviations)
        self._limiting = self._phrases(words.limiting)
        self._doubts = [(why, self._phrases(phrases)) for why, phrases in words.doubts.items()]
        self._facts = {
            name: _Fact(by_language[language], self._phrases)
            for name, by_language in cues.facts.items()
            if language in by_language
        }

    def _phrases(self, written: Iterable[str] | None) -> tuple[Phrase, ...]:
        return tuple(self._language.phrase(one) for one in written or ())

    def read(
        self, articles: Iterable[tuple[str, str, str]], progress: Progress | None = None
    ) -> Interpretation:
        """What articles state.

        Args:
            articles: Number, heading and text of each.
            progress: Told how many facts were looked for, of how many.

        Raises:
            PhraseError: a phrase cannot be read.
        """
        words = [self._words(*article) for article in articles]
        everything = [line for article in words for line in article.lines]
        readings: list[Reading] = []
        unclear: list[Unclear] = []
        for done, (name, fact) in enumerate(self._facts.items()):
            if progress is not None:
                progress(done, len(self._facts))
            ways = [way for way in fact.ways if way.stands_in_statutes(everything)]
            said_by = [
                list(self._mentions(fact, ways, article)) if ways else [] for article in words
            ]
            everywhere = tuple(named(mention for mentions in said_by for mention in mentions))
            for article, mentions in zip(words, said_by, strict=True):
                one = settled(name, article.number, fact.prefer, mentions, everywhere)
                if isinstance(one, Reading):
                    readings.append(one)
                elif one is not None:
                    unclear.append(one)
        said = {one.fact for one in readings} | {one.fact for one in unclear}
        order = {article.number: at for at, article in enumerate(words)}

        def place(one: Reading | Unclear) -> tuple[int, int]:
            return order[one.article], one.quotes[0].start

        return Interpretation(
            tuple(sorted(told_apart(readings), key=place)),
            tuple(sorted(unclear, key=place)),
            tuple(name for name in self._facts if name not in said),
        )

    def _words(self, number: str, heading: str, text: str) -> Words:
        head = self._figures.written(heading, tokens_of(heading))
        tokens = self._figures.written(text, tokens_of(text))
        return Words(number, text, Line(head), sentences(text, tokens, self._abbreviations))

    def _mentions(self, fact: "_Fact", ways: Sequence["_Way"], article: Words) -> Iterator[Mention]:
        if not fact.concerns(article):
            return
        for way in ways:
            if not way.stands_in(article):
                continue
            for line, following in zip_longest(article.sentences, article.sentences[1:]):
                for found in way.found(line):
                    doubts = [why for why, said in self._doubts if _any(said, line)]
                    if _any(fact.doubt, line) or self._limits(line, following):
                        doubts.append(EXCEPTION)
                    if way.entry.doubtful:
                        doubts.append(way.entry.doubtful)
                    yield Mention(
                        _filled(way.entry.value, found),
                        _items(way.entry.item, found),
                        _quote(article.text, line, found),
                        tuple(dict.fromkeys(doubts)),
                    )

    def _limits(self, line: Line, following: Line | None) -> bool:
        """Whether a sentence, or the one after it, takes something back."""
        there = (line,) if following is None else (line, following)
        return any(_any(self._limiting, one) for one in there)


class _Fact:
    """The cues of one fact."""

    def __init__(self, cues: FactCues, phrases: Any) -> None:
        self.prefer = cues.prefer
        self.about = phrases(cues.about)
        self.outside = phrases(cues.outside)
        self.doubt = phrases(cues.doubt)
        self.ways = [_Way(entry, phrases) for entry in cues.readings]

    def concerns(self, article: Words) -> bool:
        """Whether an article may state it."""
        if _any(self.outside, article.heading):
            return False
        return not self.about or any(_any(self.about, line) for line in article.lines)


class _Way:
    """One way in which an article states a fact."""

    def __init__(self, entry: ReadingEntry, phrases: Any) -> None:
        self.entry = entry
        self._says = phrases(entry.says)
        self._without = phrases(entry.without)
        self._article = phrases(entry.article)
        self._article_without = phrases(entry.article_without)
        self._statutes = phrases(entry.statutes)
        self._statutes_without = phrases(entry.statutes_without)

    def stands_in_statutes(self, lines: Sequence[Line]) -> bool:
        return _allowed(self._statutes, self._statutes_without, lines)

    def stands_in(self, article: Words) -> bool:
        return _allowed(self._article, self._article_without, article.lines)

    def found(self, line: Line) -> Sequence[Found]:
        """Where it stands in a sentence; of a list all places, each may speak of another item."""
        if self.entry.item is None:
            one = next((found for phrase in self._says if (found := phrase.found(line))), None)
            places = [] if one is None else [one]
        else:
            places = [found for phrase in self._says for found in phrase.every(line)]
        return [] if not places or _any(self._without, line) else places


def interpreted(
    statutes: ReadStatutes,
    cues: ClauseCues,
    vocabulary: Vocabulary,
    progress: Progress | None = None,
) -> Interpretation:
    """What the articles of a document state; nothing where no phrases are listed for its language.

    What a fact cannot be, such as a notice of ten thousand days, is unclear.

    Raises:
        PhraseError: a phrase cannot be read.
    """
    if statutes.language is None or statutes.language not in cues.words:
        return Interpretation()
    articles = ((one.number, one.heading.text, one.text.text) for one in statutes.articles)
    found = Interpreter(cues, statutes.language).read(articles, progress)
    possible = [one for one in found.readings if can_be(vocabulary.signatures[one.fact], one.value)]
    unclear = [
        Unclear(one.fact, one.article, (one.value,), one.quotes)
        for one in found.readings
        if one not in possible
    ]
    return Interpretation(tuple(possible), (*found.unclear, *unclear), found.silent_on)


def _any(phrases: Sequence[Phrase], line: Line) -> bool:
    return any(phrase.found(line, guarded=False) is not None for phrase in phrases)


def _allowed(needed: Sequence[Phrase], barred: Sequence[Phrase], lines: Sequence[Line]) -> bool:
    if needed and not any(_any(needed, line) for line in lines):
        return False
    return not any(_any(barred, line) for line in lines)


def _filled(value: Any, found: Found) -> Any:
    """A value with what was found in the place of its name in braces."""
    if isinstance(value, Mapping):
        return {key: _filled(one, found) for key, one in value.items()}
    if isinstance(value, str) and value.startswith("{") and value.endswith("}"):
        return found.values[value[1:-1]]
    return value


def _items(item: str | None, found: Found) -> tuple[str, ...]:
    named = None if item is None else _filled(item, found)
    if isinstance(named, tuple):
        return named
    return () if named is None else (str(named),)


def _quote(text: str, line: Line, found: Found) -> Quote:
    start, end = line.tokens[0].start, line.tokens[-1].end
    cues = tuple(sorted(found.spans))
    before, after = text[start : cues[0][0]], text[cues[-1][1] : end]
    if "\n" in before:
        start += before.rindex("\n") + 1
    if "\n" in after:
        end -= len(after) - after.index("\n")
    while end < len(text) and text[end] in '.)»”"%°':
        end += 1
    while text[start].isspace():
        start += 1
    return Quote(text[start:end], start, end, cues)
