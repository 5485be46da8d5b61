"""Tests, from the front door."""
