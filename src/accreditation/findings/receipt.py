"""By what a report can be checked again: what it rests on, as digests."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a report rests on. All digests are SHA-256, in hexadecimal.

    Attributes:
        program: The version of this program.
        engine: What decided, with its version.
        dossier: The folder of the dossier as it was named on the command line, or its file where
            that has a name of its own.
        regimes: The sets of rules that were asked for; empty for those of the dossier.
        years: The years that were asked for; empty for all.
        rules: The digest of each file of the rule pack, by its path in the pack.
        files: The digest of each file of the dossier, by its path beside ``dossier.yaml``.
        decisions: The digest that closes the chain of decisions; None where there are none.
        findings: The digest of what was found.
        decided: How many decisions the chain has.
        report: The digest of the whole report as it is written, but for this entry; None where it
            was not worked out.
    """

    program: str
    engine: str
    dossier: str
    regimes: tuple[str, ...]
    years: tuple[str, ...]
    rules: Mapping[str, str]
    files: Mapping[str, str]
    decisions: str | None
    findings: str
    decided: int = 0
    report: str | None = None
