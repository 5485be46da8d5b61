"""Tests of what the package offers to those who test rules."""
