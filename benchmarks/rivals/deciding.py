"""What every rival does: outcomes by rule for the fields of a subject."""

from collections.abc import Callable, Mapping

from benchmarks.rivals.translation import Fields

Outcomes = Mapping[str, str]
"""The outcome of each rule; one that is not there is unknown."""

Decide = Callable[[Fields], Outcomes]
