"""Answers that are taken into a dossier."""
