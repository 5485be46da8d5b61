"""The JSON report that a PDF report carries as an attachment."""

from pathlib import Path

import pypdfium2 as pdfium

from accreditation.files import nothing_usable

ATTACHMENT = "report.json"
"""The name of the attachment."""


def attached_report(file: Path, data: bytes) -> str:
    """The JSON report attached to a PDF file.

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
                return bytes(attachment.get_data()).decode("utf-8")
    except (pdfium.PdfiumError, UnicodeDecodeError):
        raise nothing_usable(f"holds a damaged {ATTACHMENT}.", file) from None
    finally:
        document.close()
    raise nothing_usable(f"is a PDF file without a report in it (an attached {ATTACHMENT}).", file)
