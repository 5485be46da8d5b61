"""The safe envelope around ``durable_rules``; not collected where it does not run."""



from accreditation.engine.programs import Atom, Program


def wide_program(name: str, tests: int) -> Program:
    """A program with ``tests`` distinct tests."""
    branches = [("fail", frozenset({Atom(f"{name}{i}", "is", "yes")})) for i in range(tests)]
    return Program(name, tuple(branches))
