"""Faults of the engine itself, as opposed to faults of its input."""


class EngineFault(Exception):
    """The engine cannot be trusted with this run; the message says why and what to do."""
