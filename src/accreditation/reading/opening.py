"""Opening a document: what kind of file it really is, and whether it can be read."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from accreditation.files import InputError, nothing_usable
from accreditation.reading.archive import Archive
from accreditation.reading.source import Source
from accreditation.reading.text import decoded, read_text

Progress = Callable[[int, int], None]

MAX_BYTES = 100_000_000
"""Larger files are not read; statutes with pictures are a tenth of that."""

ENDINGS = {
    ".docx": "docx",
    ".odt": "odt",
    ".pdf": "pdf",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "md",
    ".markdown": "md",
    ".txt": "text",
    ".text": "text",
    "": "text",
}
"""Formats by how the names of their files end."""

NAMES = {"docx": "DOCX", "odt": "ODT", "pdf": "PDF", "html": "HTML", "md": "Markdown"}

_READABLE = "DOCX, ODT, PDF, HTML, Markdown and plain text can be read"

_SIGNS = (
    (b"{\\rtf", "an RTF file; save it as DOCX"),
    (b"\x89PNG", "a picture; have its text recognised (OCR) first"),
    (b"\xff\xd8\xff", "a picture; have its text recognised (OCR) first"),
    (b"II*\x00", "a picture; have its text recognised (OCR) first"),
    (b"MM\x00*", "a picture; have its text recognised (OCR) first"),
    (b"GIF8", "a picture; have its text recognised (OCR) first"),
    (b"\x1f\x8b", "a packed file; unpack it first"),
    (b"7z\xbc\xaf", "a packed file; unpack it first"),
    (b"Rar!", "a packed file; unpack it first"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_document(path: Path, progress: Progress | None = None) -> Source:
    """The text of a document, told by what is in the file.

    Args:
        path: The document.
        progress: Told how many pages are read, of how many, where the format has pages.

    Raises:
        InputError: it cannot be read: empty, encrypted, scanned, damaged, packed beyond reason,
            or not what its name says.
        ModuleNotFoundError: a library that reads the format is not installed.
    """
    data = _bytes(path)
    form = _form(path, data)
    try:
        return _read(path, form, data, progress)
    except (InputError, ModuleNotFoundError, MemoryError):
        raise
    except Exception as error:
        raise nothing_usable(
            f"is damaged and cannot be read as {NAMES.get(form, 'text')} ({type(error).__name__}).",
            path,
        ) from error


def _read(path: Path, form: str, data: bytes, progress: Progress | None) -> Source:
    match form:
        case "docx":
            from accreditation.reading.word import read_word

            return read_word(path, data)
        case "odt":
            from accreditation.reading.opendocument import read_opendocument

            return read_opendocument(path, data)
        case "pdf":
            from accreditation.reading.pdf import read_pdf

            return read_pdf(path, data, progress)
        case "html":
            from accreditation.reading.web import read_html

            return read_html(path, data)
        case "md":
            from accreditation.reading.markdown import read_markdown

            return read_markdown(path, data)
    return read_text(path, data)


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise nothing_usable("is a folder; name a document.", path)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise nothing_usable("does not exist.", path) from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise nothing_usable(f"cannot be read: {reason}.", path) from None
    if len(data) > MAX_BYTES:
        raise nothing_usable(f"is larger than {MAX_BYTES // 1_000_000} MB; it is not read.", path)
    if not data.strip():
        raise nothing_usable("is empty.", path)
    return data


def _form(path: Path, data: bytes) -> str:
    """The format of the file; its name must say the same."""
    named = ENDINGS.get(path.suffix.lower())
    found = _found(path, data, named)
    if named is None:
        raise nothing_usable(f"ends in {path.suffix}; only {_READABLE}.", path)
    if found != named:
        really = f"a {NAMES[found]} file" if found in NAMES else "plain text"
        said = NAMES.get(named, "plain text")
        raise nothing_usable(
            f"is named as {said}, but its content is that of {really}; give it the right name "
            "or the right file.",
            path,
        )
    return found


def _found(path: Path, data: bytes, named: str | None) -> str:
    """What the content is; between formats that are text the name decides."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return _packed(path, data)
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise nothing_usable("is encrypted; save it without a password.", path)
        raise nothing_usable("is a file of old office programs; save it as DOCX.", path)
    for sign, what in _SIGNS:
        if data.startswith(sign):
            raise nothing_usable(f"is {what}; only {_READABLE}.", path)
    text, _ = decoded(path, data)
    head = text[:2000].lstrip("\ufeff \t\r\n").lower()
    if head.startswith(("<!doctype html", "<html")):
        return "html"
    if head.startswith("<?xml"):
        return "html" if "<html" in head else _strange(path)
    return named if named in ("html", "md") else "text"


def _packed(path: Path, data: bytes) -> str:
    with Archive(path, data) as archive:
        names = archive.names
        if "word/document.xml" in names:
            return "docx"
        if "mimetype" in names:
            kind = ""
            with suppress(UnicodeDecodeError):
                kind = archive.read("mimetype").decode("ascii").strip()
            if kind.startswith("application/vnd.oasis.opendocument.text"):
                return "odt"
    return _strange(path)


def _strange(path: Path) -> str:
    raise nothing_usable(f"is not a text document; only {_READABLE}.", path)
