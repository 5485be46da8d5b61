"""The report on a dossier for people: one model, and the files written from it."""
