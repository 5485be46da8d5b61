"""Strategies of Hypothesis for dossiers, made from the vocabulary and the rules."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from accreditation.checking import year_start
from accreditation.conditions import add_months
from accreditation.files import nothing_usable
from accreditation.findings import Outcome
from accreditation.law import PLANES, Pack, Plane
from accreditation.testing.draft import (
    CLOSES,
    FORM,
    INCORPORATED,
    LOOKED_AT,
    STATUS,
    Draft,
    YearDraft,
)
from accreditation.testing.narrowing import Narrowing, first_known, wishes_of
from accreditation.testing.sketch import Sketch, own_pack
from accreditation.testing.values import some_facts
from accreditation.testing.wishes import Situation, accreditations, draft_of, drafts, granted

Draw = Callable[[st.SearchStrategy[Any]], Any]
Sketches = st.SearchStrategy[Sketch]

DAY = datetime.timedelta(days=1)
LATER = (0, 1, 6, 11)
"""How many months after the last year the dossier may be looked at."""


def statutes(
    *,
    facts: Mapping[str, Any] | None = None,
    regime: str | None = None,
    passes: str | None = None,
    fails: str | None = None,
    unknown: str | None = None,
    not_applicable: str | None = None,
    pack: Pack | None = None,
) -> Sketches:
    """Dossiers with one version of the statutes, of which only the statutes vary.

    The arguments are those of ``dossiers``.

    Raises:
        InputError: see ``dossiers``; or a rule is not about statutes.
    """
    wanted = _wanted(passes, fails, unknown, not_applicable)
    return _narrowed(("statutes",), ("statutes",), facts, regime, wanted, pack)


def years(
    *,
    facts: Mapping[str, Any] | None = None,
    regime: str | None = None,
    passes: str | None = None,
    fails: str | None = None,
    unknown: str | None = None,
    not_applicable: str | None = None,
    pack: Pack | None = None,
) -> Sketches:
    """Dossiers with one financial year, of which only what was done in the year varies.

    The arguments are those of ``dossiers``. There are statutes only if the facts or an outcome
    that is wanted need them.

    Raises:
        InputError: see ``dossiers``; or a rule is not about practice.
    """
    wanted = _wanted(passes, fails, unknown, not_applicable)
    return _narrowed(("practice",), ("practice",), facts, regime, wanted, pack)


def dossiers(
    *,
    facts: Mapping[str, Any] | None = None,
    regime: str | None = None,
    passes: str | None = None,
    fails: str | None = None,
    unknown: str | None = None,
    not_applicable: str | None = None,
    pack: Pack | None = None,
) -> Sketches:
    """Dossiers with or without statutes, financial years and an application.

    Args:
        facts: Facts that each states, as a file writes them; also what the heads of the files say,
            under the names of the vocabulary (``cooperative.form``, ``year.closes`` …).
        regime: A set of rules: only facts that its rules use vary, and if it is an accreditation,
            every dossier has it.
        passes: A rule that passes for a subject of each dossier.
        fails: A rule that fails for one.
        unknown: A rule that stays unknown for one.
        not_applicable: A rule that does not concern one.
        pack: The law; by default the one that comes with the package.

    Raises:
        InputError: a fact, a set of rules or a rule does not exist; no case of a rule shows how
            to get an outcome by what files can state; or facts and outcomes do not go together.
    """
    wanted = _wanted(passes, fails, unknown, not_applicable)
    return _narrowed(PLANES, (), facts, regime, wanted, pack)


def _wanted(
    passes: str | None, fails: str | None, unknown: str | None, not_applicable: str | None
) -> dict[Outcome, str | None]:
    return {"pass": passes, "fail": fails, "unknown": unknown, "not_applicable": not_applicable}


def _narrowed(
    varied: tuple[Plane, ...],
    there: tuple[Plane, ...],
    facts: Mapping[str, Any] | None,
    regime: str | None,
    wanted: Mapping[Outcome, str | None],
    pack: Pack | None,
) -> Sketches:
    pack = pack or own_pack()
    narrowing = Narrowing(pack, dict(facts or {}), regime, wishes_of(pack, wanted), varied)
    variations = some_facts(pack.vocabulary, list(narrowing.varying()), narrowing.days)
    if narrowing.wishes:
        found = drafts(pack, narrowing.wishes, narrowing.facts, there)
        return _around(narrowing, st.sampled_from(found), variations)
    if _drafted(narrowing, {}, narrowing.closings[0], there) is None:
        raise nothing_usable("the facts that are given do not go together in one dossier.")
    return _drawn(narrowing, there, variations)


@st.composite
def _around(
    draw: Draw,
    narrowing: Narrowing,
    found: st.SearchStrategy[Draft],
    variations: st.SearchStrategy[Any],
) -> Sketch:
    """A draft with more facts, or without if a wish would then not come true."""
    pack = narrowing.pack
    draft = varied = draw(found)
    if not draft.years and "practice" in narrowing.planes and draw(st.booleans()):
        varied = replace(draft, years=(YearDraft(year_start(draft.as_of), draft.as_of),))
    varied = _varied(pack, varied, draw(variations))
    sketch = varied.sketch(pack.vocabulary)
    return sketch if granted(pack, sketch, narrowing.wishes) else draft.sketch(pack.vocabulary)


def _varied(pack: Pack, draft: Draft, free: Mapping[str, Any]) -> Draft:
    """A draft with those facts that have a place in it and are not stated there."""
    stated = {*(draft.statutes or ()), *draft.application}
    stated.update(*(year.facts for year in draft.years))
    lacking = {
        *(() if draft.years else ("practice",)),
        *(() if draft.seeks is not None else ("application",)),
    }
    entries = pack.vocabulary.entries
    new = {
        name: raw
        for name, raw in free.items()
        if name not in stated and entries[name].plane not in lacking
    }
    return draft.with_facts(new, pack.vocabulary)


def _drafted(
    narrowing: Narrowing, heads: Mapping[str, Any], closes: datetime.date, planes: Iterable[Plane]
) -> Draft | None:
    given = {**heads, **narrowing.facts}
    as_of = given.get(LOOKED_AT, closes)
    situation = Situation(given, given.get(CLOSES, closes), as_of, frozenset(planes))
    return draft_of(narrowing.pack, situation, narrowing.regimes)


@st.composite
def _drawn(
    draw: Draw, narrowing: Narrowing, there: tuple[Plane, ...], variations: st.SearchStrategy[Any]
) -> Sketch:
    """A dossier of which nothing is wanted."""
    pack = narrowing.pack
    closes = narrowing.facts.get(CLOSES) or draw(st.sampled_from(narrowing.closings))
    heads = {LOOKED_AT: add_months(closes, draw(st.sampled_from(LATER))), **draw(_heads(narrowing))}
    planes = {*there, *(() if there else draw(_subset(narrowing.planes)))}
    draft = _drafted(narrowing, heads, closes, planes)
    assert draft is not None
    draft = _varied(pack, draft, draw(variations))
    if not there and draft.years and draw(st.booleans()):
        draft = _with_year_before(draft, draw(variations), pack)
    return draft.sketch(pack.vocabulary)


def _subset(planes: tuple[Plane, ...]) -> st.SearchStrategy[list[Plane]]:
    return st.lists(st.sampled_from(planes), unique=True)


def _heads(narrowing: Narrowing) -> st.SearchStrategy[dict[str, Any]]:
    """What the head of the dossier says, the plainest first."""
    signatures = narrowing.pack.vocabulary.signatures
    first, last = narrowing.days
    optional: dict[str, st.SearchStrategy[Any]] = {
        FORM: st.sampled_from(getattr(signatures[FORM].type, "options", ())),
        INCORPORATED: st.dates(add_months(first, -120), last),
    }
    for regime, options in accreditations(narrowing.pack).items():
        optional[STATUS + regime] = st.sampled_from(options)
    return st.fixed_dictionaries({}, optional=optional)


def _with_year_before(draft: Draft, free: Mapping[str, Any], pack: Pack) -> Draft:
    """A draft with one more year, before the first; only what is of a year is taken from facts."""
    closes = draft.years[0].opens - DAY
    opens = year_start(closes)
    if opens < first_known(pack) or closes.year == draft.years[0].closes.year:
        return draft
    entries = pack.vocabulary.entries
    facts = {name: raw for name, raw in free.items() if entries[name].plane == "practice"}
    return replace(draft, years=(YearDraft(opens, closes, facts), *draft.years))
