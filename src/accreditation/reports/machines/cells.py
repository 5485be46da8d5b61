"""Cells of tables that spreadsheets read."""

FORMULA = ("=", "+", "-", "@")
"""With what a cell begins that a spreadsheet takes for a formula, when it reads or edits it."""
