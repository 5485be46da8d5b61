"""Starting a dossier: commented files with every question, ready to fill in."""

from accreditation.starting.files import starting_files
from accreditation.starting.folder import write_folder

__all__ = ["starting_files", "write_folder"]
