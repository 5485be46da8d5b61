"""Asking the solver, with a limit on its time."""

from collections.abc import Iterable

import z3

from accreditation.proof.terms import Bool


class TimeOut(Exception):
    """The solver gave no answer in the time it had."""


class Question:
    """A set of formulas to which more can be added, and taken away again."""

    def __init__(
        self, formulas: Iterable[Bool], seconds: float, hints: Iterable[Bool] = ()
    ) -> None:
        """Begin with some formulas.

        Args:
            formulas: What must be so.
            seconds: The most time for one answer.
            hints: What may be tried when the time is over, to find at least one solution.
        """
        self._hints = tuple(hints)
        self._solver = z3.Solver()
        self._solver.set("timeout", int(seconds * 1000))
        self._solver.add(*formulas)

    def possible(self, *formulas: Bool) -> bool:
        """Whether something satisfies everything said so far and ``formulas``.

        Raises:
            TimeOut: the solver cannot tell.
        """
        answer = self._solver.check(*formulas)
        if answer == z3.unknown:
            answer = self._solver.check(*formulas, *self._hints)
            if answer != z3.sat:
                raise TimeOut
        return bool(answer == z3.sat)

    def keeps(self, formula: Bool) -> bool:
        """Add a formula if it is possible; leave it out if not, or if the solver cannot tell."""
        self._solver.push()
        self._solver.add(formula)
        if self._solver.check() == z3.sat:
            return True
        self._solver.pop()
        return False

    def insist(self, *formulas: Bool) -> None:
        """Add formulas for good."""
        self._solver.add(*formulas)

    def model(self) -> z3.ModelRef:
        """What satisfied the last question."""
        return self._solver.model()
