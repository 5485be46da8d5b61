"""The dossiers of these tests."""

from tests.deciding.desk import in_order, one_cent_over

__all__ = ["in_order", "one_cent_over"]
