"""Telling a rule from a mutant that its cases do not notice."""

from accreditation.law import Pack, Rule
from accreditation.mutation.telling import Proved, Told, Undecided, Witness
from accreditation.proof.comparing import Different, Equal, Version, compare

SECONDS = 5.0


def tell_apart(pack: Pack, rule: Rule, mutant: Rule) -> Told:
    """A proof that a mutant is the same rule, or the smallest case on which it is not."""
    found = compare(Version(pack, rule), Version(pack, mutant), SECONDS)
    match found:
        case Equal(bound=None):
            return Proved("the same outcome on every case")
        case Equal(bound=bound):
            return Proved(f"the same outcome on every case with lists of up to {bound} items")
        case Different(witness=witness, before=before, after=after):
            return Witness(witness.case(f"{before}, and not {after}", before))
    return Undecided()
