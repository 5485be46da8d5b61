"""Tests of proofs: what is proved of rules, of versions of them, and of what mends a dossier."""
