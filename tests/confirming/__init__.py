"""Readings that a person confirms: the file, the check, the walk in the terminal."""
