"""Deciding: rules compiled for ``durable_rules``, confirmed by the Kleene evaluator."""

from accreditation.engine.faults import EngineFault
from accreditation.engine.judging import Bench, Engine, Judged
from accreditation.engine.programs import compile_rule

__all__ = ["Bench", "Engine", "EngineFault", "Judged", "compile_rule"]
