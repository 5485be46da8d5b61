"""How a Word file looks: paper, fonts, colours and styles."""

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import nsmap, qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from accreditation.reports.document.blocks import Tone

FONT = "Calibri"
"""Comes with Word; LibreOffice brings a font of the same measures in its place."""

DARK, QUIET, RULE = "1F2A44", "595959", "BFBFBF"
HEADER_SHADE = "E9ECF2"
INSERTED, DELETED = "0B5A2B", "9C1C1C"
TONES: dict[Tone, str] = {"good": "0B5A2B", "bad": "9C1C1C", "open": "7A4B00"}
SHADES: dict[Tone, str] = {"good": "E9F3EB", "bad": "FAEAE8", "open": "FDF3DC"}

MARGIN = Mm(25)
PAGE_WIDTH, PAGE_HEIGHT = Mm(210), Mm(297)
LETTER_TITLE = Pt(18)
TEXT_WIDTH = Length(PAGE_WIDTH - 2 * MARGIN)

TABLE_TEXT, TABLE_HEADING, AFTER_TABLE = "Table Text", "Table Heading", "After Table"
COVER_LINE, LEAD, SMALL = "Cover Line", "Lead", "Small"
INSERTED_TEXT, DELETED_TEXT, QUIET_TEXT = "Inserted Text", "Deleted Text", "Quiet Text"
HYPERLINK = "Hyperlink"


def dress(word: Word, tag: str) -> None:
    """Give an empty file its paper, its styles, and the language that ``tag`` names."""
    section = word.sections[0]
    section.page_width, section.page_height = PAGE_WIDTH, PAGE_HEIGHT
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = MARGIN
    section.header_distance = section.footer_distance = Mm(12)
    _speak(word, tag)
    _one_font(word)
    _paragraph_styles(word)
    _character_styles(word)
    _table_style(word)


def _speak(word: Word, tag: str) -> None:
    settings = word.settings.element
    for element in (*word.styles.element.iter(qn("w:lang")), *settings.iter(qn("w:themeFontLang"))):
        element.set(qn("w:val"), tag)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # otherwise Word opens it as a file of an older Word


def _one_font(word: Word) -> None:
    for fonts in word.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)


def _paragraph_styles(word: Word) -> None:
    normal = _shaped(word, "Normal", 10.5, after=6)
    normal.paragraph_format.line_spacing = 1.1
    normal.paragraph_format.widow_control = True
    _shaped(word, "Title", 26, before=150, after=6, colour=DARK, bold=True)
    _shaped(word, "Subtitle", 14, after=30, colour=QUIET)
    _shaped(word, COVER_LINE, 12, after=8)
    _shaped(word, "Heading 1", 16, before=22, after=8, colour=DARK, bold=True)
    _shaped(word, "Heading 2", 13, before=16, after=5, colour=DARK, bold=True)
    _shaped(word, "Heading 3", 11, before=12, after=4, colour=DARK, bold=True)
    _shaped(word, LEAD, 12, after=10, colour=DARK)
    _shaped(word, SMALL, 9, after=5, colour=QUIET)
    _shaped(word, "List Bullet", 10.5, after=4)
    _shaped(word, TABLE_TEXT, 9.5, after=3)
    _shaped(word, TABLE_HEADING, 9.5, after=3, colour=DARK, bold=True)
    _shaped(word, AFTER_TABLE, 4, after=4)
    _shaped(word, "Footer", 8.5, colour=QUIET)
    _without(word, "Title", "w:pBdr", "w:rPr/w:spacing", "w:pPr/w:contextualSpacing")
    _without(word, "Subtitle", "w:rPr/w:spacing", "w:pPr/w:numPr")
    _without(word, "List Bullet", "w:pPr/w:contextualSpacing")


def _without(word: Word, style: str, *settings: str) -> None:
    for setting in settings:
        element = word.styles[style].element.find(f".//{setting}", nsmap)
        element.getparent().remove(element)


def _shaped(
    word: Word,
    name: str,
    size: float,
    *,
    before: float = 0,
    after: float = 0,
    colour: str | None = None,
    bold: bool = False,
) -> ParagraphStyle:
    """The paragraph style ``name``, made if it is not there; sizes and distances in points."""
    if name not in word.styles:
        word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = word.styles["Normal"]
    style: ParagraphStyle = word.styles[name]
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    if colour is not None:
        style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    return style


def _character_styles(word: Word) -> None:
    inserted = _worded(word, INSERTED_TEXT, INSERTED)
    inserted.font.underline = True
    deleted = _worded(word, DELETED_TEXT, DELETED)
    deleted.font.strike = True
    _worded(word, QUIET_TEXT, QUIET)
    hyperlink = _worded(word, HYPERLINK, "1F4E9E", builtin=True)
    hyperlink.font.underline = True


def _worded(word: Word, name: str, colour: str, *, builtin: bool = False) -> CharacterStyle:
    style: CharacterStyle = word.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin)
    style.font.color.rgb = RGBColor.from_string(colour)
    return style


def _table_style(word: Word) -> None:
    properties = word.styles["Table Grid"].element.find(qn("w:tblPr"))
    for border in properties.find(qn("w:tblBorders")):
        border.set(qn("w:color"), RULE)
    margins = {"top": 60, "left": 100, "bottom": 40, "right": 100}
    for margin in properties.find(qn("w:tblCellMar")):
        margin.set(qn("w:w"), str(margins[margin.tag.partition("}")[2]]))
