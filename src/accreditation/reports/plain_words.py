"""A condition in plain words, in four languages: one more reading of the condition language.

Facts are called by their labels, in quotation marks and without an article, so that no sentence
has to be declined.
"""

import datetime
from collections.abc import Iterator

from accreditation.conditions import SILENT, Expression, Number, Reference, Type, Value
from accreditation.conditions.syntax import (
    Aggregate,
    All,
    Any,
    Arithmetic,
    Compare,
    Condition,
    Constant,
    LaterDate,
    Not,
    OneOf,
    Parameter,
    Quantified,
    When,
)
from accreditation.findings import ShownNumber
from accreditation.language import Language, Text, fill, phrase
from accreditation.law import Pack, Rule, reference_of
from accreditation.reports.writing import shown

INDENT = "  "


class PlainWords:
    """Says conditions and expressions in one language."""

    def __init__(self, pack: Pack, language: Language) -> None:
        self._pack = pack
        self._language = language

    def condition(self, node: Condition) -> str:
        """``node`` as a Markdown list, one line for each part."""
        return "\n".join(self._lines(node, ""))

    def expression(self, node: Expression) -> str:
        """``node`` in one line."""
        match node:
            case Constant(value=value, type=type_):
                return self.value(value, type_, None)
            case Reference():
                return self._quoted(self._label(node))
            case Parameter(name=name, on=on):
                title = self._quoted(self._pack.parameters[name].title.in_(self._language))
                if on is None:
                    return title
                return self._say("on_date", what=title, date=self.expression(on))
            case Arithmetic():
                return self._arithmetic(node)
            case Aggregate():
                return self._aggregate(node)
            case LaterDate(date=date, shift=shift, number=number):
                return self._say(shift, date=self.expression(date), number=self.expression(number))

    def sentence(self, rule: Rule, text: Text) -> str:
        """A text of ``rule`` with what the names in braces stand for, in quotation marks."""
        return fill(text.in_(self._language), lambda name: self._meant(rule, name))

    def _meant(self, rule: Rule, name: str) -> str:
        if name in self._pack.parameters:
            return self._quoted(self._pack.parameters[name].title.in_(self._language))
        if rule.source.each is not None and name in rule.source.each:
            return self._say("item", list=self._quoted(self._named(rule.source.each[name])))
        return self.fact(reference_of(rule, name, self._pack.vocabulary).name)

    def fact(self, name: str) -> str:
        """A fact by its full name, in quotation marks."""
        return self._quoted(self._named(name))

    def line(self, node: Condition) -> str:
        """What ``node`` says, without its parts."""
        match node:
            case Compare() | OneOf():
                return self._leaf(node)
            case All():
                return self._say("all")
            case Any():
                return self._say("any")
            case Not():
                return self._say("not")
            case When():
                return self._say("when")
            case Quantified(quantifier=quantifier, list=list_):
                return self._say(quantifier, list=self._quoted(self._label(list_)))

    def _lines(self, node: Condition, indent: str) -> Iterator[str]:
        inner = indent + INDENT
        yield f"{indent}- {self.line(node)}"
        match node:
            case All(parts=parts) | Any(parts=parts):
                for part in parts:
                    yield from self._lines(part, inner)
            case Not(part=part):
                yield from self._lines(part, inner)
            case When(premise=premise, conclusion=conclusion):
                yield from self._lines(premise, inner)
                yield f"{indent}  {self._say('then')}"
                yield from self._lines(conclusion, inner)
            case Quantified(body=body):
                yield from self._lines(body, inner)

    def _leaf(self, node: Compare | OneOf) -> str:
        left = self._quoted(self._label(node.left))
        if isinstance(node, Compare):
            return self._say(node.operator, left=left, right=self.expression(node.right))
        values = [v for v in node.values if v is not SILENT]
        said = [self.value(value, node.left.type, node.left.name) for value in values]
        if SILENT in node.values:
            silent = self._say("silent", fact=left)
            return silent if not said else self._say("or", left=self._is(left, said), right=silent)
        return self._is(left, said)

    def _is(self, left: str, values: list[str]) -> str:
        return self._say("is", left=left, right=f" {self._say('or_word')} ".join(values))

    def _arithmetic(self, node: Arithmetic) -> str:
        parts = [self.expression(part) for part in node.operands]
        if node.operator == "share":
            return self._say("share", rate=parts[0], base=parts[1])
        sign = {"sum": " + ", "difference": " − ", "product": " × "}.get(node.operator)
        if sign is not None:
            return f"({sign.join(parts)})"
        return self._say(node.operator, what="; ".join(parts))

    def _aggregate(self, node: Aggregate) -> str:
        what = self._quoted(self._label(node.list))
        if node.list.variable is not None:
            what = self._say("members", list=what)
        if node.of is not None:
            over = {"of": self.expression(node.of), "list": what}
            what = self._say("over", **over)
        if node.where is not None:
            where = " ".join(line.strip(" -") for line in self._lines(node.where, ""))
            what = self._say("where", what=what, where=where)
        return self._say(f"{node.operator}_of", what=what)

    def _label(self, node: Reference) -> str:
        return self._named(node.name)

    def _named(self, name: str) -> str:
        return self._pack.vocabulary.entry(name).label.in_(self._language)

    def value(self, value: Value, type_: Type, fact: str | None) -> str:
        """A value of a fact, or of a number without a name."""
        if value is SILENT:
            return phrase("value.silent").in_(self._language)
        if isinstance(value, bool):
            return phrase("value.true" if value else "value.false").in_(self._language)
        if isinstance(value, int) and isinstance(type_, Number):
            return shown(ShownNumber(value, type_.scale, type_.unit), self._language)
        if isinstance(value, datetime.date):
            return shown(value, self._language)
        option = None if fact is None else self._pack.vocabulary.option(fact, str(value))
        return str(value) if option is None else self._quoted(option.in_(self._language))

    def _quoted(self, text: str) -> str:
        return self._say("quoted", text=text)

    def _say(self, key: str, **values: str) -> str:
        return phrase(f"words.{key}").in_(self._language).format(**values)
