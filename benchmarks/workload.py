"""What the evaluators are timed on: every rule on every subject of dossiers that are in order."""

import datetime
from dataclasses import dataclass
from pathlib import Path

import yaml

from accreditation.checking import in_force
from accreditation.checking.agenda import Entry, agenda
from accreditation.checking.scope import incorporated_in
from accreditation.conditions import Context
from accreditation.dossier import Dossier, load_dossier
from accreditation.law import Pack, Rule

SPECIMENS = Path(__file__).parent.parent / "fixtures" / "specimens"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One rule to judge on one subject."""

    rule: Rule
    context: Context
    in_force: bool


@dataclass(frozen=True, slots=True)
class Task:
    """A dossier with everything that a check of it has to judge.

    Attributes:
        as_of: The date from which the dossier is looked at.
    """

    dossier: Dossier
    as_of: datetime.date
    judgements: tuple[Judgement, ...]


def load_tasks(pack: Pack, named: str = "in-order*") -> list[Task]:
    """Every specimen with such a name, looked at on the date that goes with it."""
    return [_task(folder, pack) for folder in sorted(SPECIMENS.glob(named))]


def _task(folder: Path, pack: Pack) -> Task:
    dossier = load_dossier(folder, pack.vocabulary)
    as_of = yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))["as_of"]
    judgements = [
        judgement
        for entry in agenda(dossier, pack, as_of, (), ())
        for judgement in _judgements(entry, pack, as_of)
    ]
    return Task(dossier, as_of, tuple(judgements))


def _judgements(entry: Entry, pack: Pack, as_of: datetime.date) -> list[Judgement]:
    context = Context(pack, entry.facts, entry.on, as_of)
    incorporated = incorporated_in(entry.facts)
    return [
        Judgement(rule, context, in_force(rule, pack, entry.on, incorporated))
        for rule in pack.rules.values()
        if rule.source.plane == entry.plane and rule.regime in entry.regimes
    ]
