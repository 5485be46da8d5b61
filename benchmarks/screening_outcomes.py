"""The form in which every way of screening gives its outcomes."""

Outcomes = dict[str, dict[str, int]]
"""How many rows have each outcome, by the name of a rule."""
