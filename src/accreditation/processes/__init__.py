"""Work on a rule pack, shared by several processes."""

from accreditation.processes.pool import in_processes

__all__ = ["in_processes"]
