"""Documents as files, and what is said where a library is missing."""

import os
import stat
import sys

import pytest

from accreditation.cli.extras import documents
from accreditation.files import InputError, replace_all, write_whole


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


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_file_that_is_replaced_keeps_its_permissions(tmp_path, mode):
    file = tmp_path / "note"
    file.write_text("old", "utf-8")
    file.chmod(mode)
    write_whole(file, "new")
    replace_all(tmp_path, {file: "newer"})
    assert file.read_text("utf-8") == "newer"
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.parametrize(("umask", "mode"), [(0o077, 0o600), (0o022, 0o644), (0o002, 0o664)])
def test_a_new_file_has_the_permissions_that_the_user_gives_to_new_files(tmp_path, umask, mode):
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "note", "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "note").stat().st_mode) == mode
