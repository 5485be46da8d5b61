"""How an outcome came about, in plain words: a trace beside the condition of its rule."""

from collections.abc import Iterator
from dataclasses import replace

from accreditation.conditions import Expression, show, value_shown
from accreditation.conditions.syntax import (
    Compare,
    Condition,
    Constant,
    OneOf,
    Quantified,
    Reference,
    When,
    children,
)
from accreditation.findings import Finding, Trace, TraceValue
from accreditation.language import Language, phrase
from accreditation.law import Pack, Rule
from accreditation.reports.dossier_report.model import Because, Met, Truth
from accreditation.reports.law_place import law_place
from accreditation.reports.needs import place
from accreditation.reports.plain_words import PlainWords
from accreditation.reports.writing import labelled

MOST = 20
"""How many items of a list, and values in a sum, are shown; those that decide come first."""

_TRUTHS: dict[bool | None, Truth] = {True: "pass", False: "fail", None: "unknown"}


class TraceTeller:
    """Tells traces in one language."""

    def __init__(self, pack: Pack, language: Language) -> None:
        self._pack = pack
        self._language = language
        self._words = PlainWords(pack, language)

    def told(self, finding: Finding) -> Because | None:
        """Why a finding has its outcome; None where its rule was not in force."""
        if finding.because is None:
            return None
        node = _judged(self._pack.rules[finding.rule], finding)
        return self._part(node, finding.because)

    def _part(self, node: Condition, trace: Trace, lead: str = "") -> Because:
        inner: list[Because] = []
        more = ""
        match node:
            case Quantified(body=body):
                parts = sorted(trace.parts, key=lambda part: part.holds is not trace.holds)
                inner = [self._part(body, part) for part in parts[:MOST]]
                more = self._more(len(parts) - MOST)
            case When(premise=premise, conclusion=conclusion):
                then = phrase("words.then").in_(self._language)
                inner = [
                    self._part(premise, trace.parts[0]),
                    self._part(conclusion, trace.parts[1], then),
                ]
            case Compare() | OneOf():
                pass
            case _:
                nodes = [part for part in children(node) if isinstance(part, Condition)]
                pairs = zip(nodes, trace.parts, strict=True)
                inner = [self._part(part, found) for part, found in pairs]
        return Because(
            _TRUTHS[trace.holds],
            self._words.line(node),
            lead,
            trace.item or "",
            tuple(self._met(node, trace)),
            tuple(inner),
            more,
        )

    def _met(self, node: Condition, trace: Trace) -> Iterator[Met]:
        """The values that a comparison met, or whether the list was whole."""
        if isinstance(node, Quantified):
            whole = trace.values[0].value is not None
            said = phrase(f"dossier_report.list_{'whole' if whole else 'open'}")
            yield Met(said.in_(self._language), self._places(trace.values[0]))
        elif isinstance(node, Compare):
            for side, value in zip((node.left, node.right), trace.values, strict=True):
                if not isinstance(side, Constant):
                    yield self._value(side, value)
        elif isinstance(node, OneOf):
            yield self._stated(node.left, trace.values[0])

    def _stated(self, node: Expression, value: TraceValue) -> Met:
        """The value of the one fact that a comparison names, so that it is not named again."""
        met = self._value(node, value)
        said = phrase("dossier_report.stated").in_(self._language)
        return replace(met, text=said.format(value=self._shown(node, value)))

    def _value(self, node: Expression, value: TraceValue) -> Met:
        name, shown = self._words.expression(node), self._shown(node, value)
        derived = self._derived(node)
        if derived is not None and value.parts:
            name = f"{name} = {self._words.expression(derived)}"
            node, value = derived, value.parts[0]
        behind = [(self._behind(node, part), part) for part in value.parts]
        known = [pair for pair in behind if not isinstance(pair[0], Constant)]
        parts = [self._value(*pair) for pair in known[:MOST]]
        if len(known) > MOST:
            parts.append(Met(self._more(len(known) - MOST)))
        text = labelled(name, shown, self._language)
        return Met(text, "" if parts else self._places(value), tuple(parts))

    def _derived(self, node: Expression) -> Expression | None:
        return self._pack.meanings[node.name].derived if isinstance(node, Reference) else None

    def _behind(self, node: Expression, part: TraceValue) -> Expression:
        """The expression whose value ``part`` is, below ``node``."""
        for child in children(node):
            if isinstance(child, Expression) and show(child) == part.name:
                return child
        return node

    def _shown(self, node: Expression, value: TraceValue) -> str:
        if value.value is None:
            return phrase("value.unknown").in_(self._language)
        name = node.name if isinstance(node, Reference) else None
        return self._words.value(value_shown(node.type, value.value), node.type, name)

    def _places(self, value: TraceValue) -> str:
        sources = (place(one, self._language) for one in value.sources)
        law = (law_place(one, self._pack, self._language) for one in value.law)
        return "; ".join(dict.fromkeys((*sources, *law)))

    def _more(self, number: int) -> str:
        if number <= 0:
            return ""
        return phrase("dossier_report.more").in_(self._language).format(number=number)


def _judged(rule: Rule, finding: Finding) -> Condition:
    """The condition whose trace a finding holds."""
    if finding.outcome == "not_applicable" and rule.applies_when is not None:
        return rule.applies_when
    return rule.passes_when
