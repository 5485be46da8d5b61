"""The words by which articles are told, as patterns over lines."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from accreditation.law.article_cues import (
    DOCUMENT_LANGUAGES,
    ArticleCues,
    DocumentLanguage,
    LanguageCues,
)
from accreditation.reading.numbers import roman_value

Order = tuple[int, ...]
"""How numbers of articles are ordered: 6, 6bis, 6.1, 7."""

_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SEPARATOR = r"(?P<separator>[\s.,;:)°º/_\-–—|]*)"
_DOTTED = r"(?:[./]\d{1,2}(?!\d))*"
_ENTRY = re.compile(r"(?:\.{3,}|…|(?:\. ){3,}|\t|_{3,}|\s{4,})[\s.]*\d{1,4}\s*$")
_RUBRIC = re.compile(r"\s*[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{2,50}\s*[.:–—-]+\s")
_LONGEST = 400
"""Characters of a line in which the beginning of an article is looked for."""

_HEADING_WORDS = 16
_HEADING_LENGTH = 130


@dataclass(frozen=True, slots=True)
class Mark:
    """What looks like the beginning of an article.

    Attributes:
        number: The number as statutes files write it, such as ``6bis``.
        order: Where the number stands among others.
        languages: The languages in which it is a beginning.
        noisy: Whether signs had to be taken for others.
        capital: Whether it begins with a capital.
        separator: What stands between the number and the rest of the line.
        end: Where the rest of the line begins.
        word: Whether a word says that it is an article.
    """

    number: str
    order: Order
    languages: frozenset[DocumentLanguage]
    noisy: bool
    capital: bool
    separator: str
    end: int
    word: bool = True


class Patterns:
    """Tells what lines are.

    Args:
        cues: The words of every language.
    """

    def __init__(self, cues: ArticleCues) -> None:
        self.cues = cues
        self.languages = cues.languages
        self._digits = {
            sign: meant for meant, signs in cues.confused.digits.items() for sign in signs
        }
        self._articles = {
            language: re.compile(self._article(words), re.IGNORECASE)
            for language, words in cues.languages.items()
        }
        every = list(cues.languages.values())
        additions = _any(cues.additions)
        self._bare = re.compile(
            rf"\s*(?P<number>\d{{1,3}}\s?(?:{additions})?)"
            r"(?P<separator>\s*[.):\-–—]+\s*|\s+)(?=[^\W\d])",
            re.IGNORECASE,
        )
        kinds = _any(word for words in every for word in words.divisions)
        named = _any(word for words in every for word in words.numbers)
        self._division = re.compile(
            rf"\s*(?:{kinds})\s+(?P<number>{named}|[ivxlc]+|\d{{1,2}}|[a-z])(?:er|re|e)?(?!\w)"
            rf"{_SEPARATOR}(?P<rest>.*)",
            re.IGNORECASE | re.DOTALL,
        )
        self._contents = _starts((w for words in every for w in words.contents), whole=True)
        self._closing = _starts(w for words in every for w in words.closing)
        self._verbs = {plain(word) for words in every for word in words.verbs}
        self._before = {plain(word) for words in every for word in words.before}
        self._common = {
            language: {plain(word) for word in words.common}
            for language, words in cues.languages.items()
        }
        pages = _any(word for words in every for word in words.pages)
        self._page = re.compile(
            rf"\W*(?:(?:{pages})\W*)?\d{{1,4}}(?:\W+(?:(?:{pages})\W*)?\d{{1,4}})?\W*",
            re.IGNORECASE,
        )

    def _article(self, words: LanguageCues) -> str:
        loose = _any(words.article, self._loose)
        digits = "".join(re.escape(sign) for sign in self._digits)
        named = _any(words.numbers)
        endings = _any(words.endings) if words.endings else r"(?!)"
        return (
            rf"\s*[«„“\"]?\s*(?P<word>{loose})(?P<dot>\s*\.?\s*)(?:n[°ºo]\.?\s*)?"
            rf"(?P<number>(?:{named})(?!\w)|[ivxlc]{{1,6}}(?![\w])|[\d{digits}]{{1,3}}"
            rf"(?:(?:{endings})(?!\w)|[°º](?!\w))?{_DOTTED})"
            rf"(?:[\s.]{{0,2}}(?P<addition>{_any(self.cues.additions)})(?!\w))?"
            rf"(?![\w])(?!:\d){_SEPARATOR}"
        )

    def _loose(self, word: str) -> str:
        """A pattern for a word in which scanners may have taken letters for others."""
        confused = self.cues.confused.letters
        return "".join(
            f"[{re.escape(sign + confused[sign])}]" if sign in confused else re.escape(sign)
            for sign in word
        )

    def mark(self, line: str) -> Mark | None:
        """The beginning of an article that a line is, None if it is none."""
        head = line[:_LONGEST]
        found: dict[DocumentLanguage, re.Match[str]] = {}
        for language, pattern in self._articles.items():
            match = pattern.match(head)
            if match is not None and self._number(match, language) is not None:
                found[language] = match
        if not found:
            return None
        language, match = next(iter(found.items()))
        number, order, noisy = self._number(match, language) or ("", (), True)
        clean = any(plain(match["word"]) == plain(w) for w in self.languages[language].article)
        return Mark(
            number,
            order,
            frozenset(found),
            noisy or not clean,
            match["word"][0].isupper() or not match["word"][0].isalpha(),
            match["separator"],
            match.end(),
        )

    def bare(self, line: str) -> Mark | None:
        """The beginning of an article that says no more than its number."""
        match = self._bare.match(line[:_LONGEST])
        if match is None:
            return None
        written = match["number"]
        number = re.sub(r"\s", "", written.lower())
        digits = int(re.match(r"\d+", number)[0])  # type: ignore[index]
        addition = number.removeprefix(str(digits)) or None
        order = self._order([digits], addition)
        return Mark(
            number, order, frozenset(), False, True, match["separator"], match.end(), word=False
        )

    def _number(
        self, match: re.Match[str], language: DocumentLanguage
    ) -> tuple[str, Order, bool] | None:
        written = match["number"]
        words = {plain(word): value for word, value in self.languages[language].numbers.items()}
        addition = match["addition"]
        addition = addition.lower() if addition else None
        if plain(written) in words:
            value = words[plain(written)]
            return f"{value}{addition or ''}", self._order([value], addition), False
        if written.isalpha() and written.isupper() and (value := roman_value(written) or 0):
            ambiguous = all(sign in self._digits for sign in written)
            if not ambiguous or written == "I":
                return f"{written}{addition or ''}", self._order([value], addition), False
        for ending in sorted(self.languages[language].endings, key=len, reverse=True):
            bare = re.sub(rf"(?i)(?<=\d){re.escape(ending)}$", "", written)
            if bare != written:
                written = bare
                break
        written = re.sub(r"[\s°º]", "", written)
        meant = "".join(self._digits.get(sign, sign) for sign in written)
        parts = re.split(r"[./]", meant)
        if not all(part.isdecimal() for part in parts) or not any(s.isdecimal() for s in written):
            alone = match["separator"].strip() or match.end() == len(match.string)
            if len(written) > 2 or not meant.isdecimal() or not match["dot"] or not alone:
                return None
        values = [int(part) for part in parts]
        if not values[0]:
            return None
        dotted = "".join(str(v) if i == 0 else f".{v}" for i, v in enumerate(values))
        return f"{dotted}{addition or ''}", self._order(values, addition), meant != written

    def _order(self, values: list[int], addition: str | None) -> Order:
        place = 0
        if addition is not None:
            place = [word.casefold() for word in self.cues.additions].index(addition.casefold()) + 1
        return (values[0], place, *values[1:])

    def division(self, text: str) -> bool:
        """Whether a block is the title of a chapter, by the word it begins with."""
        match = self._division.match(text)
        if match is None or len(text) > _HEADING_LENGTH:
            return False
        rest = match["rest"].strip()
        if not rest:
            return True
        refers = "," in match["separator"] or ";" in match["separator"]
        set_off = bool(match["separator"].strip()) or rest[0].isupper()
        return set_off and not refers and rest[0] not in "§(" and not self._sentence(rest)

    def untitled(self, text: str) -> bool:
        """Whether the title of a chapter is only its number, so that its words may follow."""
        match = self._division.match(text)
        return match is not None and not match["rest"].strip()

    def capitals(self, text: str) -> bool:
        """Whether a short block is a title: all in capitals, or counted in Roman numerals."""
        seen = [sign for sign in text if sign.isalpha()]
        if len(seen) < 3 or len(text) > _HEADING_LENGTH or text.rstrip()[-1] in ".;:,":
            return False
        counted = re.match(r"\s*[IVX]{1,5}\s*[.)\-–—]\s*[^\W\d_]", text)
        return all(sign.isupper() for sign in seen) or (
            counted is not None and not self._sentence(text)
        )

    def contents(self, text: str) -> bool:
        """Whether a block is the title of a table of contents."""
        return self._contents.match(plain(text)) is not None

    def entry(self, text: str) -> bool:
        """Whether a line is one of a table of contents: it ends with the number of a page."""
        return text.rstrip()[-1:].isdigit() and _ENTRY.search(text) is not None

    def closing(self, text: str) -> bool:
        """Whether a document goes on with this after its last article."""
        match = self._closing.match(plain(text).lstrip(" *-–—."))
        return match is not None

    def rubric(self, text: str) -> bool:
        """Whether a paragraph begins with words in capitals, as the parts of a deed do."""
        return _RUBRIC.match(text) is not None

    def page(self, text: str) -> bool:
        """Whether a line is the number of a page and nothing else."""
        return self._page.fullmatch(text.strip()) is not None

    def refers(self, before: str) -> bool:
        """Whether text goes on with a reference after these words."""
        said = plain(before).rstrip()
        if said.endswith("'"):
            return True
        words = said.rsplit(None, 1)
        return bool(words) and words[-1].strip('(,«"') in self._before

    def heading(self, text: str) -> bool:
        """Whether words may be a heading: few, no sentence, beginning with a capital."""
        said = text.strip().rstrip(" .:–—-")
        if not said or len(said) > _HEADING_LENGTH or len(said.split()) > _HEADING_WORDS:
            return False
        if text.rstrip()[-1] in ";,!?" or re.search(r"[.;:]\s", said):
            return False
        first = said.lstrip('«„“"(')[:1]
        return (first.isupper() or first.isdigit()) and not self._sentence(said)

    def _sentence(self, text: str) -> bool:
        return any(word in self._verbs for word in _WORDS.findall(plain(text)))

    def language(
        self, texts: Iterable[str], among: Collection[DocumentLanguage] = DOCUMENT_LANGUAGES
    ) -> DocumentLanguage | None:
        """The language that these texts have most words of; None where it is not clear."""
        told = {one: words for one, words in self._common.items() if one in among}
        counts: dict[DocumentLanguage, int] = dict.fromkeys(told, 0)
        for text in texts:
            for word in _WORDS.findall(plain(text)):
                for language, common in told.items():
                    counts[language] += word in common
        return _clear(counts)


def _clear(counts: Mapping[DocumentLanguage, int]) -> DocumentLanguage | None:
    if not counts:
        return None
    best = max(counts, key=lambda language: counts[language])
    others = max((n for language, n in counts.items() if language != best), default=0)
    return best if counts[best] >= 2 and counts[best] > 1.3 * others else None


def plain(text: str) -> str:
    """A text as words are compared: without capitals and typography."""
    return " ".join(text.casefold().replace("’", "'").replace("‘", "'").split())


def _any(words: Iterable[str], written: "object" = None) -> str:
    make = written if callable(written) else re.escape
    return "|".join(make(word) for word in sorted(words, key=len, reverse=True))


def _starts(words: Iterable[str], *, whole: bool = False) -> re.Pattern[str]:
    some = "|".join(re.escape(plain(word)) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{some})\W*$" if whole else rf"(?:{some})(?!\w)")
