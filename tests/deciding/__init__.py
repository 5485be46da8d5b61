"""Decisions by persons: recorded, replayed, and dropped when what they were about changes."""
