"""Tests of documents: the files that are written, read again as their readers would."""
