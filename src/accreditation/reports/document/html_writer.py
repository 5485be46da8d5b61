"""A document as one HTML file that needs nothing else."""

from functools import cache
from pathlib import Path

from jinja2 import Template
from markupsafe import Markup

from accreditation.reports.document.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    Mark,
    Paragraph,
    Run,
    Runs,
)
from accreditation.reports.templates import template
from accreditation.reports.writing import language_tag

_ELEMENTS: dict[Mark, Markup] = {
    "plain": Markup("{}"),
    "strong": Markup("<strong>{}</strong>"),
    "inserted": Markup("<ins>{}</ins>"),
    "deleted": Markup("<del>{}</del>"),
    "quiet": Markup('<span class="quiet">{}</span>'),
}


def html_of(document: Document) -> str:
    """The document as HTML that is well-formed XML, too."""
    return _template().render(document=document, tag=language_tag(document.language))


@cache
def _template() -> Template:
    return template(Path(__file__).with_name("document.html"), words=_words, kind=_kind)


def _words(runs: Runs) -> Markup:
    return Markup().join(map(_marked, runs))


def _marked(run: Run) -> Markup:
    written = Markup("<br/>").join(run.text.split("\n"))
    if run.link is not None:
        written = Markup('<a href="{}">{}</a>').format(run.link, written)
    if run.tone != "neutral":
        written = Markup('<b class="{}">{}</b>').format(run.tone, written)
    return _ELEMENTS[run.mark].format(written)


def _kind(block: Block) -> str:
    if isinstance(block, Heading):
        return "heading"
    if isinstance(block, Paragraph):
        return "paragraph"
    return "bullets" if isinstance(block, Bullets) else "table"
