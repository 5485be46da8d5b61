"""The report in each of its formats."""

from accreditation.reports.document import markdown_of
from accreditation.reports.dossier_report.building import model_of
from accreditation.reports.dossier_report.paper import document_of
from accreditation.reports.formats import Checked


def checked_html(checked: Checked) -> str:
    """The report as an HTML file."""
    from accreditation.reports.dossier_report.html import html_of

    return html_of(model_of(checked), checked.report)


def checked_pdf(checked: Checked) -> bytes:
    """The report as a PDF file."""
    from accreditation.reports.dossier_report.pdf import pdf_of

    return pdf_of(model_of(checked), checked.report)


def checked_docx(checked: Checked) -> bytes:
    """The report as a DOCX file."""
    from accreditation.reports.document.docx_writer import docx_of

    return docx_of(document_of(model_of(checked)))


def checked_markdown(checked: Checked) -> str:
    """The report as Markdown."""
    return markdown_of(document_of(model_of(checked)))
