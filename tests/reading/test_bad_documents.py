"""Documents that cannot be read: one clear sentence each, exit code 2, no traceback."""

import re
import shutil
import zipfile

import docx
import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission

from tests.conftest import ROOT, run_here
from tests.reading.documents import ODT, write_docx, write_odt, write_pdf, write_zip


def refused(*arguments):
    """The one sentence with which a file is refused."""
    ran = run_here("read", *arguments)
    assert ran.code == 2, ran.out + ran.err
    assert ran.out == ""
    (sentence,) = ran.err.strip().splitlines()
    assert "program itself failed" not in sentence
    return sentence


def made(path, content):
    path.write_bytes(content)
    return path


def locked_pdf(path):
    pdf = FPDF()
    pdf.set_encryption("owner", "user", permissions=AccessPermission.none())
    pdf.add_page()
    pdf.set_font("Helvetica")
    pdf.cell(text="Article 1. La société est une coopérative.")
    pdf.output(str(path))
    return path


def scan(path):
    """A PDF file with a drawing on its page and no text."""
    return write_pdf(path, "#rect(width: 5cm, height: 5cm)")


def bomb(path):
    """A DOCX file whose text unpacks to a thousand times its size."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w>" + " " * 50_000_000 + "</w>")
    return path


def cut(path):
    """A DOCX file of which only the first half is there."""
    whole = write_docx(path).read_bytes()
    return made(path, whole[: len(whole) // 2])


def entities(path):
    """An ODT file that would grow without end if its entities were put in."""
    levels = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 9))
    xml = f'<!DOCTYPE x [<!ENTITY a0 "ha">{levels}]><x>&a8;</x>'
    return write_zip(path, {"mimetype": ODT, "content.xml": xml})


BAD = {
    "empty.txt": (lambda p: made(p, b""), r"is empty\.$"),
    "blank.txt": (lambda p: made(p, b" \n\n "), r"is empty\.$"),
    "empty.docx": (lambda p: made(p, b""), r"is empty\.$"),
    "no-words.docx": (lambda p: (docx.Document().save(p), p)[1], r"holds no text\.$"),
    "scan.pdf": (scan, r"holds no text, only pictures of pages; .*\(OCR\)"),
    "locked.pdf": (locked_pdf, r"is encrypted; save it without a password\.$"),
    "broken.pdf": (lambda p: made(p, b"%PDF-1.7\nnothing"), r"is damaged; it is no whole PDF\.$"),
    "locked.odt": (
        lambda p: write_odt(p, "<text:p>x</text:p>", manifest="<a><manifest:encryption-data/></a>"),
        r"is encrypted; save it without a password\.$",
    ),
    "locked.docx": (
        lambda p: made(
            p, b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
        ),
        r"is encrypted; save it without a password\.$",
    ),
    "old.doc": (lambda p: made(p, b"\xd0\xcf\x11\xe0" + b"\0" * 600), r"old office programs"),
    "bomb.docx": (bomb, r"unpacks to far more than a document; it is not opened\.$"),
    "entities.odt": (entities, r"(holds no text|is damaged)"),
    "cut.docx": (cut, r"is damaged; it cannot be unpacked\.$"),
    "no-parts.docx": (
        lambda p: write_zip(p, {"word/document.xml": "<w:document/>"}),
        r"is damaged and cannot be read as DOCX",
    ),
    "sheet.docx": (lambda p: write_zip(p, {"xl/workbook.xml": "<x/>"}), r"not a text document"),
    "lies.pdf": (write_docx, r"named as PDF, but its content is that of a DOCX file"),
    "lies.docx": (lambda p: write_pdf(p, "Article 1. Texte."), r"content is that of a PDF file"),
    "lies.txt": (lambda p: made(p, b"<!DOCTYPE html><p>x"), r"content is that of a HTML file"),
    "text.docx": (lambda p: made(p, b"Article 1. Texte."), r"content is that of plain text"),
    "picture.png": (lambda p: made(p, b"\x89PNG\r\n\x1a\n0000"), r"is a picture; .*\(OCR\)"),
    "note.rtf": (lambda p: made(p, rb"{\rtf1 Article 1.}"), r"is an RTF file; save it as DOCX"),
    "bytes.txt": (lambda p: made(p, b"\x00\x01\x02\xff"), r"is not text in UTF-8, UTF-16"),
    "strange.xyz": (lambda p: made(p, b"Article 1. Texte."), r"ends in \.xyz; only DOCX, ODT"),
    "novel.txt": (lambda p: made(p, b"Il pleut sur la ville."), r"holds no article that is told"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_is_refused_in_one_sentence(tmp_path, name):
    make, sentence = BAD[name]
    said = refused(make(tmp_path / name))
    assert name in said
    assert re.search(sentence, said), said


def test_what_is_not_there_or_is_a_folder(tmp_path):
    assert refused(tmp_path / "none.docx").endswith("does not exist.")
    assert refused(tmp_path).endswith("is a folder; name a document.")


def test_a_pack_that_does_not_say_how_articles_are_told(tmp_path):
    path = made(tmp_path / "s.txt", b"Article 1. Texte.")
    shutil.copytree(ROOT / "rules", tmp_path / "rules", ignore=shutil.ignore_patterns("reading"))
    said = refused(path, "--rules", tmp_path / "rules")
    assert said.endswith("does not say how articles are told; add reading/articles.yaml.")
