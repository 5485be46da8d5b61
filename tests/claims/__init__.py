"""Tests of the legal references that documents make."""
