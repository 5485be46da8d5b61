"""How many dossiers a second each evaluator judges, measured in turns in one run."""

import statistics
from collections.abc import Callable, Sequence

from accreditation.checking import Checker
from accreditation.conditions import Context
from accreditation.engine import Engine, judged_alone
from accreditation.law import load_pack
from benchmarks.turns import CLOCKS, REPETITIONS, in_turns, ratios, spread, table, times
from benchmarks.workload import Judgement, Task, load_tasks

Way = Callable[[Task], None]


def measure() -> str:
    """Dossiers per second for each way to judge them, and the ratios between the ways."""
    pack = load_pack()
    tasks = load_tasks(pack)
    rules = pack.rules.values()
    ways = _ways(Engine(rules), Engine(rules, remembered=0), Checker(pack))
    rounds = in_turns({name: _all(way, tasks) for name, way in ways.items()})
    first = next(iter(ways))
    rows = [
        (
            name,
            *(spread(len(tasks) / s for s in times(rounds, name, clock)) for clock in CLOCKS),
            spread(ratios(rounds, name, first)),
        )
        for name in ways
    ]
    judgements = statistics.mean(len(task.judgements) for task in tasks)
    head = ("dossiers a second", *(f"of {clock} time" for clock in CLOCKS), f"time ÷ {first}")
    return (
        f"{len(tasks)} dossiers, each with {judgements:.0f} judgements of a rule on average; "
        f"{REPETITIONS} repetitions; median (least to most).\n\n{table(head, rows)}"
    )


def _ways(engine: Engine, forgetful: Engine, checker: Checker) -> dict[str, Way]:
    """Each way to go through a dossier; the others are compared with the first."""

    def alone(task: Task) -> None:
        for judgement in anew(task.judgements):
            judged_alone(judgement.rule, judgement.context, judgement.in_force)

    def both(engine: Engine) -> Way:
        def judge(task: Task) -> None:
            with engine.bench() as bench:
                for judgement in anew(task.judgements):
                    bench.judge(judgement.rule, judgement.context, judgement.in_force)

        return judge

    def check(task: Task) -> None:
        checker.check(task.dossier, task.as_of)

    confirmed = {
        "durable_rules": both(engine),
        "durable_rules, remembering no decision": both(forgetful),
    }
    if engine.note.agrees_with is None:
        confirmed = {}
    return {"kleene": alone, **confirmed, "whole check": check}


def anew(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The same judgements, on subjects of which nothing was read yet."""
    fresh: dict[int, Context] = {}
    for one in judgements:
        old = one.context
        if id(old) not in fresh:
            fresh[id(old)] = Context(old.law, old.facts, old.on, old.as_of, {}, old.nothing_found)
    return [Judgement(one.rule, fresh[id(one.context)], one.in_force) for one in judgements]


def _all(way: Way, tasks: Sequence[Task]) -> Callable[[], None]:
    def judge() -> None:
        for task in tasks:
            way(task)

    return judge
