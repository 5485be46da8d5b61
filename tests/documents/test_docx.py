"""Word files, opened again."""

import io
import re
import time
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import given, settings
from lxml import etree

from accreditation.reports.document import Cell, Cover, Document, Paragraph, Run, Table
from accreditation.reports.document.docx_writer import docx_of
from tests.documents.sample import ARTICLES, LAW, SAMPLE
from tests.documents.strategies import documents, paragraphs_of, text_of


@pytest.fixture(scope="module")
def word():
    return docx.Document(io.BytesIO(docx_of(SAMPLE)))


def reopened(document):
    return docx.Document(io.BytesIO(docx_of(document)))


def flagged(row, name):
    return row._tr.trPr is not None and row._tr.trPr.find(qn(name)) is not None


def xml(document, part):
    with zipfile.ZipFile(io.BytesIO(docx_of(document))) as file:
        return file.read(part).decode("utf-8")


def test_headings_are_real_ones(word):
    found = [
        (paragraph.style.name, paragraph.text)
        for paragraph in word.paragraphs
        if paragraph.style.name.startswith(("Heading", "Title"))
    ]
    assert found == [
        ("Title", "Note sur la modification des statuts"),
        ("Heading 1", "En bref"),
        ("Heading 1", "Articles modifiés"),
        ("Heading 2", "Article 37 – Droit de vote"),
        ("Heading 3", "Constats"),
        ("Heading 1", "Procédure et calendrier"),
        ("Heading 1", "Questions ouvertes"),
    ]


def test_what_was_deleted_is_struck_and_what_was_inserted_underlined(word):
    article = word.tables[0].rows[1]
    old, new = (cell.paragraphs[0].runs for cell in article.cells[1:])
    struck = [run.text for run in old if run.style.font.strike]
    assert struck == ["gratuit", "Toutefois, l'", "des jetons de présence"]
    underlined = [run.text for run in new if run.style.font.underline]
    assert underlined == [
        "exercé à titre gratuit",
        "L'",
        "une indemnité limitée ou des jetons de présence limités",
    ]
    for run in (*old, *new):
        marked = run.style.font.strike or run.style.font.underline
        assert bool(marked) == (run.style.font.color.rgb is not None)


def test_a_tone_is_bold_and_coloured(word):
    (line,) = [p for p in word.paragraphs if p.text.startswith("Conseil national")]
    assert [run.text for run in line.runs if run.font.bold] == [
        "Conseil national de la Coopération : ",
        "respecté",
        "non respecté",
    ]
    colours = [run.font.color.rgb for run in line.runs if run.font.color.rgb is not None]
    assert len(set(colours)) == 2


def test_a_table_keeps_its_widths_and_repeats_its_header(word):
    table = word.tables[0]
    twips = [round(cell.width.twips) for cell in table.rows[1].cells]
    assert twips == [round(column.width.twips) for column in table.columns]
    whole = Mm(160).twips
    for width, share in zip(twips, (1 / 7, 3 / 7, 3 / 7), strict=True):
        assert width == pytest.approx(whole * share, abs=2)
    assert not table.autofit
    repeated = [flagged(row, "w:tblHeader") for row in table.rows]
    assert repeated == [True, False, False, False]


def test_only_a_long_row_may_break_between_pages():
    long = Cell(((Run("Un article long. " * 200),),))
    table = Table(ARTICLES.header, (*ARTICLES.rows, (long,) * 3), ARTICLES.widths)
    written = reopened(Document("", "fr", SAMPLE.dated, SAMPLE.cover, (table,), ""))
    whole = [flagged(row, "w:cantSplit") for row in written.tables[0].rows]
    assert whole == [True, True, True, True, False]


def test_cells_hold_every_paragraph_and_a_tone_never_stands_alone(word):
    findings = word.tables[1]
    assert [cell.text for cell in findings.rows[1].cells] == [
        "Une voix par personne",
        "non respecté",
        "respecté",
        "CSA, art. 6:41 ; statuts, art. 37",
    ]
    shaded = {
        cell.text: cell._tc.tcPr.find(qn("w:shd")).get(qn("w:fill"))
        for row in findings.rows[1:]
        for cell in row.cells
        if cell._tc.tcPr.find(qn("w:shd")) is not None
    }
    assert shaded.keys() == {"respecté", "non respecté", "indéterminé"}
    assert len(set(shaded.values())) == 3
    articles = word.tables[0].rows[1].cells[0]
    assert [paragraph.text for paragraph in articles.paragraphs] == ["Art. 23", "remplacé"]


def test_links_lead_somewhere(word):
    (paragraph,) = word.tables[1].rows[1].cells[3].paragraphs
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [("CSA, art. 6:41", LAW)]


@pytest.mark.parametrize(
    ("language", "tag"), [("fr", "fr-BE"), ("nl", "nl-BE"), ("de", "de-BE"), ("en", "en-GB")]
)
def test_the_language_is_that_of_the_document(language, tag):
    document = Document("Titre", language, SAMPLE.dated, Cover("a", "b", ()), (), "")
    assert reopened(document).core_properties.language == tag
    defaults = re.search(
        r"<w:docDefaults>.*?</w:docDefaults>", xml(document, "word/styles.xml"), re.S
    )
    assert f'w:lang w:val="{tag}"' in defaults.group()


def test_the_properties_say_what_it_is_and_nothing_of_who_wrote_it(word):
    properties = word.core_properties
    assert properties.title == "Statuts modifiés – Le Verger SC"
    assert properties.created.date() == properties.modified.date() == SAMPLE.dated
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")


def test_every_page_is_a4_and_numbered(word):
    assert len(word.sections) == 2
    for section in word.sections:
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        (paragraph,) = section.footer.paragraphs
        fields = paragraph._p.findall(qn("w:fldSimple"))
        assert [field.get(qn("w:instr")) for field in fields] == ["PAGE", "NUMPAGES"]
        assert paragraph.text.startswith(SAMPLE.footer)


def test_the_same_document_gives_the_same_bytes(monkeypatch):
    first = docx_of(SAMPLE)
    later = time.localtime(time.time() + 100_000)
    monkeypatch.setattr(time, "localtime", lambda *_: later)
    assert docx_of(SAMPLE) == first


@settings(max_examples=40, deadline=None)
@given(documents())
def test_any_words_come_back(document):
    written = reopened(document)
    with zipfile.ZipFile(io.BytesIO(docx_of(document))) as file:
        for part in file.namelist():
            if part.endswith((".xml", ".rels")):
                etree.fromstring(file.read(part))
    found = []
    for block in written.iter_inner_content():
        if isinstance(block, docx.table.Table):
            found += [p.text for row in block.rows for cell in row.cells for p in cell.paragraphs]
        else:
            found.append(block.text)
    expected = [text_of(paragraph) for paragraph in paragraphs_of(document)]
    assert [text for text in found if text] == [text for text in expected if text]
    assert written.core_properties.title == document.title
    assert written.sections[0].footer.paragraphs[0].text.partition("\t")[0] == document.footer


def test_a_document_with_an_unusual_address_stays_whole():
    link = 'https://a.be/?a=1&b="2"<3>'
    document = Document(
        "", "fr", SAMPLE.dated, Cover("a", "b", ()), (Paragraph((Run("x", link=link),)),), ""
    )
    (found,) = [link for p in reopened(document).paragraphs for link in p.hyperlinks]
    assert found.url == link
