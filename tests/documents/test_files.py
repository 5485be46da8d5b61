"""Documents as files, and what is said where a library is missing."""

import sys

import pytest

from accreditation.cli.extras import documents
from accreditation.files import InputError, write_whole


@pytest.mark.parametrize(
    ("library", "writer"), [("docx", "docx_writer"), ("jinja2", "html_writer")]
)
def test_without_the_libraries_one_sentence_says_what_to_install(monkeypatch, library, writer):
    monkeypatch.delitem(sys.modules, f"accreditation.reports.document.{writer}", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(InputError) as raised, documents():
        __import__(f"accreditation.reports.document.{writer}")
    wanted = "this format needs extra libraries: pip install 'accreditation[reports]'."
    assert str(raised.value) == wanted


def test_bytes_and_text_are_written_as_they_are(tmp_path):
    file = tmp_path / "note"
    write_whole(file, b"PK\x03\x04\r\n\xff")
    assert file.read_bytes() == b"PK\x03\x04\r\n\xff"
    write_whole(file, "été\n")
    assert file.read_bytes() == "été\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["note"]


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(InputError, match=r"cannot be written: no such file or directory\."):
        write_whole(tmp_path / "absent" / "note.docx", b"")
