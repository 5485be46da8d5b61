"""Mutation: every rule is changed in one place after the other, and its cases must notice."""

from accreditation.mutation.edits import KINDS, Kind
from accreditation.mutation.mutants import Mutant, mutants
from accreditation.mutation.run import Mutated, Survivor, mutate, mutate_all
from accreditation.mutation.telling import Proved, TellApart, Told, Undecided, Witness

__all__ = [
    "KINDS",
    "Kind",
    "Mutant",
    "Mutated",
    "Proved",
    "Survivor",
    "TellApart",
    "Told",
    "Undecided",
    "Witness",
    "mutants",
    "mutate",
    "mutate_all",
]
