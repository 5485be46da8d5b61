"""Amended statutes before the general meeting: what a draft changes, breaks, mends and needs."""

from accreditation.amending.amendment import Amending, Amendment
from accreditation.amending.changes import Change
from accreditation.amending.drafts import Draft, drafted
from accreditation.amending.inputs import in_force
from accreditation.amending.proposals import read_proposal

__all__ = ["Amending", "Amendment", "Change", "Draft", "drafted", "in_force", "read_proposal"]
