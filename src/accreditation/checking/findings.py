"""Building a finding from what the engine judged."""

import datetime
from functools import cache

from accreditation.checking.explaining import (
    merged,
    readings_behind,
    references_of,
    sources_of,
    trace_of,
)
from accreditation.checking.wording import Wording
from accreditation.conditions import Context, Reading, Step, items_of
from accreditation.conditions.syntax import Quantified
from accreditation.engine import OUTCOME, Judged
from accreditation.findings import (
    Citations,
    EvidenceCitation,
    Finding,
    LawCitation,
    LawReference,
    Message,
    Need,
    Outcome,
    StatutesCitation,
    Subject,
)
from accreditation.law import Pack, Rule


class FindingBuilder:
    """Builds findings on the rules of one pack."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._wording = Wording(pack)
        self._is_basis = cache(pack.is_basis)

    def finding(self, rule: Rule, subject: Subject, context: Context, judged: Judged) -> Finding:
        """The finding on ``rule`` and ``subject``, with one finding for each item it is about."""
        steps = [step for step in (judged.applies, judged.passes) if step is not None]
        dormant = judged.passes is None
        items: tuple[Finding, ...] = ()
        if judged.outcome == "not_applicable":
            steps = steps[:1]
        elif rule.over_items and judged.passes is not None:
            items = self._items(rule, subject, context, judged.passes)
        if judged.outcome == "fail" and rule.over_items:
            failed = (item.message for item in items if item.outcome == "fail")
            message = self._wording.summary(failed, len(items))
        else:
            own = not (judged.applies is not None and _ruled_out(rule, judged.applies))
            message = self._wording.message(rule, judged.outcome, context, dormant=dormant, own=own)
        return self._finding(
            rule,
            subject,
            context,
            judged.outcome,
            message=message,
            readings=list(readings_behind(steps)),
            needs=needs_of(judged),
            trace=steps[-1] if steps else None,
            items=items,
        )

    def _items(
        self, rule: Rule, subject: Subject, context: Context, quantified: Step
    ) -> tuple[Finding, ...]:
        node = quantified.node
        assert isinstance(node, Quantified)
        by_id = {item.id: item for item in items_of(node.list, context).items}
        found = []
        for step in quantified.parts:
            assert step.item is not None
            outcome = OUTCOME[step.holds]
            inner = context.binding(node.variable, by_id[step.item])
            found.append(
                self._finding(
                    rule,
                    Subject(subject.kind, subject.id, step.item),
                    inner,
                    outcome,
                    message=self._wording.message(rule, outcome, inner, dormant=False),
                    readings=[
                        *readings_behind([step]),
                        Reading(node.list, None, by_id[step.item].sources),
                    ],
                    needs=step.needs if outcome == "unknown" else (),
                    trace=step,
                    items=(),
                )
            )
        return tuple(found)

    def _finding(
        self,
        rule: Rule,
        subject: Subject,
        context: Context,
        outcome: Outcome,
        *,
        message: Message,
        readings: list[Reading],
        needs: tuple[Need, ...],
        trace: Step | None,
        items: tuple[Finding, ...],
    ) -> Finding:
        source = rule.source
        remedy = self._wording.filled(rule, source.remedy, context) if outcome == "fail" else None
        return Finding(
            rule=rule.name,
            regime=rule.regime,
            plane=source.plane,
            weight=source.weight,
            subject=subject,
            on=context.on,
            outcome=outcome,
            title=source.title,
            message=message,
            citations=self._citations(rule, readings, context.on),
            needs=merged(needs),
            because=None if trace is None else trace_of(trace, context.remembered.told),
            remedy=remedy,
            items=items,
            texts_differ=source.texts_differ,
        )

    def _citations(self, rule: Rule, readings: list[Reading], on: datetime.date) -> Citations:
        sources = sources_of(readings)
        basis = [c for c in rule.source.cites if self._is_basis(c.instrument, on)]
        cites = basis or rule.source.cites[:1]
        references = dict.fromkeys((*cites, *references_of(readings)))
        return Citations(
            tuple(self._law(reference, on) for reference in references),
            tuple(s for s in sources if isinstance(s, StatutesCitation)),
            tuple(s for s in sources if isinstance(s, EvidenceCitation)),
        )

    def _law(self, reference: LawReference, on: datetime.date) -> LawCitation:
        instrument = self._pack.instruments[reference.instrument]
        wording = instrument.wording(on)
        return LawCitation(
            reference.instrument,
            reference.at,
            instrument.eli,
            None if wording is None else wording.from_,
            reference.confidence,
        )


def _ruled_out(rule: Rule, applies: Step) -> bool:
    """Whether what the rule's whole set presupposes is false, whatever the rule itself says."""
    if not rule.presupposes:
        return False
    alone = rule.source.applies_when is None
    return (applies if alone else applies.parts[0]).holds is False


def needs_of(judged: Judged) -> tuple[Need, ...]:
    """What an unknown outcome depends on; nothing for any other outcome."""
    if judged.outcome != "unknown":
        return ()
    if judged.applies is not None and judged.applies.holds is None:
        return judged.applies.needs
    return judged.passes.needs if judged.passes is not None else ()
