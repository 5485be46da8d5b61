"""Tests of reading facts out of articles."""
