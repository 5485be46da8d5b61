"""Tests of screening a whole register."""
