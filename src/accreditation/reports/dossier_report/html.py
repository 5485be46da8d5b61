"""The report as one HTML file that needs nothing else and works without a script."""

import re
from functools import cache
from pathlib import Path

from jinja2 import Template
from markupsafe import Markup
from pydantic_core import to_json

from accreditation.findings import Report
from accreditation.findings.questions import WEIGHTS
from accreditation.language import Language, phrase
from accreditation.receipts.sealing import SEAL, sealed
from accreditation.reports.dossier_report.model import SIGNS, Model, Told
from accreditation.reports.json_report import report_data
from accreditation.reports.spacing import spaced
from accreditation.reports.templates import template
from accreditation.reports.writing import labelled

_FOLDER = Path(__file__).parent
_UNSAFE = re.compile("[<>&\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]|[^\x00-\uffff]")

HEADINGS = {
    "fail": "failures",
    "unknown": "open",
    "pass": "passes",
    "not_applicable": "not_applicable",
}
"""The phrase over the findings with each outcome."""


def html_of(model: Model, report: Report) -> str:
    """The report as HTML, with a digest of the page in it.

    Args:
        model: What it says.
        report: What is kept in the file as data, as ``accreditation-report``, to be verified.
    """
    headings = [model.words[HEADINGS[told.code]] for told in model.outcomes]
    weights = [Told(code, phrase(f"weight.{code}").in_(model.language)) for code in WEIGHTS]
    page = _template(model.language).render(
        seal=SEAL,
        model=model,
        words=model.words,
        signs=SIGNS,
        weights=weights,
        groups=list(zip(model.outcomes, headings, strict=True)),
        data=embedded(report),
    )
    return sealed(page)


def embedded(report: Report) -> Markup:
    """The JSON of a report in which nothing can be taken for HTML."""
    text = to_json(report_data(report)).decode()
    return Markup(_UNSAFE.sub(_escaped, text))  # noqa: S704 - no markup is left in it


def _escaped(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


@cache
def _template(language: Language) -> Template:
    def head(word: str) -> str:
        """A word with the colon behind it."""
        return spaced(labelled(word, "", language).rstrip(), language)

    return template(_FOLDER / "report.html", head=head)
