"""A receipt in one line, for people who compare two reports by eye."""

from accreditation.findings import Receipt
from accreditation.language import Language, phrase
from accreditation.receipts.digests import SHORT, short_digest


def receipt_line(receipt: Receipt, language: Language) -> str:
    """The first characters of the digests of a receipt."""
    key = "receipt.line" if receipt.decisions is None else "receipt.line_with_decisions"
    return (
        phrase(key)
        .in_(language)
        .format(
            program=receipt.program,
            rules=short_digest(receipt.rules),
            files=short_digest(receipt.files),
            decisions=(receipt.decisions or "")[:SHORT],
            findings=receipt.findings[:SHORT],
        )
    )
