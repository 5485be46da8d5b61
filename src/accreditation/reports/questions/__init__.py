"""What is asked about a dossier: as text, as JSON, and as forms to fill in."""
