"""Figures of other systems as facts of a financial year, without the names beside them."""
