"""Drafts: the special report, and letters."""
