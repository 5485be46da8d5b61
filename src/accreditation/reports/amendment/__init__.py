"""What is said of an amendment of the statutes: the note for the board, and the same as data."""
