"""From a column of a register to a typed value, as strictly as a file of a dossier is read."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

import ibis
import ibis.expr.datatypes as dt

from accreditation.conditions import (
    SILENT,
    Boolean,
    Choice,
    Day,
    FactSignature,
    ListType,
    Number,
    Scalar,
    Words,
)
from accreditation.files import FIRST_YEAR, LAST_YEAR
from accreditation.screening.mapping import ColumnSaid
from accreditation.screening.terms import (
    FALSE,
    TRUE,
    Expr,
    Term,
    equal,
    is_among,
    never,
    number,
    sides,
    times,
    whole,
)

_FIRST, _LAST = datetime.date(FIRST_YEAR, 1, 1), datetime.date(LAST_YEAR, 12, 31)

_PATTERNS = {
    "EUR": "^-?[0-9]{1,16}([.][0-9]{1,4})?( EUR)?$",
    "rate": "^-?[0-9]{1,5}([.][0-9]{1,4})? ?%$",
}
_COUNT = "^-?[0-9]{1,18}$"
_TAILS = {"EUR": "([.][0-9]{1,4})?( EUR)?", "rate": "([.][0-9]{1,4})? ?%"}
_DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

INCOMPARABLE = "[^ -~¡-´¶-Þà-įĲ-ňŊ-ž]"
"""A letter of which not every engine tells the small one as Python does, or a sign of control."""

_STEPS = {"euro": 10**4, "cent": 10**2, "percent": 10**4, "fraction": 10**6}

DTYPES = {Boolean: "boolean", Choice: "string", Words: "string", Day: "date"}


class Unfit(Exception):
    """A column cannot hold the values of a fact, whatever stands in it."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The value of a fact that stands in a column.

    Attributes:
        term: The value; it means nothing where the column is wrong.
        wrong: Whether what stands there is no value of the fact, NULL or false where it is one;
            None where the type of the column leaves no room for that.
    """

    term: Term
    wrong: Expr | None


def typed(raw: Expr, signature: FactSignature, said: ColumnSaid) -> Typed:
    """The value of a fact that stands in a column.

    Raises:
        Unfit: the type of the column, or its unit, is not one for the fact.
    """
    type_, kind = signature.type, raw.type()
    assert not isinstance(type_, ListType)
    if holds_nothing(kind):
        return Typed(nothing(type_), None)
    if kind.is_boolean() and isinstance(type_, Boolean) and not said.values:
        return Typed(Term(raw), None)
    if kind.is_string() and isinstance(type_, Choice) and not said.values:
        return _choice(raw, type_, signature)
    if kind.is_date() and isinstance(type_, Day):
        return Typed(Term(raw), ~raw.between(_FIRST, _LAST))
    found = _read(raw, signature, said)
    wrong = raw.notnull() & ~found.known
    if kind.is_string() and isinstance(type_, Number) and not said.values:
        return Typed(_number_written(raw, type_, found), ~_surely(raw, type_) & wrong)
    return Typed(found, wrong)


def _surely(raw: Expr, type_: Number) -> Expr:
    """Whether a text is quickly seen to be a number that is right; engines may ask this first."""
    whole_part = type_.high // (10**4 if type_.unit in _TAILS else 1)
    digits = len(str(whole_part)) - 1
    if type_.low > 0 or digits < 1:
        return FALSE
    pattern = f"^[0-9]{{1,{digits}}}{_TAILS.get(type_.unit, '')}$"
    return _is_like(raw, pattern)


def _number_written(raw: Expr, type_: Number, checked: Term) -> Term:
    """The number in a text that is right, with the silence and the bounds of ``checked``."""
    if type_.unit not in _PATTERNS:
        return Term(raw.try_cast("int64"), checked.silent, checked.low, checked.high)
    digits = raw.replace(" EUR", "").replace("%", "").replace(" ", "")
    steps = digits.try_cast("decimal(20, 4)") * ibis.literal(Decimal(10**4), "decimal(5, 0)")
    return whole(steps, checked.low, checked.high, checked.silent)


def _choice(raw: Expr, type_: Choice, signature: FactSignature) -> Typed:
    silence = [] if signature.silence == "impossible" else [SILENT.value]
    words = "|".join(map(re.escape, (*type_.options, *silence)))
    wrong = raw.notnull() & ~_is_like(raw, f"^({words})$")
    return Typed(spoken(raw) if silence else Term(raw), wrong)


def _is_like(raw: Expr, pattern: str) -> Expr:
    """Whether the whole of a text, if it is not empty, is of a pattern.

    DuckDB takes a part of a text once for all rows with the same text; a match it does not. The
    lengths are compared because the end of a pattern may leave out the end of a line.
    """
    found = raw.re_extract(pattern, 0).length().fill_null(0)
    return (found > 0) & (found == raw.length())


def _read(raw: Expr, signature: FactSignature, said: ColumnSaid) -> Term:
    """The value that stands in a column; NULL where none that is right stands there."""
    type_, kind = signature.type, raw.type()
    assert not isinstance(type_, ListType)
    if kind.is_floating() and (said.values or isinstance(type_, Number)):
        raise Unfit(
            "holds binary floating-point numbers, which are not exact; store whole numbers, "
            "decimals or text"
        )
    if said.values:
        written = [
            (equal(raw.cast("string"), key), ibis.literal(v)) for key, v in said.values.items()
        ]
        raw = ibis.cases(*written)
        kind = raw.type()
    if not kind.is_string():
        return _of_type(raw, kind, type_, said)
    if said.unit is not None:
        raise Unfit("holds text, which tells its own unit; leave 'unit' out")
    if signature.silence == "impossible":
        return _of_text(raw, type_)
    silent = equal(raw, SILENT.value).fill_null(False)
    if isinstance(type_, Words):
        raw = ibis.ifelse(silent, ibis.null("string"), raw)
    found = _of_text(raw, type_)
    return Term(found.value, silent, found.low, found.high)


def spoken(value: Expr) -> Term:
    """A word that may say that the statutes are silent."""
    return Term(value, equal(value, SILENT.value).fill_null(False), word=True)


def holds_nothing(kind: dt.DataType) -> bool:
    """Whether no value stands in a column of a type, which Ibis does not know of every engine."""
    return kind.is_null() or (kind.is_unknown() and 'kind="NULL")' in str(kind))


def holds_no_items(kind: dt.DataType) -> bool:
    """Whether no item stands in any list in a column of a type."""
    if kind.is_array():
        return holds_nothing(kind.value_type)
    return kind.is_unknown() and 'kind="NULL"[])' in str(kind)


def nothing(type_: Scalar) -> Term:
    """A value that is never known."""
    if isinstance(type_, Number):
        return whole(never("int64"), 0, 0)
    return Term(never(DTYPES[type(type_)]))


def _of_type(raw: Expr, kind: dt.DataType, type_: Scalar, said: ColumnSaid) -> Term:
    match type_:
        case Boolean() if kind.is_boolean():
            return Term(raw)
        case Number() if kind.is_integer() or kind.is_decimal():
            return _number(raw, kind, type_, said)
    raise Unfit(f"holds {kind}, which is no type for a fact that is {_told(type_)}")


def _number(raw: Expr, kind: dt.DataType, type_: Number, said: ColumnSaid) -> Term:
    steps = _steps(type_, said)
    scale, least, most = _ends(kind)
    if steps % 10**scale:
        raise Unfit(f"has {scale} decimals, more than a fact that is {_told(type_)} can have")
    one = steps // 10**scale
    low, high = max(type_.low, least * one), min(type_.high, most * one)
    if (low, high) != (least * one, most * one):
        raw = _within(raw, _counted(-(-low // one), scale), _counted(high // one, scale))
    if not scale:
        return times(whole(raw, -(-low // steps), high // steps), steps)
    digits = max(len(str(max(-low, high))) + scale, len(str(steps)))
    factor = ibis.literal(Decimal(steps), f"decimal({len(str(steps))}, 0)")
    return whole(raw.cast(f"decimal({digits}, {scale})") * factor, low, high)


def _ends(kind: dt.DataType) -> tuple[int, int, int]:
    """The decimals of a column of numbers, and the least and the most it counts of the last one."""
    if isinstance(kind, dt.Integer):
        return 0, kind.bounds.lower, kind.bounds.upper
    assert isinstance(kind, dt.Decimal)
    if kind.precision is None or kind.scale is None:
        raise Unfit("holds decimals without a precision; give it one, such as DECIMAL(18, 2)")
    most = 10**kind.precision - 1
    return kind.scale, -most, most


def _counted(number: int, scale: int) -> Expr:
    """A number of the last decimal of a column."""
    if not scale:
        return ibis.literal(number)
    return ibis.literal(Decimal(number).scaleb(-scale), f"decimal(38, {scale})")


def _steps(type_: Number, said: ColumnSaid) -> int:
    """How many of the smallest steps of a type one of the numbers in a column is."""
    fit = {"EUR": ("euro", "cent"), "rate": ("percent", "fraction")}.get(type_.unit, ())
    if said.unit is not None and said.unit not in fit:
        raise Unfit(f"cannot be in '{said.unit}', for the fact is {_told(type_)}")
    if type_.unit == "EUR":
        return _STEPS[said.unit or "euro"]
    if type_.unit == "rate":
        if said.unit is None:
            raise Unfit(
                "holds rates as numbers, and 6 % may be 6 or 0.06 there; let the map say "
                "'unit: percent' or 'unit: fraction', or write text such as '6 %'"
            )
        return _STEPS[said.unit]
    return 1


def _of_text(raw: Expr, type_: Scalar) -> Term:
    match type_:
        case Boolean():
            small = raw.lower()
            return Term(ibis.cases((equal(small, "true"), TRUE), (equal(small, "false"), FALSE)))
        case Choice(options=options):
            return Term(ibis.ifelse(is_among(raw, options), raw, ibis.null("string")))
        case Words():
            plain = raw.re_replace(" +", " ").strip().lower()
            return Term(ibis.ifelse(raw.re_search(INCOMPARABLE), ibis.null("string"), plain))
        case Day():
            date = _fitting(raw, _DATE).try_cast("date")
            return Term(_within(date, _FIRST, _LAST))
        case Number(unit=unit, low=low, high=high):
            digits = _fitting(raw, _PATTERNS.get(unit, _COUNT))
            digits = digits.replace(" EUR", "").replace("%", "").replace(" ", "")
            if unit not in _PATTERNS:
                return whole(_within(digits.cast("int64"), low, high), low, high)
            steps = digits.cast("decimal(20, 4)") * ibis.literal(Decimal(10**4), "decimal(5, 0)")
            found = Term(steps.cast("decimal(38, 0)"), None, low, high)
            ends = (sides(number(end), found)[0] for end in (low, high))
            return whole(_within(found.value, *ends), low, high)


def _fitting(raw: Expr, pattern: str) -> Expr:
    """A text that fits a pattern; ``$`` alone fits before a last line break too in some engines."""
    fits = raw.re_search(pattern) & ~raw.re_search("[^ -~]")
    return ibis.ifelse(fits, raw, ibis.null("string"))


def _within(value: Expr, low: object, high: object) -> Expr:
    return ibis.ifelse(value.between(low, high), value, ibis.null())


def _told(type_: Scalar) -> str:
    return type_.name if not isinstance(type_, Choice) else "one of several words"
