"""Telling the facts that articles state by the phrases of the rule pack."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, zip_longest
from typing import Any

from accreditation.interpreting.lists import named
from accreditation.interpreting.mentions import Mention
from accreditation.interpreting.phrase_patterns import PhrasePatterns
from accreditation.interpreting.phrases import Found, Phrases
from accreditation.interpreting.plain_articles import PlainArticle, PlainArticles
from accreditation.interpreting.readings import Interpretation, Quote, Reading, Unclear
from accreditation.interpreting.settling import can_be, settled, told_apart
from accreditation.interpreting.tokens import Line
from accreditation.law import Vocabulary
from accreditation.law.article_cues import DocumentLanguage
from accreditation.law.clause_cues import ClauseCues, FactCues, ReadingEntry
from accreditation.reading.articles import ReadStatutes

EXCEPTION = "exception"
"""The doubt of what is limited by the words beside it."""

Progress = Callable[[int, int], None]
"""Is told how much is done, of how much."""


class Interpreter:
    """Reads facts out of articles of one language.

    Args:
        cues: The phrases of the rule pack.
        language: The language of the articles.
        articles: The articles.
    """

    def __init__(
        self,
        cues: ClauseCues,
        language: DocumentLanguage,
        articles: Sequence[PlainArticle],
    ) -> None:
        words = cues.words[language]
        self._articles = articles
        self._lines = [line for article in articles for line in article.lines]
        patterns = PhrasePatterns(words, self._lines)
        self._limiting = Phrases(words.limiting, patterns)
        self._doubts = [(why, Phrases(listed, patterns)) for why, listed in words.doubts.items()]
        self._facts = {
            name: _Fact(by_language[language], patterns)
            for name, by_language in cues.facts.items()
            if language in by_language
        }

    def read(self, progress: Progress | None = None) -> Interpretation:
        """What the articles state.

        Args:
            progress: Told how many facts were looked for, of how many.

        Raises:
            PhraseError: a phrase cannot be read.
        """
        readings: list[Reading] = []
        unclear: list[Unclear] = []
        for done, (name, fact) in enumerate(self._facts.items()):
            if progress is not None:
                progress(done, len(self._facts))
            concerned = [fact.concerns(article) for article in self._articles]
            ways = fact.ways if any(concerned) else ()
            ways = [way for way in ways if way.stands_in_statutes(self._lines)]
            said_by = [
                list(self._mentions(fact, ways, article)) if concerns and ways else []
                for article, concerns in zip(self._articles, concerned, strict=True)
            ]
            everywhere = tuple(named(mention for mentions in said_by for mention in mentions))
            for article, mentions in zip(self._articles, said_by, strict=True):
                one = settled(name, article.number, fact.prefer, mentions, everywhere)
                if isinstance(one, Reading):
                    readings.append(one)
                elif one is not None:
                    unclear.append(one)
        said = {one.fact for one in readings} | {one.fact for one in unclear}
        order = {article.number: at for at, article in enumerate(self._articles)}

        def place(one: Reading | Unclear) -> tuple[int, int]:
            return order[one.article], one.quotes[0].start

        return Interpretation(
            tuple(sorted(told_apart(readings), key=place)),
            tuple(sorted(unclear, key=place)),
            tuple(name for name in self._facts if name not in said),
        )

    def _mentions(
        self, fact: "_Fact", ways: Sequence["_Way"], article: PlainArticle
    ) -> Iterator[Mention]:
        for way in ways:
            if not way.stands_in(article):
                continue
            for line, following in zip_longest(article.sentences, article.sentences[1:]):
                for found in way.found(line):
                    doubts = [why for why, said in self._doubts if said.stand_in([line])]
                    if fact.doubt.stand_in([line]) or self._limits(line, following):
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
        return self._limiting.stand_in([line] if following is None else [line, following])


class _Fact:
    """The cues of one fact."""

    def __init__(self, cues: FactCues, patterns: PhrasePatterns) -> None:
        self.prefer = cues.prefer
        self._readings = cues.readings
        self._patterns = patterns
        self._about = Phrases(cues.about, patterns)
        self._outside = Phrases(cues.outside, patterns)
        self.doubt = Phrases(cues.doubt, patterns)

    @cached_property
    def ways(self) -> Sequence["_Way"]:
        """The ways in which an article may state it."""
        return [_Way(entry, self._patterns) for entry in self._readings]

    def concerns(self, article: PlainArticle) -> bool:
        """Whether an article may state it."""
        if self._outside.stand_in([article.heading]):
            return False
        return not self._about or self._about.stand_in(article.lines)


class _Way:
    """One way in which an article states a fact."""

    def __init__(self, entry: ReadingEntry, patterns: PhrasePatterns) -> None:
        self.entry = entry
        self._says = Phrases(entry.says, patterns, guarded=True)
        self._without = Phrases(entry.without, patterns)
        self._article = Phrases(entry.article, patterns)
        self._article_without = Phrases(entry.article_without, patterns)
        self._statutes = Phrases(entry.statutes, patterns)
        self._statutes_without = Phrases(entry.statutes_without, patterns)

    def stands_in_statutes(self, lines: Sequence[Line]) -> bool:
        return _allowed(self._statutes, self._statutes_without, lines)

    def stands_in(self, article: PlainArticle) -> bool:
        return _allowed(self._article, self._article_without, article.lines)

    def found(self, line: Line) -> Sequence[Found]:
        """Where it stands in a sentence; of a list all places, each may speak of another item."""
        several = None if self.entry.item is not None else 1
        places = list(islice(self._says.every(line), several))
        return [] if not places or self._without.stand_in([line]) else places


def read_articles(
    cues: ClauseCues,
    language: DocumentLanguage,
    articles: Iterable[tuple[str, str, str]],
    progress: Progress | None = None,
) -> Interpretation:
    """What articles state.

    Args:
        cues: The phrases of the rule pack.
        language: The language of the articles.
        articles: Number, heading and text of each.
        progress: Told how many facts were looked for, of how many.

    Raises:
        PhraseError: a phrase cannot be read.
    """
    plain = PlainArticles(language, cues.words[language])
    words = [plain.article(*article) for article in articles]
    return Interpreter(cues, language, words).read(progress)


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
    found = read_articles(cues, statutes.language, articles, progress)
    possible = [one for one in found.readings if can_be(vocabulary.signatures[one.fact], one.value)]
    unclear = [
        Unclear(one.fact, one.article, (one.value,), one.quotes)
        for one in found.readings
        if one not in possible
    ]
    return Interpretation(tuple(possible), (*found.unclear, *unclear), found.silent_on)


def _allowed(needed: Phrases, barred: Phrases, lines: Sequence[Line]) -> bool:
    return not (needed and not needed.stand_in(lines)) and not barred.stand_in(lines)


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
