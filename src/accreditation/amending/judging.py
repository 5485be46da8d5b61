"""Judging a vote by the rules on amendments, as one kind of amendment at a time."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from accreditation.amending.ballots import Count, Shares, Vote, counted_on
from accreditation.amending.kinds import procedure_of
from accreditation.checking.explaining import merged
from accreditation.checking.findings import FindingBuilder
from accreditation.checking.scope import incorporated_in
from accreditation.checking.wording import Wording
from accreditation.conditions import (
    Context,
    Fact,
    Facts,
    Item,
    Items,
    Known,
    ListType,
    Reference,
    Truth,
    conjunction,
    evaluate,
    items_and_needs,
    read_reference,
    read_value,
)
from accreditation.conditions.syntax import Quantified
from accreditation.engine import Engine
from accreditation.files import InputError, Problem, suggest
from accreditation.findings import (
    EvidenceCitation,
    Finding,
    Need,
    Outcome,
    Shown,
    ShownNumber,
    Subject,
)
from accreditation.language import Text
from accreditation.law import Pack, Rule

TRUTH: Mapping[Outcome, Truth] = {"pass": True, "fail": False, "unknown": None}


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a vote.

    Attributes:
        fact: The fact of the vocabulary that it is.
        value: The number; one that is needed is the least whole number that is enough.
    """

    fact: str
    label: Text
    value: Shown


@dataclass(frozen=True, slots=True)
class ClassResult:
    """What became of a vote within one class of shares."""

    share_class: str
    carried: Truth
    quorum: Truth
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class KindResult:
    """What became of a vote if the amendment is of one kind.

    Attributes:
        certain: Whether it is sure to be of that kind.
        carried: Whether the rules on that kind are met; None where that is not decided.
        quorum: Whether enough shares were represented; on a second call any number is.
        figures: The numbers it turns on.
        findings: What the deciding rules say.
        needs: What it hangs on, where it is not decided.
        classes: The vote within each class, where every class must carry it.
    """

    kind: str
    certain: bool
    carried: Truth
    quorum: Truth
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    needs: tuple[Need, ...]
    classes: tuple[ClassResult, ...] = ()


