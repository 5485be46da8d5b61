"""Everything that is said of an amendment: what it does, what would mend it, what it needs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from accreditation.amending.amendment import Amendment
from accreditation.amending.offers import Offer
from accreditation.amending.plan import Plan
from accreditation.amending.votes import Vote, VoteResult

if TYPE_CHECKING:  # it needs the solver, which not every installation has
    from accreditation.fixing import Fix


@dataclass(frozen=True, slots=True)
class Least:
    """The smallest change of the amended statutes after which nothing fails.

    Attributes:
        fix: The change; None if there is none or it could not be looked for.
        missing: What was missing to look for it: the solver, or time.
    """

    fix: "Fix | None"
    missing: Literal["solver", "time"] | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """What a legal team is told.

    Attributes:
        plan: What the meeting needs.
        offers: For what fails in the amended statutes, wording that would mend it.
        least: The smallest change that would; None if nothing fails.
        vote: How the meeting voted; None if nobody said.
        votes: What became of that vote.
    """

    amendment: Amendment
    plan: Plan
    offers: tuple[Offer, ...]
    least: Least | None
    vote: Vote | None
    votes: tuple[VoteResult, ...] | None
