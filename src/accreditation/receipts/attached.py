"""The JSON report that a PDF report carries as an attachment."""

from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from accreditation.files import nothing_usable
from accreditation.receipts.pages import Page

ATTACHMENT = "report.json"
"""The name of the attachment."""


def attached_report(file: Path, data: bytes) -> tuple[str, Page]:
    """The JSON report attached to a PDF file, and the file as a page.

    Args:
        file: The file.
        data: What is in it.

    Raises:
        InputError: the file is damaged, or carries no report.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        raise nothing_usable("is damaged or encrypted; it cannot be read as PDF.", file) from None
    try:
        for index in range(document.count_attachments()):
            attachment = document.get_attachment(index)
            if attachment.get_name() == ATTACHMENT:
                text = bytes(attachment.get_data()).decode("utf-8")
                return text, _page(document, data)
    except (pdfium.PdfiumError, UnicodeDecodeError):
        raise nothing_usable(f"holds a damaged {ATTACHMENT}.", file) from None
    finally:
        document.close()
    raise nothing_usable(f"is a PDF file without a report in it (an attached {ATTACHMENT}).", file)


def pdf_page(data: bytes) -> Page:
    """A PDF file that the program wrote, as a page."""
    document = pdfium.PdfDocument(data)
    try:
        return _page(document, data)
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, data: bytes) -> Page:
    return Page("pdf", _language(document), data, document.get_metadata_value("Creator"))


def _language(document: pdfium.PdfDocument) -> str | None:
    """The language of a document, as a tag."""
    size = raw.FPDFCatalog_GetLanguage(document, None, 0)
    buffer = (raw.FPDF_WCHAR * (size // 2))()
    raw.FPDFCatalog_GetLanguage(document, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0") or None
