"""Findings that say the same of several subjects, told together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from accreditation.reports.dossier_report.model import Decided, Found, Place, Told


@dataclass(frozen=True, slots=True)
class Together:
    """What was found of a rule for some subjects, of which it is the same.

    Attributes:
        message: What the finding says beyond its outcome.
    """

    rule: str
    title: str
    weight: Told
    subjects: tuple[str, ...]
    outcome: Told
    message: str
    foretold: str
    law: tuple[Place, ...]
    statutes: tuple[Place, ...]
    evidence: tuple[Place, ...]
    decisions: tuple[Decided, ...]


def together(findings: Iterable[Found]) -> Iterator[Together]:
    """The findings, those of one rule that say the same as one; sources are told once each."""
    alike: dict[tuple[str, str, str, str], list[Found]] = {}
    for found in findings:
        message = found.message if found.own else ""
        key = (found.rule, found.outcome.code, message, found.foretold)
        alike.setdefault(key, []).append(found)
    for (_, _, message, _), ones in alike.items():
        first = ones[0]
        yield Together(
            rule=first.rule,
            title=first.title,
            weight=first.weight,
            subjects=tuple(one.subject for one in ones),
            outcome=first.outcome,
            message=message,
            foretold=first.foretold,
            law=_once(one.law for one in ones),
            statutes=_once(one.statutes for one in ones),
            evidence=_once(one.evidence for one in ones),
            decisions=tuple({one.number: one for found in ones for one in found.decided}.values()),
        )


def _once(places: Iterable[tuple[Place, ...]]) -> tuple[Place, ...]:
    """Each place once by its words; wordings in force since other days are the same place."""
    return tuple({place.text: place for place in chain.from_iterable(places)}.values())
