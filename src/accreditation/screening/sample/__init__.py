"""An invented register to try screening on, with real orders of magnitude."""

from accreditation.screening.sample.writing import write_sample

__all__ = ["write_sample"]
