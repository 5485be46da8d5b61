"""Documents made for the tests, of every format, out of the same few words."""

import io
import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import typst
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from accreditation.law import default_folder
from accreditation.law.article_cues import load_article_cues
from accreditation.reading.articles import articles_of
from accreditation.reading.opening import read_document
from accreditation.reading.patterns import Patterns

PATTERNS = Patterns(load_article_cues(default_folder()))

ARTICLES = (
    ("1", "Dénomination", "La société coopérative porte le nom « Les Tilleuls »."),
    ("2", "Siège", "Le siège est établi en Région wallonne. L’organe d’administration le déplace."),
    ("3", "Objet", "La société a pour objet :\n- la culture de légumes ;\n- leur vente."),
    ("3bis", "Finalité", "La finalité est donnée par l'article 3 et par l'article 12 du Code."),
    ("4", "Durée", "La durée est illimitée."),
)
"""Statutes with what is hard in them: an added article, a list, references to articles."""


def read(path, language=None):
    """The statutes in a document."""
    return articles_of(read_document(path), PATTERNS, language)


def told(statutes):
    """The articles as the tests write them."""
    return tuple((a.number, a.heading.text, a.text.text) for a in statutes.articles)


def reasons(statutes):
    """What was left out: the reason and the words, without the spaces around them."""
    source = statutes.source.text
    return [(p.reason, source[p.start : p.end].strip()) for p in statutes.left_out]


def lawful(statutes):
    """The law of reading: the parts are the document, and every character has its place."""
    source = statutes.source.text
    assert "".join(source[p.start : p.end] for p in statutes.parts) == source
    assert all(p.end > p.start for p in statutes.parts)
    owned = {}
    for part in statutes.parts:
        if part.role == "left_out":
            assert part.reason is not None
            assert part.article is None
        else:
            owned.setdefault(part.article, []).append(part)
    assert [a.number for a in statutes.articles] == list(owned)
    for article in statutes.articles:
        for role, passage in (("heading", article.heading), ("text", article.text)):
            spans = [(p.start, p.end) for p in owned[article.number] if p.role == role]
            _placed(source, passage, spans)


def _placed(source, passage, spans):
    offsets = passage.offsets
    assert len(offsets) == len(passage.text)
    assert all(before < after for before, after in pairwise(offsets))
    for sign, place in zip(passage.text, offsets, strict=True):
        assert sign == source[place] or (sign.isspace() and source[place].isspace())
        assert any(start <= place < end for start, end in spans) or sign.isspace()
    seen = set(offsets)
    for start, end in spans:
        for place in range(start, end):
            missing = place not in seen and not source[place].isspace()
            assert not missing or source[place] in "\u00ad\u200b\ufeff\u2060.:–—-|‐", source[place]


def write_text(path, articles=ARTICLES, beginning="Article {0}. {1}\n\n{2}\n"):
    """Plain text, an article as ``beginning`` lays it out."""
    path.write_text("\n".join(beginning.format(*one) for one in articles), "utf-8")
    return path


def write_docx(path, articles=ARTICLES, style=None):
    """Paragraphs of Word: the number and the heading, then every line of the text."""
    document = docx.Document()
    for number, heading, text in articles:
        document.add_paragraph(f"Article {number} - {heading}", style=style)
        for line in text.split("\n"):
            document.add_paragraph(line)
    document.save(path)
    return path


def numbered(document, form="decimal", text="Article %1.", levels=1):
    """A numbering of Word; the properties of a paragraph that takes part in it."""
    part = document.part.numbering_part.element
    level = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
        for i, (kind, shown) in enumerate([(form, text), ("lowerLetter", "%2)")][:levels])
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{level}</w:abstractNum>'
    )
    part.insert(0, abstract)
    part.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>')
    )

    def number(paragraph, deep=0):
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{deep}"/><w:numId w:val="77"/></w:numPr>'
            )
        )
        return paragraph

    return number


def write_pdf(path, body, header="", footer="", settings=""):
    """A PDF file as Typst sets it, with its text."""
    source = path.with_suffix(".typ")
    source.write_text(
        f"#set page(width: 14cm, height: 18cm, header: [{header}], footer: [{footer}])\n"
        f'#set text(lang: "fr", size: 10pt)\n{settings}\n{body}\n',
        "utf-8",
    )
    path.write_bytes(typst.compile(str(source)))
    return path


def write_html(path, body, head='<meta charset="utf-8">'):
    """A page of HTML."""
    path.write_text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", "utf-8")
    return path


ODT = "application/vnd.oasis.opendocument.text"
NAMES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)


def write_odt(path, body, automatic="", manifest=""):
    """An ODT file, its parts written one by one."""
    content = (
        f"<office:document-content{NAMES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    parts = {"mimetype": ODT, "content.xml": content, "META-INF/manifest.xml": manifest}
    return write_zip(path, parts)


def write_zip(path: Path, parts):
    """A zip file with these parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    path.write_bytes(data.getvalue())
    return path
