"""Numbers in figures, and rates and amounts as statutes files write them."""

import re
from fractions import Fraction


def exact(figures: str) -> Fraction | None:
    """The number that figures stand for: ``1.250,50``, ``1250``, ``2,5``, ``1/10``."""
    if re.fullmatch(r"\d+/[1-9]\d*", figures):
        return Fraction(figures)
    grouped = re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d{1,4}))?", figures)
    if grouped is None:
        return None
    return Fraction(re.sub(r"[.,]", "", grouped[1]) + (f".{grouped[2]}" if grouped[2] else ""))


def rate(part: Fraction) -> str:
    """A part of a whole as statutes files write it, ``6 %``; cut off after four decimals."""
    whole, rest = divmod(int(part * 1_000_000), 10_000)
    decimals = f"{rest:04d}".rstrip("0")
    return f"{whole}.{decimals} %" if decimals else f"{whole} %"


def money(amount: Fraction) -> str | None:
    """An amount as statutes files write it, ``250 EUR``; None where it is no whole cents."""
    cents = amount * 100
    if cents.denominator != 1:
        return None
    whole, rest = divmod(int(cents), 100)
    return f"{whole}.{rest:02d} EUR" if rest else f"{whole} EUR"
