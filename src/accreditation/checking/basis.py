"""What a decision rests on: facts with their values, and the words of the law and the statutes.

It is worked out from what rules may read, not from what one evaluation happened to meet, so that
it is the same on every run on the same dossier.
"""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from accreditation.checking.scene import WHOLE_TEXT, ListItem, Scene, articles, values, words
from accreditation.conditions import Condition, Expression, Reference, walk
from accreditation.conditions.syntax import Parameter
from accreditation.deciding import Basis
from accreditation.files.digests import digest_of
from accreditation.findings import Change
from accreditation.law import Pack, Rule
from accreditation.law.uses import conditions_of

LOOKED_AT = "dossier.looked_at"
"""The day of the look: it moves every day, and no decision is about it."""


@dataclass(frozen=True, slots=True)
class Used:
    """What a rule reads, through all that is worked out for it.

    Attributes:
        facts: Facts that are not worked out from others, by full name.
        formulas: The facts that are, and those for which the law supplies a value.
        numbers: Dated numbers of the law.
    """

    facts: frozenset[str]
    formulas: frozenset[str]
    numbers: frozenset[str]


class Grounds:
    """Says what decisions rest on under one rule pack; make one and keep it."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._used: dict[str, Used] = {}

    def of_overruling(self, rule: Rule, scene: Scene, then: Basis | None = None) -> Basis:
        """What it rests on that a finding counts as something else.

        All that the rule reads, what nobody stated included: a fact that is stated later may be
        what the decision did without.

        Args:
            rule: The rule.
            scene: Where it is judged.
            then: What it rested on when it was decided, to look at the same articles again.
        """
        used = self._used_by(rule)
        return Basis(
            facts=values(used.facts - {LOOKED_AT}, self._pack, scene.facts),
            rules={rule.name: self._rule_digest(rule)},
            numbers=self._numbers(used.numbers, scene.on),
            articles=self._articles(used.facts, scene, then),
        )

    def of_answer(
        self, fact: str, item: str | None, scene: Scene, then: Basis | None = None
    ) -> Basis:
        """What the answer to a question rests on.

        The question, every rule that reads the answer, and what was known of the other facts of
        the subject that those rules read. Of a list in which one item is asked about, only that
        item counts.

        Args:
            fact: The fact, by its full name.
            item: The item whose fact it is, if it is one of a list.
            scene: Where it is asked.
            then: What it rested on when it was answered, to look at the same articles again.
        """
        pack = self._pack
        asking = [rule for rule in pack.rules.values() if fact in self._used_by(rule).facts]
        every = [self._used_by(rule) for rule in asking]
        used_by_all = {name for used in every for name in used.facts}
        names = {name for name in (fact, *used_by_all) if self._is_of_subject(name)}
        only: ListItem | None = None if item is None else (fact.rpartition(".")[0], item)
        known = values(names, pack, scene.facts, only)
        return Basis(
            facts={name: value for name, value in known.items() if value is not None},
            rules={rule.name: self._rule_digest(rule) for rule in asking},
            numbers=self._numbers({name for used in every for name in used.numbers}, scene.on),
            articles=self._articles(names, scene, then, known=True),
            question=self._question_digest(fact),
        )

    def _articles(
        self, names: Collection[str], scene: Scene, then: Basis | None, *, known: bool = False
    ) -> dict[str, str]:
        if then is not None:
            return words(then.articles, scene)
        return articles(names, self._pack, scene, known=known)

    def _used_by(self, rule: Rule) -> Used:
        if rule.name not in self._used:
            self._used[rule.name] = used_by(rule, self._pack)
        return self._used[rule.name]

    def _is_of_subject(self, name: str) -> bool:
        """Whether a fact is one of the statutes, a year or an application."""
        entries = self._pack.vocabulary.entries
        head = name if name in entries else name.rpartition(".")[0]
        return entries[head].plane != "cooperative"

    def _rule_digest(self, rule: Rule) -> str:
        """That of a rule as it is loaded, with what is worked out or supplied for it."""
        regime = self._pack.regimes[rule.regime].model_dump(mode="json", include={"applies_when"})
        parts = {"derived", "groups", "by", "when_silent"}
        formulas = {
            name: self._pack.vocabulary.entry(name).model_dump(mode="json", include=parts)
            for name in self._used_by(rule).formulas
        }
        return digest_of([rule.source.model_dump(mode="json"), regime, formulas])

    def _question_digest(self, fact: str) -> str:
        """That of a question as the vocabulary puts it, with the answers it may have."""
        entry = self._pack.vocabulary.entry(fact)
        return digest_of(entry.model_dump(mode="json", exclude={"label"}))

    def _numbers(self, names: Collection[str], on: datetime.date) -> dict[str, str]:
        """Numbers of the law, as they went until a date."""
        return {
            name: "; ".join(
                f"{dated.value} ({first})"
                for first, dated in self._pack.parameters[name].commenced
                if first <= on
            )
            for name in sorted(names)
        }


def used_by(rule: Rule, pack: Pack) -> Used:
    """What a rule reads."""
    facts: set[str] = set()
    formulas: set[str] = set()
    numbers: set[str] = set()
    waiting: list[Condition | Expression] = list(conditions_of(rule))
    while waiting:
        for part in walk(waiting.pop()):
            if isinstance(part, Parameter):
                numbers.add(part.name)
            if not isinstance(part, Reference) or part.name in facts | formulas:
                continue
            meaning = pack.meanings[part.name]
            if meaning.derived is not None:
                waiting.append(meaning.derived)
            elif meaning.grouping is not None:
                waiting += (meaning.grouping.list, *meaning.grouping.by)
            elif not _of_group(part.name, pack):
                facts.add(part.name)
            if meaning.derived or meaning.grouping or meaning.default:
                formulas.add(part.name)
    return Used(frozenset(facts), frozenset(formulas), frozenset(numbers))


def _of_group(name: str, pack: Pack) -> bool:
    """Whether a fact is one of a group, which has it from the items that it is made of."""
    head = pack.meanings.get(name.rpartition(".")[0])
    return head is not None and head.grouping is not None


def changed_since(then: Basis, now: Basis, about: str) -> tuple[Change, tuple[str, ...]] | None:
    """What is not as it was when something was decided; None if all of it is.

    An answer rests on what was known; what became known since does not touch it.

    Args:
        then: What the decision rested on.
        now: What it would rest on now.
        about: The rule or the fact that it is about.
    """
    answer = then.question is not None
    facts = _told(then.facts, now.facts, answer)
    wording = (
        *(() if then.question == now.question else (about,)),
        *_named(then.rules, now.rules, answer),
        *_told(then.numbers, now.numbers, answer),
        *(
            "art. …" if number == WHOLE_TEXT else f"art. {number}"
            for number in _named(then.articles, now.articles, answer)
        ),
    )
    if wording:
        return "wording", (*wording, *facts)
    return ("facts", facts) if facts else None


def _named(then: Mapping[str, str], now: Mapping[str, str], answer: bool) -> tuple[str, ...]:
    names = then if answer else dict.fromkeys((*then, *now))
    return tuple(name for name in names if then.get(name) != now.get(name))


def _told(
    then: Mapping[str, str | None], now: Mapping[str, str | None], answer: bool
) -> tuple[str, ...]:
    """A line for each value that is not what it was: ``members.joined: 12 → 13``."""
    names = then if answer else dict.fromkeys((*then, *now))
    return tuple(
        f"{name}: {then.get(name) or '?'} → {now.get(name) or '?'}"
        for name in names
        if then.get(name) != now.get(name)
    )
