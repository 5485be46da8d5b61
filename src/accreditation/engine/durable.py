"""The only module that touches ``durable_rules``: deciding cases inside its safe envelope.

Every case is one prepared fact whose fields are compared with constants, asserted one at a time;
there are no joins, no negation, no arithmetic and no floats (see ``docs/design.md``). An outcome
is only what a rule fired; that nothing fired means unknown, never pass.
"""

import importlib
import itertools
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from accreditation.engine.faults import EngineFault
from accreditation.engine.programs import Atom, Branches, Program
from accreditation.findings import Outcome

VERSION = "2.0.28"
MAX_TESTS_PER_RULESET = 400
TESTS_PER_RULESET = 20
"""As many distinct tests are put together; larger rule sets take longer, and more memory."""

CASES_PER_STATE = 200
"""Facts asserted before a state is forgotten; in one that remembers very many, two of them may
get the same hash, and the second is refused."""

REMEMBERED = 50_000
"""Decisions that an engine remembers, so that it decides equal cases once."""

Fields = Mapping[str, str | int]
Case = tuple[str, tuple[tuple[str, str | int], ...]]
"""A program and its fields: all that a decision depends on."""

_ruleset_numbers = itertools.count()
_OPERATORS: dict[str, Callable[[str, str | int], dict[str, Any]]] = {
    "is": lambda field, constant: {field: constant},
    "more_than": lambda field, constant: {"$gt": {field: constant}},
}


def available() -> bool:
    """Whether this Python can run ``durable_rules``; it does not import on 3.13 or later."""
    return sys.version_info < (3, 13)


class _Compiled(NamedTuple):
    """Where a program is decided: the rule set, and there the first one of those like it."""

    ruleset: str
    program: str


class DurableEngine:
    """A host for a set of programs; build it once and keep it, for it is never freed."""

    def __init__(self, programs: Iterable[Program], remembered: int = REMEMBERED) -> None:
        """Compile the programs into rule sets of a safe size; what is alike is compiled once.

        Args:
            programs: What it can decide.
            remembered: How many decisions it remembers.

        Raises:
            EngineFault: ``durable_rules`` is not usable, or a program is too large for it.
        """
        self._fired: list[tuple[str, Outcome]] = []
        self._lock = threading.Lock()
        self._numbers = itertools.count()
        self._remembered = remembered
        self._decided: dict[Case, Outcome] = {}
        self._waiting: dict[str, list[Program]] = {}
        listed = list(programs)
        distinct = {program.branches: program for program in reversed(listed)}
        compiled: dict[Branches, _Compiled] = {}
        for group in _groups(distinct.values()):
            name = f"accreditation{next(_ruleset_numbers)}"
            self._waiting[name] = group
            compiled.update((program.branches, _Compiled(name, program.name)) for program in group)
        self._programs = {program.name: compiled[program.branches] for program in listed}
        self._host = _host()

    def session(self) -> "Session":
        """A session for one dossier."""
        return Session(self)

    def _new_state(self) -> str:
        return f"s{next(self._numbers)}"

    def _definition(self, programs: list[Program]) -> dict[str, Any]:
        rules: dict[str, Any] = {
            # A fact that matches no rule raises, and to delete a state with no other crashes.
            "any": {"all": [{"m": {"$ex": {"case": 1}}}], "run": lambda _: None}
        }
        for program in programs:
            for number, (outcome, branch) in enumerate(program.branches):
                tests = [{"program": program.name}]
                tests += [
                    _OPERATORS[t.operator](t.field, t.constant) for t in sorted(branch, key=_key)
                ]
                rules[f"{program.name}#{number}"] = {
                    "all": [{"m": {"$and": tests}}],
                    "run": self._action(outcome),
                }
        return rules

    def _compile(self, ruleset: str) -> None:
        """Hand over the rules of a set when a case first needs them."""
        programs = self._waiting.pop(ruleset, None)
        if programs is not None:
            self._host.set_rulesets({ruleset: self._definition(programs)})

    def _action(self, outcome: Outcome) -> Callable[[Any], None]:
        def record(context: Any) -> None:
            self._fired.append((context.m.case, outcome))

        return record

    def _decide(self, session: str, case: str, program: str, fields: Fields) -> Outcome:
        with self._lock:
            return self._decide_alone(session, case, program, fields)

    def _decide_alone(self, session: str, case: str, program: str, fields: Fields) -> Outcome:
        self._fired.clear()
        compiled = self._programs[program]
        fact = {"sid": session, "case": case, "program": compiled.program, **fields}
        try:
            self._compile(compiled.ruleset)
            state = self._host.assert_fact(compiled.ruleset, fact)
        except Exception as error:
            raise EngineFault(f"durable_rules refused a case of '{program}': {error!r}.") from error
        if state and state.get("exception"):
            raise EngineFault(f"durable_rules failed on '{program}': {state['exception']}.")
        outcomes = {outcome for fired, outcome in self._fired if fired == case}
        if len(outcomes) > 1:
            raise EngineFault(f"durable_rules gave several outcomes for '{program}': {outcomes}.")
        return outcomes.pop() if outcomes else "unknown"

    def _remember(self, case: Case, outcome: Outcome) -> None:
        if len(self._decided) < self._remembered:
            self._decided[case] = outcome

    def _end(self, session: str, rulesets: Iterable[str]) -> None:
        with self._lock:
            for name in rulesets:
                self._host.delete_state(name, session)


