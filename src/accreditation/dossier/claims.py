"""The legal references that documents of the dossier make, as a year file lists them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from accreditation.conditions import MAX_ITEMS
from accreditation.dossier.models import ClaimEntry
from accreditation.files import Document, Problem, suggest
from accreditation.findings import EvidenceCitation


@dataclass(frozen=True, slots=True)
class LegalClaim:
    """A place of law that a document cites, and what the document cites it for.

    Attributes:
        name: What the file calls it.
        source: The document and the place in it.
        instrument: Key of the law that the document cites.
        cites: The place in the law, in the words of the document.
        about: What it is cited for: the name of a rule, or an instrument and a place in it.
        means: How a person reads the words of the document.
        line: Says of a problem with it where in which file it stands.
    """

    name: str
    source: EvidenceCitation
    instrument: str
    cites: str
    about: str
    means: str | None
    line: Problem

    def problem(self, message: str) -> Problem:
        """What is wrong with it, at its line."""
        return Problem(self.line.file, self.line.line, f"'{self.name}' {message}")


def read_claims(
    document: Document,
    claims: Mapping[str, ClaimEntry],
    documents: Collection[str],
    problems: list[Problem],
) -> tuple[LegalClaim, ...]:
    """The references that a file lists; documents that there are not are added to ``problems``."""
    if len(claims) > MAX_ITEMS:
        message = f"the list has {len(claims)} references; at most {MAX_ITEMS} are read."
        problems.append(document.problem(("claims",), message))
        return ()
    found = []
    for name, entry in claims.items():
        path = ("claims", name)
        if entry.document not in documents:
            near = suggest(entry.document, documents)
            message = f"there is no document '{entry.document}' in the dossier.{near}"
            problems.append(document.problem((*path, "document"), message))
        source = EvidenceCitation(entry.document, entry.at)
        found.append(
            LegalClaim(
                name,
                source,
                entry.instrument,
                entry.cites,
                entry.for_,
                entry.means,
                document.problem(path, ""),
            )
        )
    return tuple(found)
