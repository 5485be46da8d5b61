"""Libraries that only some verbs need, and what to say where one is not installed."""

from collections.abc import Iterator
from contextlib import contextmanager

from accreditation.files import nothing_usable


@contextmanager
def solver() -> Iterator[None]:
    """Imports what needs the solver.

    Raises:
        InputError: the solver is not installed.
    """
    with _extra("proof", "proofs need an extra library", "z3"):
        yield


@contextmanager
def documents() -> Iterator[None]:
    """Imports what writes DOCX, HTML, PDF or XLSX files, or reads XLSX files.

    Raises:
        InputError: the library for them is not installed.
    """
    libraries = ("docx", "jinja2", "openpyxl", "typst")
    with _extra("reports", "this format needs extra libraries", *libraries):
        yield


@contextmanager
def reading() -> Iterator[None]:
    """Reads documents.

    Raises:
        InputError: the library that reads a format is not installed.
    """
    libraries = ("docx", "lxml", "markdown_it", "pypdfium2", "text_to_num")
    with _extra("reading", "reading this document needs extra libraries", *libraries):
        yield


@contextmanager
def confirming() -> Iterator[None]:
    """Imports what writes answers into a statutes file.

    Raises:
        InputError: the library that keeps its comments is not installed.
    """
    with _extra("reading", "confirming needs an extra library", "ruamel", "ruamel.yaml"):
        yield


@contextmanager
def importing() -> Iterator[None]:
    """Reads tables, and writes what they say into a year file.

    Raises:
        InputError: the library that reads XLSX, or the one that keeps comments, is not installed.
    """
    with _extra(
        "importing", "importing needs extra libraries", "openpyxl", "ruamel", "ruamel.yaml"
    ):
        yield


@contextmanager
def screening() -> Iterator[None]:
    """Screens a register, or makes one.

    Raises:
        InputError: the libraries for it are not installed.
    """
    with _extra("screen", "screening needs extra libraries", "duckdb", "ibis", "numpy", "pyarrow"):
        yield


@contextmanager
def answering() -> Iterator[None]:
    """Imports what writes answers into the files of a dossier.

    Raises:
        InputError: the library that keeps their comments is not installed.
    """
    with _extra("reading", "taking answers needs an extra library", "ruamel", "ruamel.yaml"):
        yield


@contextmanager
def _extra(name: str, need: str, *modules: str) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name not in modules:
            raise
        raise nothing_usable(f"{need}: pip install 'accreditation[{name}]'.") from None
