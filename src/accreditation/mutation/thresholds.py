"""Moving a limit by one step: a literal, a parameter, a number of months or days."""

import datetime
from collections.abc import Iterator
from typing import Any

from accreditation.conditions import MONEY, RATE, Number, Signature, read_value, show_value
from accreditation.conditions.expressions import REFERENCE
from accreditation.conditions.types import STEP_DIGITS, step_of
from accreditation.law import RuleFile
from accreditation.mutation.edits import Edit, rewritten, written
from accreditation.mutation.sites import Site


def threshold_edits(source: RuleFile, site: Site) -> Iterator[Edit]:
    """Every limit one step up and down, and a parameter read at the date of the finding."""
    if site.is_condition:
        return
    raw = site.raw
    news: list[Any]
    if isinstance(raw, dict):
        news = list(_parameter(raw, site.scope.signature))
    else:
        news = [moved for sign in (-1, 1) if (moved := _moved(raw, sign)) is not None]
    for new in news:
        description = f"{written(raw)} → {written(new)}"
        yield Edit("threshold", site.path, description, rewritten(source, site.path, new))


def _parameter(raw: dict[str, Any], signature: Signature) -> Iterator[Any]:
    if "parameter" not in raw:
        return
    step = _one_step(signature.parameters[raw["parameter"]])
    yield {"difference": [raw, step]}
    yield {"sum": [raw, step]}
    if "on" in raw:
        yield {"parameter": raw["parameter"]}


def _one_step(type_: Number) -> int | str:
    """One step of a number, as it is written: a cent, a hundredth of a percent, or one."""
    if type_.unit not in STEP_DIGITS:
        return 1
    return show_value(type_, step_of(type_))


def _moved(raw: Any, sign: int) -> Any:
    """A literal moved by one step, as it is written; None for the name of a fact."""
    if isinstance(raw, datetime.date):
        return raw + datetime.timedelta(days=sign)
    if isinstance(raw, int):
        return raw + sign
    if REFERENCE.fullmatch(raw):
        return None
    type_ = RATE if raw.endswith("%") else MONEY
    value = read_value(type_, raw)
    assert isinstance(value, int)
    return show_value(type_, value + sign * step_of(type_))
