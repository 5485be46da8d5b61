"""Figures of other systems become facts: the same ones, and no name with them."""
