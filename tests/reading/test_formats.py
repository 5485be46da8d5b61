"""The same statutes in every format come back the same."""

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.reading.documents import (
    ARTICLES,
    lawful,
    numbered,
    read,
    reasons,
    told,
    write_docx,
    write_html,
    write_odt,
    write_pdf,
)


def test_docx(tmp_path):
    statutes = read(write_docx(tmp_path / "s.docx"))
    assert told(statutes) == ARTICLES
    assert statutes.language == "fr"
    assert [a.paragraph for a in statutes.articles] == [1, 3, 5, 9, 11]
    lawful(statutes)


def test_docx_whose_numbers_word_computes(tmp_path):
    document = docx.Document()
    number = numbered(document, text="Article %1.")
    for heading in ("Nom", "Siège", "Durée"):
        number(document.add_paragraph(heading, style="Heading 2"))
        document.add_paragraph(f"Ici la règle sur ce point : {heading.lower()}.")
    document.save(tmp_path / "s.docx")
    statutes = read(tmp_path / "s.docx")
    assert told(statutes) == (
        ("1", "Nom", "Ici la règle sur ce point : nom."),
        ("2", "Siège", "Ici la règle sur ce point : siège."),
        ("3", "Durée", "Ici la règle sur ce point : durée."),
    )
    assert [a.written for a in statutes.articles] == ["Article 1.", "Article 2.", "Article 3."]
    lawful(statutes)


def test_docx_with_numbers_alone_and_lettered_items(tmp_path):
    document = docx.Document()
    number = numbered(document, text="%1.", levels=2)
    for heading in ("Nom", "Siège", "Durée"):
        number(document.add_paragraph(heading, style="Heading 1"))
        document.add_paragraph("Il faut savoir :")
        number(document.add_paragraph("ceci ;"), 1)
        number(document.add_paragraph("cela."), 1)
    document.save(tmp_path / "s.docx")
    statutes = read(tmp_path / "s.docx")
    said = "Il faut savoir :\na) ceci ;\nb) cela."
    assert told(statutes) == (("1", "Nom", said), ("2", "Siège", said), ("3", "Durée", said))
    lawful(statutes)


def test_docx_headings_in_bold_before_the_text(tmp_path):
    document = docx.Document()
    for number, heading, text in ARTICLES[:2]:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"Article {number} – {heading}").bold = True
        paragraph.add_run(f" {text}")
    document.save(tmp_path / "s.docx")
    assert told(read(tmp_path / "s.docx")) == ARTICLES[:2]


NOTES = """<w:footnotes {ns}><w:footnote w:id="5"><w:p><w:r><w:t>Modifié en 2021.</w:t></w:r></w:p>
</w:footnote></w:footnotes>"""


