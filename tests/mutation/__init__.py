"""Changing rules, and whether their cases notice."""
