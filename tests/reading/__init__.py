"""Tests of reading statutes from documents."""