def with_note(path):
    """A DOCX file with a footnote, a running head, a table, a tracked deletion and a text box."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Statuts des Tilleuls"
    document.add_paragraph("Article 1. Parts")
    paragraph = document.add_paragraph("Les parts sont ")
    paragraph.add_run("nominatives.")
    ns = nsdecls("w")
    paragraph._p.append(parse_xml(f'<w:r {ns}><w:footnoteReference w:id="5"/></w:r>'))
    paragraph._p.append(parse_xml(f"<w:del {ns}><w:r><w:delText>Non.</w:delText></w:r></w:del>"))
    paragraph._p.append(
        parse_xml(f"<w:ins {ns}><w:r><w:t> Elles sont indivisibles.</w:t></w:r></w:ins>")
    )
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Part A", "100 euros"
    document.add_paragraph("Article 2. Durée")
    document.add_paragraph("La durée").add_run().add_break(WD_BREAK.LINE)
    document.paragraphs[-1].add_run("est illimitée.")
    part = Part(
        PackURI("/word/footnotes.xml"),
        CONTENT_TYPE.WML_FOOTNOTES,
        NOTES.format(ns=ns).encode(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(path)
    return path


def test_docx_notes_heads_tables_and_tracked_changes(tmp_path):
    statutes = read(with_note(tmp_path / "s.docx"))
    assert told(statutes) == (
        ("1", "Parts", "Les parts sont nominatives. Elles sont indivisibles.\nPart A\n100 euros"),
        ("2", "Durée", "La durée\nest illimitée."),
    )
    assert reasons(statutes) == [
        ("running_head", "Statuts des Tilleuls"),
        ("footnote", "Modifié en 2021."),
    ]
    assert statutes.doubts == (
        "The document has tracked changes; it was read as if they were accepted.",
    )
    lawful(statutes)


def test_two_languages_in_the_columns_of_a_table(tmp_path):
    document = docx.Document()
    table = document.add_table(0, 2)
    for fr, nl in (
        (
            "Article 1. Le nom de la société est Tilleul.",
            "Artikel 1. De naam van het bedrijf is Linde.",
        ),
        (
            "Article 2. La durée de la société est illimitée.",
            "Artikel 2. De duur is niet bepaald voor een van de delen.",
        ),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = fr, nl
    document.save(tmp_path / "s.docx")
    assert [a.text.text for a in read(tmp_path / "s.docx").articles] == [
        "Le nom de la société est Tilleul.",
        "La durée de la société est illimitée.",
    ]
    dutch = read(tmp_path / "s.docx", "nl")
    assert [a.text.text for a in dutch.articles] == [
        "De naam van het bedrijf is Linde.",
        "De duur is niet bepaald voor een van de delen.",
    ]
    assert [reason for reason, _ in reasons(dutch)] == ["other_language"] * 2
    lawful(dutch)


LIST_STYLE = """<text:list-style style:name="L1"><text:list-level-style-number text:level="1"
 style:num-prefix="Article " style:num-suffix="." style:num-format="1"/></text:list-style>"""


def test_odt(tmp_path):
    body = "".join(
        f'<text:h text:outline-level="2">Article {number} – {heading}</text:h>'
        + "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
        for number, heading, text in ARTICLES
    )
    statutes = read(write_odt(tmp_path / "s.odt", body))
    assert told(statutes) == ARTICLES
    lawful(statutes)


def test_odt_whose_numbers_are_computed(tmp_path):
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Une note."
        "</text:p></text:note-body></text:note>"
    )
    body = "".join(
        f'<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>'
        f"{h}</text:p></text:list-item></text:list><text:p>La règle<text:s/>est {h}.{note}</text:p>"
        for h in ("Nom", "Siège")
    )
    statutes = read(write_odt(tmp_path / "s.odt", body, LIST_STYLE))
    assert told(statutes) == (
        ("1", "Nom", "La règle est Nom."),
        ("2", "Siège", "La règle est Siège."),
    )
    assert reasons(statutes) == [("footnote", "Une note."), ("footnote", "Une note.")]
    lawful(statutes)


def test_html(tmp_path):
    body = "<nav><ul><li>Article 1</li><li>Article 2</li></ul></nav><h1>TITRE I</h1>" + "".join(
        f"<h2>Article&nbsp;{number} — {heading}</h2>"
        + "".join(f"<p>{line}</p>" for line in text.split("\n"))
        for number, heading, text in ARTICLES
    )
    statutes = read(write_html(tmp_path / "s.html", body + "<script>alert(1)</script>"))
    assert told(statutes) == ARTICLES
    assert [reason for reason, _ in reasons(statutes)] == ["contents", "contents", "chapter_title"]
    lawful(statutes)


def test_html_lists_notes_and_declared_encodings(tmp_path):
    page = (
        '<html><head><meta charset="windows-1252"></head><body>'
        "<p><b>Article 1. Organes.</b> La société a :<sup>1</sup></p>"
        '<ol type="a"><li>une assemblée ;</li><li>un conseil à trois.</li></ol>'
        "<p><b>Article 2. Durée.</b> La durée<br>est illimitée.</p>"
        '<div class="footnotes"><p>1. Voir le Code.</p></div></body></html>'
    )
    (tmp_path / "s.html").write_bytes(page.encode("cp1252"))
    statutes = read(tmp_path / "s.html")
    assert told(statutes) == (
        ("1", "Organes", "La société a :\na. une assemblée ;\nb. un conseil à trois."),
        ("2", "Durée", "La durée\nest illimitée."),
    )
    assert reasons(statutes) == [("footnote_mark", "1"), ("footnote", "1. Voir le Code.")]
    lawful(statutes)


def test_markdown(tmp_path):
    body = "# Statuts\n\n## TITRE I\n\n" + "".join(
        f"### Article {number} - {heading}\n\n"
        + "\n\n".join(text.replace("- ", "* ").split("\n"))
        + "\n\n"
        for number, heading, text in ARTICLES
    )
    (tmp_path / "s.md").write_text(body, "utf-8")
    statutes = read(tmp_path / "s.md")
    assert told(statutes) == ARTICLES
    assert reasons(statutes) == [("preamble", "Statuts"), ("chapter_title", "TITRE I")]
    lawful(statutes)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_text_in_every_encoding(tmp_path, encoding):
    written = "Article 1. L’été, 100 € suffisent.\r\n\r\nArticle 2. La durée est illimitée.\r\n"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    (tmp_path / "s.txt").write_bytes(mark + written.encode(encoding))
    statutes = read(tmp_path / "s.txt")
    assert statutes.articles[0].text.text == "L’été, 100 € suffisent."
    assert bool(statutes.doubts) == (encoding == "cp1252")


TASKS = ["comptes", "budget", "statuts", "parts", "prêts", "terrains", "outils", "récoltes"]


def long(number):
    """A text that goes over several lines, another one for each article."""
    tasks = ", ".join(TASKS[(number * 3 + i) % len(TASKS)] for i in range(number % 7 + 2))
    return (
        f"Au point {number * 37}, les actionnaires se réunissent en assemblée pour les {tasks}, "
        "sous la présidence de l’administrateur le plus âgé, et délibèrent valablement quel que "
        "soit le nombre des parts représentées, anticonstitutionnellement ou non."
    )


def test_pdf_with_heads_page_numbers_notes_and_hyphens(tmp_path):
    body = "= TITRE I - GÉNÉRALITÉS\n" + "\n\n".join(
        f"*Article {n}. Règle {n}.* {long(n)}"
        + ("#footnote[Voir le Code.] Et plus." if n == 3 else "")
        for n in range(1, 25)
    )
    path = write_pdf(
        tmp_path / "s.pdf",
        body,
        header="Statuts des Tilleuls",
        footer="#align(center)[#context counter(page).display() / 9]",
        settings="#set par(justify: true)\n#set text(hyphenate: true)",
    )
    statutes = read(path)
    assert told(statutes) == tuple(
        (str(n), f"Règle {n}", long(n) + (" Et plus." if n == 3 else "")) for n in range(1, 25)
    )
    assert statutes.articles[0].page == 1
    assert statutes.articles[-1].page == statutes.source.blocks[-1].page
    left = reasons(statutes)
    assert {reason for reason, _ in left} == {
        "chapter_title", "running_head", "page_number", "footnote", "footnote_mark",
    }  # fmt: skip
    assert [words for reason, words in left if reason == "footnote"] == ["1Voir le Code."]
    assert statutes.doubts == ()
    lawful(statutes)


def test_pdf_with_two_languages_side_by_side(tmp_path):
    nl = [
        f"Op punt {n * 37} vergaderen de aandeelhouders ten minste {n} keer per jaar op de zetel "
        f"van de vennootschap en {'ook elders en ' * (n % 4)}beslissen geldig met elk aantal."
        for n in range(10)
    ]
    cells = "".join(
        f"[*Article {n}. Règle.* {long(n)}], [*Artikel {n}. Regel.* {nl[n]}],\n"
        for n in range(1, 10)
    )
    path = write_pdf(
        tmp_path / "s.pdf", f"#grid(columns: (1fr, 1fr), gutter: 14pt,\n{cells})",
        settings="#set par(justify: true)\n#set text(size: 8pt, hyphenate: false)",
    )  # fmt: skip
    french, dutch = read(path), read(path, "nl")
    assert told(french) == tuple((str(n), "Règle", long(n)) for n in range(1, 10))
    assert told(dutch) == tuple((str(n), "Regel", nl[n]) for n in range(1, 10))
    lawful(french)
    lawful(dutch)


def test_text_with_two_languages_side_by_side(tmp_path):
    written = """Article 1                        Artikel 1

Nom                              Naam

La société porte le nom de       De vennootschap draagt de naam
l'arbre qui est planté dans      van de boom die werd geplant in
la cour.                         het hof.

Article 2                        Artikel 2

Durée                            Duur

La durée de la société n'est     De duur van de vennootschap
pas limitée.                     wordt niet beperkt.
"""
    (tmp_path / "s.txt").write_text(written, "utf-8")
    assert told(read(tmp_path / "s.txt")) == (
        ("1", "Nom", "La société porte le nom de l'arbre qui est planté dans la cour."),
        ("2", "Durée", "La durée de la société n'est pas limitée."),
    )
    dutch = read(tmp_path / "s.txt", "nl")
    assert told(dutch) == (
        ("1", "Naam", "De vennootschap draagt de naam van de boom die werd geplant in het hof."),
        ("2", "Duur", "De duur van de vennootschap wordt niet beperkt."),
    )
    lawful(dutch)
