"""What a screening found, as text and as JSON."""

from accreditation.reports.screening.json_form import as_json
from accreditation.reports.screening.text import as_text

__all__ = ["as_json", "as_text"]
