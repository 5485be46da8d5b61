"""What a screening found, as text: verdicts, rules, what is lacking, and what was put aside."""

from collections.abc import Iterable, Iterator, Sequence

from babel.numbers import format_decimal

from accreditation.language import Language, phrase
from accreditation.law import Pack
from accreditation.reports.spacing import spaced
from accreditation.reports.writing import labelled, language_tag, written_date
from accreditation.screening.screen import Screened
from accreditation.screening.summary import Change, Lacking, RuleSummary, VerdictSummary

MOST_FACTS = 3
"""How many of the facts that a rule waits for are named; JSON has all."""

MOST_LINES = 20
"""How many refused lines are told; JSON has all."""

_NAME, _NUMBER = 46, 9


def as_text(found: Screened, pack: Pack, language: Language) -> str:
    """The summary in a language."""
    lines = _Teller(pack, language).lines(found)
    return spaced("\n".join(line.rstrip() for line in lines) + "\n", language)


_CONCERNS_NOT = "screen.not_concerned"
_OF_VERDICTS = ("outcome.pass", "outcome.fail", "outcome.unknown", _CONCERNS_NOT)
_OF_RULES = (*_OF_VERDICTS[:-1], "outcome.not_applicable", _CONCERNS_NOT)


class _Teller:
    def __init__(self, pack: Pack, language: Language) -> None:
        self._pack, self._language = pack, language

    def lines(self, found: Screened) -> Iterator[str]:
        refused = found.refused.lines
        aside = sum(one.rows for one in found.aside) + refused
        yield self._say("report.as_of", date=written_date(found.as_of, self._language))
        yield self._say(
            "screen.rows",
            rows=self._number(found.rows + refused),
            aside=self._number(aside),
        )
        if found.verdicts:
            yield from self._heading("screen.verdicts", _OF_VERDICTS)
            yield from map(self._verdict, found.verdicts)
        if found.rules:
            yield from self._heading("screen.rules", _OF_RULES)
        for rule in found.rules:
            yield from self._rule(rule)
        if found.changes is not None:
            yield from self._changes(found.changes)
        if found.uncompared:
            yield "  " + self._say("screen.uncompared", rows=self._number(found.uncompared))
        yield from self._remarks(found)

    def _verdict(self, one: VerdictSummary) -> str:
        name = self._pack.regimes[one.regime].title.in_(self._language)
        return self._row(
            name, _OF_VERDICTS, (one.passed, one.failed, one.unknown, one.not_concerned)
        )

    def _rule(self, one: RuleSummary) -> Iterator[str]:
        numbers = one.passed, one.failed, one.unknown, one.not_applicable, one.not_concerned
        yield self._row(one.rule, _OF_RULES, numbers)
        for fact in one.lacking[:MOST_FACTS]:
            yield self._lacking(fact)
        if len(one.lacking) > MOST_FACTS:
            more = self._number(len(one.lacking) - MOST_FACTS)
            yield "    " + self._say("screen.more_facts", number=more)

    def _lacking(self, one: Lacking) -> str:
        entry = self._pack.vocabulary.entry(one.fact)
        return "    " + self._say(
            "screen.lacking",
            label=entry.label.in_(self._language),
            fact=one.fact,
            alone=self._number(one.alone),
            among=self._number(one.among),
        )

    def _changes(self, changes: Sequence[Change]) -> Iterator[str]:
        yield ""
        yield self._say("screen.changes")
        if not changes:
            yield "  " + self._say("screen.no_changes")
        for one in changes:
            name = one.name
            if name in self._pack.regimes:
                name = self._pack.regimes[name].title.in_(self._language)
            path = f"{self._outcome(one.before)} → {self._outcome(one.after)}"
            told = labelled(path, self._number(one.rows), self._language)
            yield f"  {name:<{_NAME}} {told}"

    def _remarks(self, found: Screened) -> Iterator[str]:
        if found.aside or found.refused.lines:
            yield ""
            yield self._say("screen.aside")
        for one in found.aside:
            yield f"  {labelled(one.reason, self._number(one.rows), self._language)}"
        for line in found.refused.first[:MOST_LINES]:
            yield f"  {line}"
        if found.refused.lines > MOST_LINES:
            yield "  …"
        if found.left_out:
            yield ""
            planes = ", ".join(self._say(f"plane.{plane}") for plane in found.left_out)
            yield self._say("screen.left_out", planes=planes)
        if found.strays:
            yield ""
            yield self._say("screen.strays")
        for name, number in found.strays.items():
            yield f"  {labelled(name, self._number(number), self._language)}"
        if found.ignored:
            yield ""
            yield self._say("screen.ignored", columns=", ".join(found.ignored))

    def _heading(self, key: str, columns: Sequence[str]) -> Iterator[str]:
        yield ""
        yield self._aligned(self._say(key), columns, map(self._say, columns))

    def _row(self, name: str, columns: Sequence[str], numbers: Sequence[int]) -> str:
        return self._aligned(f"  {name}", columns, map(self._number, numbers))

    def _aligned(self, name: str, columns: Sequence[str], told: Iterable[str]) -> str:
        widths = (max(_NUMBER, len(self._say(key))) for key in columns)
        cells = (f"{one:>{width}}" for one, width in zip(told, widths, strict=True))
        return f"{name:<{_NAME}} " + " ".join(cells)

    def _outcome(self, outcome: str | None) -> str:
        return self._say("screen.no_rule" if outcome is None else f"outcome.{outcome}")

    def _number(self, number: int) -> str:
        return format_decimal(number, locale=language_tag(self._language).replace("-", "_"))

    def _say(self, key: str, **values: object) -> str:
        return phrase(key).in_(self._language).format(**values)
