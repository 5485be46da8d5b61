"""The report on a dossier for people."""
