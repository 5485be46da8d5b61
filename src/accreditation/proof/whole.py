"""A whole dossier that meets everything: one version of the statutes and one financial year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
import z3

from accreditation.checking import Checker, year_start
from accreditation.conditions import DAY, Facts, ListType
from accreditation.dossier import (
    AccreditationEntry,
    CooperativeEntry,
    Dossier,
    FactReader,
    Statutes,
    Year,
)
from accreditation.files import Document
from accreditation.findings import Verdict
from accreditation.law import Pack, Plane
from accreditation.law.uses import latest_review
from accreditation.proof.formulas import FORM, INCORPORATED, LOOKED_AT, OPENS, Subject
from accreditation.proof.terms import Bool, same
from accreditation.proof.witness import Witness, witness
from accreditation.proof.world import World

PLANES: tuple[Plane, ...] = ("statutes", "practice")


@dataclass(frozen=True, slots=True)
class Whole:
    """A dossier that meets every condition and obligation of some sets of rules.

    Attributes:
        regimes: The accreditations it holds.
        witness: Its facts, and the year's closing date; None if there is no such dossier.
        verdicts: What checking it says.
    """

    regimes: tuple[str, ...]
    witness: Witness | None
    verdicts: Mapping[str, Verdict]


def whole(pack: Pack, checker: Checker, regimes: Sequence[str], seconds: float) -> Whole:
    """A dossier that passes everything under ``regimes`` and company law, checked by running it.

    Raises:
        TimeOut: the solver cannot tell.
    """
    world = World(1)
    subjects = {plane: Subject(plane, world) for plane in PLANES}
    wanted: list[Bool] = []
    read = (*regimes, *pack.always)
    for rule in pack.rules.values():
        plane = rule.source.plane
        if plane in subjects and rule.source.weight != "advice" and rule.regime in read:
            formula = subjects[plane].rule(pack, rule)
            wanted.append(z3.Or(formula.outcomes["pass"], formula.outcomes["not_applicable"]))
            if rule.source.in_force.to is None:
                wanted.append(formula.in_force)
    for name, held in _statuses(pack, regimes):
        type_ = pack.meanings[name].type
        assert not isinstance(type_, ListType)
        status = world.scalar(name, type_)
        wanted += [status.known, same(status.value, world.code(type_, held))]
    wanted += _as_the_program_says(pack, world)
    year, statutes = subjects["practice"], subjects["statutes"]
    looked_at = world.scalar(LOOKED_AT, DAY).value
    wanted += [
        statutes.on.same(looked_at),
        looked_at.before(year.on.shifted("plus_months", z3.IntVal(12))),
    ]
    question = year.question(*wanted, *statutes.constraints(), seconds=seconds)
    if not question.possible():
        return Whole(tuple(regimes), None, {})
    found = witness(question, year, latest_review(pack), smallest=False)
    report = checker.check(dossier_of(pack, found, regimes), found.as_of, tuple(regimes))
    return Whole(tuple(regimes), found, report.verdicts)


def _statuses(pack: Pack, regimes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The facts on how each accreditation stands, as far as the pack has them."""
    for regime in pack.accreditations:
        name = f"accreditation.{regime}"
        if name in pack.meanings:
            yield name, "held" if regime in regimes else "none"


def _as_the_program_says(pack: Pack, world: World) -> list[Bool]:
    """That lists which the program supplies hold nothing: no source contradicts another."""
    found: list[Bool] = []
    for name, records in world.lists.items():
        if pack.meanings[name].kind == "computed":
            found += [records.complete, *(z3.Not(here) for here, _ in records.items)]
    return found


def dossier_of(pack: Pack, found: Witness, regimes: Sequence[str]) -> Dossier:
    """The dossier that a witness describes."""
    opens = found.given.get(OPENS, year_start(found.on))
    return Dossier(
        CooperativeEntry(
            id="proof",
            name="Proof",
            form=found.given.get(FORM, "SC"),
            incorporated=found.given.get(INCORPORATED),
        ),
        {regime: AccreditationEntry(status="held", since=opens) for regime in regimes},
        (Statutes(opens, _facts(pack, found.given, "statutes")),),
        (Year(str(found.on.year), opens, found.on, _facts(pack, found.given, "practice")),),
        (),
        {},
    )


def _facts(pack: Pack, given: Mapping[str, Any], plane: str) -> Facts:
    """The facts of one plane, judgements included."""
    mine = {
        name: raw for name, raw in given.items() if pack.vocabulary.entries[name].plane == plane
    }
    mine = {name: raw for name, raw in mine.items() if not name.startswith("year.")}
    document = Document(Path("proof.yaml"), yaml.safe_dump(mine, sort_keys=False))
    return FactReader(document, pack.vocabulary, (plane,), (), everything=True).facts(mine, ())
