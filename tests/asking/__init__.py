"""What is asked about a dossier."""
