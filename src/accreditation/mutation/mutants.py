"""Every rule that differs from a rule in one place."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from accreditation.conditions import Misformed
from accreditation.conditions.expressions import Path
from accreditation.law import Pack, Rule
from accreditation.mutation.bases import base_edits, facts_used
from accreditation.mutation.branches import branch_edits, premise_edits
from accreditation.mutation.edits import Edit, Kind
from accreditation.mutation.meaning import Meanings
from accreditation.mutation.operators import operator_edits, quantifier_edits
from accreditation.mutation.periods import period_edits
from accreditation.mutation.sites import sites
from accreditation.mutation.thresholds import threshold_edits


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule with one change.

    Attributes:
        path: The place of the change in the rule's file.
        description: The change in the words of the language.
        rule: The changed rule.
    """

    kind: Kind
    path: Path
    description: str
    rule: Rule


def mutants(pack: Pack, rule: Rule) -> Iterator[Mutant]:
    """Every mutant of ``rule`` that loads, and that says something else by its form.

    What the rule's whole set presupposes stays as it is.
    """
    meanings = Meanings(pack.reader.signatures[rule.source.plane])
    seen = {meanings.key(rule)}
    for edit in _edits(pack, rule):
        try:
            changed = pack.reader.rule(edit.source)
        except Misformed:
            continue
        key = meanings.key(changed)
        if key not in seen:
            seen.add(key)
            yield Mutant(edit.kind, edit.path, edit.description, changed)


def _edits(pack: Pack, rule: Rule) -> Iterator[Edit]:
    source = rule.source
    places = list(sites(source, pack.reader.signatures[source.plane]))
    used = facts_used(places)
    yield from chain(period_edits(source), premise_edits(source), quantifier_edits(source))
    for site in places:
        yield from branch_edits(source, site)
        yield from operator_edits(source, site)
        yield from threshold_edits(source, site)
        yield from base_edits(source, site, used)
