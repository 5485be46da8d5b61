"""Drafts as documents: the special report, and letters to the cooperative."""
