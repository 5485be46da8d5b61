"""The instruments of law: laws, codes and decrees, and from when which wording is in force."""

import datetime
from typing import Annotated

from pydantic import Field

from accreditation.files import Strict, shape
from accreditation.findings import Confidence
from accreditation.language import Text


class Wording(Strict):
    """One wording of an instrument, in force from a date until the next wording.

    Attributes:
        encoded: Whether the rules encode this wording; if not, its period is a gap.
        by: Key of the instrument that introduced it.
    """

    from_: Annotated[datetime.date, Field(alias="from")]
    encoded: bool
    by: str | None = None


class Instrument(Strict):
    """A law, code or decree.

    Attributes:
        short: What it is called where it is cited; its key if that is so in every language.
        numac: Number in the Belgian Official Gazette.
        justel: Justel dossier number.
        published: Date of publication in the Gazette.
        eli: European Legislation Identifier, as a link.
        reviewed: Last day on which the project compared its rules with the text.
        versions: Wordings, oldest first; empty when the commencement is not fixed or not known.
    """

    short: Text | None = None
    title: Text
    numac: str | None = None
    justel: str | None = None
    published: datetime.date | None = None
    eli: str | None = None
    confidence: Confidence
    reviewed: datetime.date | None = None
    versions: list[Wording] = []

    def wording(self, on: datetime.date) -> Wording | None:
        """The wording in force on a date; None before the first."""
        return next((v for v in reversed(self.versions) if v.from_ <= on), None)

    def encoded_from(self) -> datetime.date | None:
        """First day of the oldest wording that the rules encode."""
        return next((v.from_ for v in self.versions if v.encoded), None)


INSTRUMENTS = shape(dict[str, Instrument])