class Session:
    """The cases of one dossier; leaving the ``with`` block forgets them."""

    def __init__(self, engine: DurableEngine) -> None:
        self._engine = engine
        self._begin()

    def decide(self, program: str, fields: Fields) -> Outcome:
        """What the rules of ``program`` say about a case with ``fields``.

        An equal case that the engine remembers is not decided again.

        Raises:
            EngineFault: ``durable_rules`` failed, or gave more than one outcome.
        """
        case = self._engine._programs[program].program, tuple(fields.items())
        outcome = self._engine._decided.get(case)
        if outcome is None:
            outcome = self._decide_anew(program, fields)
            self._engine._remember(case, outcome)
        return outcome

    def _decide_anew(self, program: str, fields: Fields) -> Outcome:
        if self._cases == CASES_PER_STATE:
            self._engine._end(self._name, self._used)
            self._begin()
        self._used.add(self._engine._programs[program].ruleset)
        self._cases += 1
        case = f"{self._name}c{self._cases}"
        return self._engine._decide(self._name, case, program, fields)

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self._engine._end(self._name, self._used)

    def _begin(self) -> None:
        self._name = self._engine._new_state()
        self._cases = 0
        self._used: set[str] = set()


def _key(test: Atom) -> tuple[str, str]:
    return test.field, test.operator


def _groups(programs: Iterable[Program]) -> list[list[Program]]:
    """The programs in groups with few distinct tests; a program with many is one by itself."""
    groups: list[list[Program]] = []
    tests: set[Atom] = set()
    for program in programs:
        own = program.tests() | {Atom("program", "is", program.name)}
        if len(own) >= MAX_TESTS_PER_RULESET:
            raise EngineFault(
                f"the rule '{program.name}' needs {len(own)} distinct tests; fewer than "
                f"{MAX_TESTS_PER_RULESET} are safe. Split the rule."
            )
        if not groups or len(tests | own) > TESTS_PER_RULESET:
            groups.append([])
            tests = set()
        tests |= own
        groups[-1].append(program)
    return groups


def _host() -> Any:
    """A host without the background threads, which nothing here needs and nothing stops."""
    try:
        library = importlib.import_module("durable.engine")
    except ImportError as error:
        raise EngineFault(
            f"durable_rules cannot be used ({error}); it is compiled when installed, so install a "
            f"C compiler and the Python headers, then run: pip install durable_rules=={VERSION}"
        ) from error
    # Its own clock warns at every action on Python 3.12, where it would be an error under -W error.
    library._unix_now = time.time  # type: ignore[attr-defined]
    quiet = type("QuietHost", (library.Host,), {"_run": lambda _: None})
    return quiet()
