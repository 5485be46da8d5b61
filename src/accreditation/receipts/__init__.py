"""Receipts: what a report rests on, and whether it still gives the same findings."""
