"""Tests of receipts, and of holding a report against its dossier again."""
