"""What a decision rests on: facts with their values, and the words of the law and the statutes.

It is worked out from what rules may read, not from what one evaluation happened to meet, so that
it is the same on every run on the same dossier.
"""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from accreditation.checking.relied_on import (
    cited_for,
    digests,
    head_of,
    listed,
    reworded,
    stating,
    with_referring,
)
from accreditation.checking.scene import ListItem, Scene, values
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
        articles, numbers = self._articles(used.facts, scene, None, then)
        return Basis(
            facts=values(used.facts - {LOOKED_AT}, self._pack, scene.facts),
            rules={rule.name: self._rule_digest(rule)},
            numbers=self._numbers(used.numbers, scene.on),
            articles=articles,
            listed=numbers,
        )

    def of_answer(
        self, fact: str, item: str | None, scene: Scene, then: Basis | None = None
    ) -> Basis:
        """What the answer to a question rests on.

        The question, every rule that reads the answer, and what was known of the other facts
        that those rules read. Of a list in which one item is asked about, only that item counts.

        Args:
            fact: The fact, by its full name.
            item: The item whose fact it is, if it is one of a list.
            scene: Where it is asked.
            then: What it rested on when it was answered, to look at the same articles again.
        """
        pack = self._pack
        asking = [rule for rule in pack.rules.values() if fact in self._used_by(rule).facts]
        every = [self._used_by(rule) for rule in asking]
        names = {fact, *(name for used in every for name in used.facts)} - {LOOKED_AT}
        only: ListItem | None = None if item is None else (fact.rpartition(".")[0], item)
        known = values(names, pack, scene.facts, only)
        counting = scene.facts if then is None else self._heads(then)
        articles, numbers = self._articles(names, scene, counting, then)
        return Basis(
            facts={name: value for name, value in known.items() if value is not None},
            rules={rule.name: self._rule_digest(rule) for rule in asking},
            numbers=self._numbers({name for used in every for name in used.numbers}, scene.on),
            articles=articles,
            listed=numbers,
            question=self._question_digest(fact),
        )

    def _articles(
        self,
        names: Collection[str],
        scene: Scene,
        counting: Collection[str] | None,
        then: Basis | None,
    ) -> tuple[dict[str, str], list[str] | None]:
        """The digests of the articles it rests on, and the numbers of all there are.

        Of a decision that was taken already they are those on which it rested then, and those
        that state the facts now.
        """
        if then is not None and then.articles:
            cited = cited_for(names, self._pack, scene, counting)
            numbers: list[str] | None = [*then.articles, *cited]
        else:
            numbers = stating(names, self._pack, scene, counting)
        if numbers is None:
            return {}, None
        return digests(with_referring(numbers, scene), scene), listed(scene)

    def _heads(self, basis: Basis) -> set[str]:
        """The facts and the lists that something rests on."""
        return {head_of(name.partition("[")[0], self._pack) for name in basis.facts}

    def _used_by(self, rule: Rule) -> Used:
        if rule.name not in self._used:
            self._used[rule.name] = used_by(rule, self._pack)
        return self._used[rule.name]

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
        *reworded(then, now),
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
