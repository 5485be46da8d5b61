"""Timing several ways to do one thing in turns, so that other work of the machine hits them all."""

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence

REPETITIONS = 7

CLOCKS: dict[str, Callable[[], float]] = {
    "wall": time.perf_counter,
    "processor": time.process_time,
}

Round = dict[str, dict[str, float]]
"""Seconds by way and clock."""


def in_turns(ways: Mapping[str, Callable[[], object]]) -> list[Round]:
    """Seconds of each way, in as many rounds as there are repetitions; each is run once before."""
    for way in ways.values():
        way()
    names = list(ways)
    rounds = []
    for n in range(REPETITIONS):
        first = n % len(names)
        times = {name: _seconds(ways[name]) for name in names[first:] + names[:first]}
        rounds.append({name: times[name] for name in names})
    return rounds


def times(rounds: Sequence[Round], way: str, clock: str) -> list[float]:
    """Seconds of ``way`` in each round."""
    return [round_[way][clock] for round_ in rounds]


def ratios(rounds: Sequence[Round], way: str, other: str, clock: str = "processor") -> list[float]:
    """How many times as long as ``other`` each round's ``way`` took."""
    pairs = zip(times(rounds, way, clock), times(rounds, other, clock), strict=True)
    return [a / b for a, b in pairs]


def spread(values: Iterable[float], digits: int = 1) -> str:
    """The median, and the least and the largest value in brackets."""
    found = list(values)
    low, middle, high = min(found), statistics.median(found), max(found)
    return f"{middle:,.{digits}f} ({low:,.{digits}f} to {high:,.{digits}f})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, its first column to the left and the others to the right."""
    ruler = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ruler, *rows))


def _seconds(way: Callable[[], object]) -> dict[str, float]:
    gc.collect()
    starts = {name: clock() for name, clock in CLOCKS.items()}
    way()
    return {name: clock() - starts[name] for name, clock in CLOCKS.items()}
