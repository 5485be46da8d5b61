"""Reading a report back: a JSON file, or an HTML page or a PDF file that holds one."""

import json
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from accreditation.files import InputError, Problem, faults_of, nothing_usable
from accreditation.receipts.pages import Page
from accreditation.receipts.stored import StoredReport

SCHEMA = "accreditation.report/1"
_FAMILY = SCHEMA.partition("/")[0]

ELEMENT = "accreditation-report"
"""The ``id`` of the element of an HTML report that holds the JSON report."""

MAX_FAULTS = 5
"""As many sentences on one damaged report as help."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report that was read back.

    Attributes:
        report: It, as far as it can be held against another check.
        written: All of it.
        page: The page or the document that shows it; None where the file is the JSON itself.
    """

    report: StoredReport
    written: dict[str, Any]
    page: Page | None


def read_report(file: Path) -> ReadReport:
    """The report in ``file``.

    Raises:
        InputError: it cannot be read, or is no report of this program with a receipt.
        ModuleNotFoundError: it is a PDF file, and the library that reads those is not installed.
    """
    text, page = _read(file)
    data = _json(file, text)
    schema = data.get("schema") if isinstance(data, dict) else None
    if not isinstance(schema, str) or schema.partition("/")[0] != _FAMILY:
        raise nothing_usable(
            f"is no report of this program; one says 'schema': '{SCHEMA}'. "
            "'accreditation check --format json' makes it.",
            file,
        )
    if schema != SCHEMA:
        raise nothing_usable(
            f"was written as {schema}; this version of the program reads {SCHEMA}.", file
        )
    if data.get("receipt") is None:
        raise nothing_usable(
            "has no receipt, so that nobody can tell what it rests on; check the dossier again.",
            file,
        )
    return ReadReport(_stored(file, data), data, page)


def _read(file: Path) -> tuple[str, Page | None]:
    """The JSON in a file, and what it stands in."""
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise nothing_usable(f"cannot be read: {reason}.", file) from None
    if data.startswith(b"%PDF-"):
        from accreditation.receipts.attached import attached_report

        return attached_report(file, data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise nothing_usable("is no JSON, HTML or PDF that can be read.", file) from None
    return _embedded(file, text) if text.lstrip().startswith("<") else (text, None)


def _json(file: Path, text: str) -> Any:
    def whole(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        number = Counter(key for key, _ in pairs)
        for key in number:
            if number[key] > 1:
                raise nothing_usable(f"is damaged: the key '{key}' stands twice in it.", file)
        return dict(pairs)

    try:
        return json.loads(text, object_pairs_hook=whole)
    except json.JSONDecodeError as error:
        raise nothing_usable(f"is not JSON: {error.msg.lower()}.", file, error.lineno) from None
    except (RecursionError, ValueError):
        raise nothing_usable("is not JSON that can be read.", file) from None


def _stored(file: Path, data: Any) -> StoredReport:
    try:
        return StoredReport.model_validate(data)
    except ValidationError as error:
        sentences = [
            f"is damaged at {'.'.join(map(str, place))}: {sentence}"
            for place, sentence in faults_of(error, StoredReport)
        ]
    shown = sentences[:MAX_FAULTS]
    if len(sentences) > MAX_FAULTS:
        shown.append(f"is damaged: {len(sentences) - MAX_FAULTS} more places.")
    raise InputError(Problem(file, None, sentence) for sentence in shown)


def _embedded(file: Path, text: str) -> tuple[str, Page]:
    """The JSON report that an HTML page holds, and the page."""
    page = _Page()
    page.feed(text)
    page.close()
    if not page.held:
        raise nothing_usable(
            f"is an HTML page without a report in it (an element with the id '{ELEMENT}').", file
        )
    return "".join(page.held), Page("html", page.language, text)


class _Page(HTMLParser):
    """Collects what stands in the element that holds the report, and the language of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[str] = []
        self.language: str | None = None
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and ("id", ELEMENT) in attrs
        if tag == "html":
            self.language = dict(attrs).get("lang")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.held.append(data)
