"""What an amendment of the statutes asks for, by when, and whether a vote carried it."""
