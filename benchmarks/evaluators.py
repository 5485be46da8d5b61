"""How many dossiers a second each evaluator judges, measured in turns in one run."""

import statistics
import time
from collections.abc import Callable, Sequence

import click

from accreditation.checking import Checker
from accreditation.engine import Engine, judged_alone
from accreditation.law import load_pack
from benchmarks.workload import Task, load_tasks

REPETITIONS = 7

Clock = Callable[[], float]
Way = Callable[[Task], None]
Round = dict[str, dict[str, float]]
"""Dossiers per second by way and clock."""

CLOCKS: dict[str, Clock] = {"wall": time.perf_counter, "processor": time.process_time}


def measure() -> None:
    """Print dossiers per second for each way to judge them, and the ratios between the ways."""
    pack = load_pack()
    tasks = load_tasks(pack)
    ways = _ways(Engine(pack.rules.values()), Checker(pack))
    for way in ways.values():
        way(tasks[0])
    rounds = [{name: _speeds(way, tasks) for name, way in ways.items()} for _ in range(REPETITIONS)]
    judgements = statistics.mean(len(task.judgements) for task in tasks)
    click.echo(
        f"Evaluators: {len(tasks)} dossiers, each with {judgements:.0f} judgements of a rule "
        f"on average; {REPETITIONS} repetitions"
    )
    for clock in CLOCKS:
        _print(rounds, clock)


def _print(rounds: Sequence[Round], clock: str) -> None:
    first, *others = rounds[0]
    click.echo(f"\n{f'per second of {clock} time':<34}{'min':>10}{'median':>10}{'max':>10}")
    for name in rounds[0]:
        _row(f"dossiers, {name}", [speeds[name][clock] for speeds in rounds])
    for name in others:
        ratios = [speeds[first][clock] / speeds[name][clock] for speeds in rounds]
        _row(f"ratio, {first} to {name}", ratios)


def _ways(engine: Engine, checker: Checker) -> dict[str, Way]:
    """Each way to go through a dossier; the others are compared with the first."""

    def alone(task: Task) -> None:
        for judgement in task.judgements:
            judged_alone(judgement.rule, judgement.context, judgement.in_force)

    def both(task: Task) -> None:
        with engine.bench() as bench:
            for judgement in task.judgements:
                bench.judge(judgement.rule, judgement.context, judgement.in_force)

    def check(task: Task) -> None:
        checker.check(task.dossier, task.as_of)

    confirmed = {} if engine.note.agrees_with is None else {"durable_rules": both}
    return {"kleene": alone, **confirmed, "whole check": check}


def _speeds(way: Way, tasks: Sequence[Task]) -> dict[str, float]:
    """Dossiers per second of each clock."""
    starts = {name: clock() for name, clock in CLOCKS.items()}
    for task in tasks:
        way(task)
    return {name: len(tasks) / (clock() - starts[name]) for name, clock in CLOCKS.items()}


def _row(name: str, values: Sequence[float]) -> None:
    low, middle, high = min(values), statistics.median(values), max(values)
    click.echo(f"{name:<34}{low:>10.1f}{middle:>10.1f}{high:>10.1f}")
