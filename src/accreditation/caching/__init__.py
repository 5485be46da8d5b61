"""What was worked out, kept in the user's cache for the next run."""

from accreditation.caching.keeping import keep, kept
from accreditation.caching.place import OFF, VARIABLE, cache_folder
from accreditation.caching.snapshot import Snapshot, key_of, snapshot

__all__ = [
    "OFF",
    "VARIABLE",
    "Snapshot",
    "cache_folder",
    "keep",
    "kept",
    "key_of",
    "snapshot",
]