class Bench:
    """Judges one vote under the statutes in force."""

    def __init__(
        self, pack: Pack, vote: Vote, facts: Facts, on: datetime.date, as_of: datetime.date
    ) -> None:
        """Take the vote, and what is known under the statutes in force.

        Raises:
            InputError: the vote cannot be under these statutes, or the rules say nothing of
                amendments.
        """
        self.pack = pack
        self._vote = vote
        self._voting = procedure_of(pack).voting
        self._context = Context(pack, facts, on, as_of)
        self._builder = FindingBuilder(pack)
        self._rules = [rule for rule in pack.rules.values() if self._is_about_votes(rule)]
        self._engine = Engine(self._rules)
        classes = Reference(
            self._voting.source.in_each_class.classes,
            pack.vocabulary.signatures[self._voting.source.in_each_class.classes].type,
        )
        self._classes, self._class_needs = items_and_needs(classes, self._context)
        problems = [*self._strange_classes(), *self._not_the_sum(), *self._too_many_votes()]
        if problems:
            raise InputError(problems)

    def judged(self, article: str, kind: str, certain: bool) -> KindResult:
        """The vote on an article, if its amendment is of a kind."""
        each, file = self._voting.source.in_each_class, self._vote.file
        count = counted_on(file.votes, article)
        stated: dict[str, Fact] = {}
        classes: tuple[ClassResult, ...] = ()
        missing: tuple[Need, ...] = ()
        if kind in each.kinds:
            classes, carried, missing = self._in_each_class(article)
            if carried is not None:
                stated[each.gives] = Known(carried)
        result = self._result(article, kind, certain, file.shares, count, stated)
        if kind in each.kinds:
            quorum = conjunction(own.quorum for own in classes) if classes else None
            result = replace(result, classes=classes, quorum=quorum)
        if result.carried is None:
            needs = (*result.needs, *missing)
            result = replace(result, needs=merged(needs))
        return result

    def _in_each_class(
        self, article: str
    ) -> tuple[tuple[ClassResult, ...], Truth, tuple[Need, ...]]:
        """The vote within each class, whether each carried it, and what that hangs on."""
        file, names = self._vote.file, [item.id for item in self._classes.items]
        sole = evaluate(self._voting.sole_when, self._context).holds
        if not file.classes and sole is not True:
            return (), None, ()
        results = [
            self._of_class(article, name, own.shares, counted_on(own.votes, article))
            for name, own in file.classes.items()
        ] or [
            self._of_class(article, name, file.shares, counted_on(file.votes, article))
            for name in names
        ]
        truths = [result.carried for result in results]
        silent = [name for name in names if file.classes and name not in file.classes]
        if silent or self._class_needs:
            truths.append(None)
        needs = (*(need for result in results for need in result.needs), *self._class_needs)
        return tuple(results), conjunction(truths), needs

    def _of_class(
        self, article: str, name: str, shares: Shares, count: Count | None
    ) -> ClassResult:
        kind = self._voting.source.in_each_class.judged_as
        found = self._result(f"{article} ({name})", kind, True, shares, count, {})
        return ClassResult(
            name, found.carried, found.quorum, found.figures, found.findings, found.needs
        )

    def _result(
        self,
        name: str,
        kind: str,
        certain: bool,
        shares: Shares,
        count: Count | None,
        stated: Mapping[str, Fact],
    ) -> KindResult:
        """A vote judged by the rules on one kind of amendment."""
        item = Item(name, {**self._fields(kind, shares, count), **stated})
        facts = {**self._context.facts, self._voting.list.name: Items((item,))}
        context = replace(self._context, facts=facts)
        inner = context.binding(self._voting.variable, item)
        findings = [
            found for rule in self._deciding(kind) for found in self._finding(rule, context)
        ]
        quorum = self._voting.quorum.get(kind)
        return KindResult(
            kind,
            certain,
            conjunction(TRUTH[found.outcome] for found in findings) if findings else None,
            None if quorum is None else evaluate(quorum, inner).holds,
            tuple(self._figures(kind, inner)),
            tuple(item for found in findings for item in found.items or (found,)),
            merged(need for found in findings for need in found.needs),
        )

    def _fields(self, kind: str, shares: Shares, count: Count | None) -> dict[str, Fact]:
        """What the file states, as facts of an item."""
        fields, file = self._voting.source.fields, self._vote.file
        stated = {
            self._voting.source.kind: kind,
            fields.call: file.call,
            fields.announced: file.announced,
            fields.board_report: file.board_report,
            fields.figures_report: file.figures_report,
            fields.shares_issued: shares.issued,
            fields.shares_present: shares.attending,
            fields.votes_for: None if count is None else count.for_,
            fields.votes_against: None if count is None else count.against,
        }
        document = self._vote.document
        source = EvidenceCitation(document.file.name, f"line {document.line(['votes'])}")
        fields_of_item = self.pack.vocabulary.signatures[self._voting.list.name].fields
        found: dict[str, Fact] = {}
        for name, value in stated.items():
            type_ = fields_of_item[name].type
            assert not isinstance(type_, ListType)
            if value is not None:
                found[name] = Known(read_value(type_, value), (source,))
        return found

    def _is_about_votes(self, rule: Rule) -> bool:
        node = rule.passes_when
        listed = isinstance(node, Quantified) and node.list.name == self._voting.list.name
        incorporated = incorporated_in(self._context.facts)
        in_force = rule.source.in_force.covers(self._context.on, incorporated)
        return rule.over_items and listed and in_force

    def _deciding(self, kind: str) -> Iterable[Rule]:
        """The rules that ask something of a vote of this kind: to know the kind does not do."""
        item = Item("", {self._voting.source.kind: Known(kind)})
        for rule in self._rules:
            node = rule.passes_when
            assert isinstance(node, Quantified)
            bare = replace(self._context, facts={}).binding(node.variable, item)
            if evaluate(node.body, bare).holds is not True:
                yield rule

    def _finding(self, rule: Rule, context: Context) -> Iterable[Finding]:
        with self._engine.bench() as bench:
            judged = bench.judge(rule, context, in_force=True)
        if judged.outcome != "not_applicable":
            yield self._builder.finding(rule, Subject("year", str(context.on)), context, judged)

    def _figures(self, kind: str, inner: Context) -> Iterable[Figure]:
        wording, shown = Wording(self.pack), self._voting.source.figures.get(kind)
        signature = self.pack.vocabulary.signatures[self._voting.list.name]
        for short in () if shown is None else shown.shown:
            field = signature.fields[short]
            reading = read_reference(
                Reference(field.name, field.type, self._voting.variable), inner
            )
            value = wording.value(field.name, reading.value, field.type)
            label = self.pack.vocabulary.entry(field.name).label
            yield Figure(field.name, label, whole(value))

    def _strange_classes(self) -> Iterable[Problem]:
        """Classes that voted and that the statutes are known not to have."""
        known = [item.id for item in self._classes.items]
        for name in () if self._class_needs else self._vote.file.classes:
            if name not in known:
                near = suggest(name, known)
                message = f"the statutes in force have no class '{name}'.{near}"
                yield self._vote.document.problem(["classes", name], message)

    def _not_the_sum(self) -> Iterable[Problem]:
        """Where all classes are given, they have the shares of the company between them."""
        file = self._vote.file
        if self._class_needs or set(file.classes) != {item.id for item in self._classes.items}:
            return
        together = sum(own.shares.issued for own in file.classes.values())
        if file.classes and together != file.shares.issued:
            yield self._vote.document.problem(
                ["classes"],
                f"the classes have {together} shares issued together, the company "
                f"{file.shares.issued}.",
            )

    def _too_many_votes(self) -> Iterable[Problem]:
        """Votes beyond the shares at the meeting, where no share has more than one."""
        if evaluate(self._voting.one_per_share_when, self._context).holds is not True:
            return
        attending = self._vote.file.shares.attending
        for article, count in self._vote.file.votes.items():
            if count.voters > attending:
                message = (
                    f"{count.voters} votes and abstentions are more than the {attending} shares "
                    "present or represented, and no share has more than one vote."
                )
                yield self._vote.document.problem(["votes", article], message)


def whole(value: Shown) -> Shown:
    """A counted number as the least whole number that reaches it; any other value as it is."""
    if not isinstance(value, ShownNumber) or value.unit in ("EUR", "rate"):
        return value
    return ShownNumber(-(-value.steps // 10**value.scale), 0, value.unit)
