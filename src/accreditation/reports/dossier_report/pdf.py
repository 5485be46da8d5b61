"""The report as a tagged PDF file; the same report gives the same bytes.

It keeps to PDF/UA-1, unless the fonts that come with typst lack a letter: then the fonts of the
system are used, too, and the file does not say that it keeps to the standard.
"""

import dataclasses
import json
from pathlib import Path

import typst

from accreditation.findings import Report
from accreditation.language import phrase
from accreditation.reports.dossier_report.model import SIGNS, Model
from accreditation.reports.dossier_report.rows import together
from accreditation.reports.json_report import report_json
from accreditation.reports.spacing import spaced

_TEMPLATE = Path(__file__).with_name("report.typ")
_UNSHOWN = "could not be displayed"
"""Words of the error where a letter is in no font: PDF/UA forbids such a file."""


def pdf_of(model: Model, report: Report) -> bytes:
    """The report as the bytes of a PDF file.

    Args:
        model: What it says. It is handed over as data, so that none of it is read as markup.
        report: What is attached as ``report.json``, to be verified.
    """
    fields = {field.name: getattr(model, field.name) for field in dataclasses.fields(model)}
    told = {
        name: _plain(value) for name, value in fields.items() if name not in ("findings", "dated")
    }
    day = {"year": model.dated.year, "month": model.dated.month, "day": model.dated.day}
    data = {
        **told,
        "dated": day,
        "signs": SIGNS,
        "label": spaced(phrase("report.label").in_(model.language), model.language),
        "failed": _plain(model.with_outcome("fail")),
        "together": {
            outcome: _plain(tuple(together(model.with_outcome(outcome))))
            for outcome in ("unknown", "pass", "not_applicable")
        },
    }
    inputs = {"report": json.dumps(data), "json": report_json(report)}
    try:
        return _compiled(inputs, ["ua-1"], own_fonts=True)
    except typst.TypstError as error:
        if _UNSHOWN not in error.message:
            raise
        return _compiled(inputs, [], own_fonts=False)


def _compiled(
    inputs: dict[str, str], standards: "list[typst.PDFStandard]", *, own_fonts: bool
) -> bytes:
    """The file, kept to some standards, with the fonts of typst or those of the system, too."""
    made: bytes = typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        ignore_system_fonts=own_fonts,
        sys_inputs=inputs,
        pdf_standards=standards,
    )
    return made


def _plain(part: object) -> object:
    """The same as lists, dictionaries and words."""
    if isinstance(part, tuple):
        return [_plain(one) for one in part]
    if dataclasses.is_dataclass(part) and not isinstance(part, type):
        return dataclasses.asdict(part)
    return part
