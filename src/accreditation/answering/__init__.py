"""Taking answers into the files of a dossier: all that a form gives, or nothing."""
