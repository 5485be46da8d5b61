"""A pool of processes, each of which holds the rule pack."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any, Concatenate, TypeVar

from accreditation.law import Pack, load_pack

Result = TypeVar("Result")


def in_processes(
    pack: Pack,
    work: Callable[Concatenate[Pack, ...], Result],
    tasks: Sequence[tuple[Any, ...]],
    workers: int | None = None,
) -> Iterator[tuple[int, Result]]:
    """What ``work`` gives for the pack and the arguments of each task, as soon as it is there.

    Args:
        pack: A pack as it stands in its folder; every process reads it once.
        work: A function of a module.
        tasks: The further arguments of each call.
        workers: How many processes share the work; by default, as many as there are processors.

    Yields:
        The number of a task, and its result.
    """
    number = min(workers or os.cpu_count() or 1, len(tasks))
    if number < 2:
        yield from ((i, work(pack, *task)) for i, task in enumerate(tasks))
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(number, context, _begin, (pack.folder, work)) as pool:
        waiting = {pool.submit(_do, *task): i for i, task in enumerate(tasks)}
        try:
            for task in as_completed(waiting):
                yield waiting[task], task.result()
        finally:
            pool.shutdown(cancel_futures=True)


_given: list[tuple[Pack, Callable[..., Any]]] = []
"""What a process of the pool was given when it began."""


def _begin(folder: Path, work: Callable[..., Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    _given.append((load_pack(folder), work))


def _do(*arguments: Any) -> Any:
    ((pack, work),) = _given
    return work(pack, *arguments)
