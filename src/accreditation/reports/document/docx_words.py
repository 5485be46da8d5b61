"""Words in a Word file: marked runs, links, and fields that Word fills in."""

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun

from accreditation.reports.document import docx_look as look
from accreditation.reports.document.blocks import Mark, Runs

_STYLES: dict[Mark, str] = {
    "inserted": look.INSERTED_TEXT,
    "deleted": look.DELETED_TEXT,
    "quiet": look.QUIET_TEXT,
}


def add_runs(paragraph: Paragraph, runs: Runs) -> None:
    """Write ``runs`` at the end of a paragraph."""
    for run in runs:
        written = paragraph.add_run(run.text, _STYLES.get(run.mark))
        if run.mark == "strong" or run.tone != "neutral":
            written.font.bold = True
        if run.tone != "neutral":
            written.font.color.rgb = RGBColor.from_string(look.TONES[run.tone])
        if run.link is not None:
            _lead(paragraph, written, run.link)
            if run.mark == "plain" and run.tone == "neutral":
                written.style = look.HYPERLINK


def _lead(paragraph: Paragraph, written: WordRun, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), relation)
    written._r.addprevious(link)
    link.append(written._r)


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """Write a field, such as ``PAGE``, with 1 as its value until it is filled in."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = paragraph.add_run("1")
    run._r.addprevious(field)
    field.append(run._r)
