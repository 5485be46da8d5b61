"""Tests of the package for testing rules."""
