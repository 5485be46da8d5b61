"""Writing a report: JSON for programs, text for people."""
