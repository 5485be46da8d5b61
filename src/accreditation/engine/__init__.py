"""Deciding: rules compiled for ``durable_rules``, confirmed by the Kleene evaluator."""

from accreditation.engine.faults import EngineFault
from accreditation.engine.judging import OUTCOME, Bench, Engine, Judged, judged_alone
from accreditation.engine.programs import compile_rule

__all__ = [
    "OUTCOME",
    "Bench",
    "Engine",
    "EngineFault",
    "Judged",
    "compile_rule",
    "judged_alone",
]
