"""Compliance rules for the accreditation of Belgian cooperatives and social enterprises.

A rule is written once, as data in ``rules/``, and read in several ways by the packages here; none
of them knows a rule by name. ``docs/design.md`` draws the house.
"""

__version__ = "0.1.0"
