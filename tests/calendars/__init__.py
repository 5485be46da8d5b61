"""Tests of the calendar of a financial year."""
