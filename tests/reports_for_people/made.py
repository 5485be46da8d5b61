"""Reports as the command line makes them, and what each kind of file says of each finding."""

import datetime
import functools
import io
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import docx
import html5lib
import pikepdf
import pypdfium2
from docx.oxml.ns import qn

from accreditation.checking import Checker
from accreditation.dossier import load_dossier
from accreditation.findings import Decision, Receipt, SetAside
from accreditation.law import Pack
from accreditation.reports.formats import Checked, writer
from tests.conftest import own_checker, own_pack, run_here

SIGNS = {"✓": "pass", "✗": "fail", "?": "unknown", "–": "not_applicable"}
STATUTES = ("statuts", "statuten")
"""What the column of the statutes is called in the languages of these tests."""
FORMATS = ("html", "pdf", "docx", "md")


@dataclass(frozen=True)
class Made:
    """The files of one report and its data."""

    files: dict[str, bytes]
    data: Any

    @functools.cached_property
    def html(self):
        """The page, read by a parser that refuses every error."""
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        return parser.parse(self.files["html"].decode())

    @functools.cached_property
    def word(self):
        return docx.Document(io.BytesIO(self.files["docx"]))

    @functools.cached_property
    def markdown(self) -> str:
        return self.files["md"].decode()

    @functools.cached_property
    def pdf(self):
        return pikepdf.open(io.BytesIO(self.files["pdf"]))

    @functools.cached_property
    def pdf_text(self) -> str:
        document = pypdfium2.PdfDocument(self.files["pdf"])
        return "\n".join(page.get_textpage().get_text_range() for page in document)

    def outcomes(self) -> dict[tuple[str, str], str]:
        """The outcome of each finding by rule and subject, as the JSON report tells it."""
        return {(f["rule"], f["subject"]["id"]): f["outcome"] for f in self.data["findings"]}


def made_by_cli(folder: Path, dossier: Path, *options: str) -> Made:
    """A report written by the command line, all formats at once."""
    formats = FORMATS
    outputs = [f"--format={form}:{folder / f'report.{form}'}" for form in (*formats, "json")]
    ran = run_here("check", dossier, *options, *outputs)
    assert (ran.out, ran.err) == ("", "")
    files = {form: (folder / f"report.{form}").read_bytes() for form in formats}
    return Made(files, json.loads((folder / "report.json").read_text("utf-8")))


@functools.cache
def _ready() -> tuple[Pack, Checker]:
    pack = own_pack()
    return pack, own_checker()


@functools.cache
def checked(dossier: Path, language: str, as_of: datetime.date) -> Checked:
    """A report that a test may change before it is written."""
    pack, checker = _ready()
    loaded = load_dossier(dossier, pack.vocabulary)
    return Checked(checker.check(loaded, as_of), loaded, pack, language, dossier)


def decided(one: Checked, words: str) -> Checked:
    """The same with what persons decided, of which the words are given, and with a receipt."""
    report = one.report
    failed = next(f for f in report.findings if f.outcome == "fail")
    first = Decision(1, words, datetime.date(2025, 7, 1), f"{words}\nsecond line", "pass", words)
    second = Decision(2, words, datetime.date(2025, 7, 2), words)
    receipt = Receipt(
        program="0.1.0",
        engine="durable_rules",
        dossier=f"folder/{words}",
        regimes=("cnc",),
        years=(),
        rules={"cnc/capped-dividend.yaml": "ab" * 32},
        files={"2024.yaml": "cd" * 32},
        decisions="ef" * 32,
        findings="12" * 32,
    )
    changed = replace(
        report,
        name=words,
        decisions={(failed.rule, failed.subject): first},
        set_aside=(SetAside(second, "member_advantage.main_accepted", failed.subject, "facts"),),
        verdicts_with_decisions=dict.fromkeys(report.verdicts, "unknown"),
        receipt=receipt,
    )
    return replace(one, report=changed)


def written(one: Checked, *formats: str) -> Made:
    """A report written by the functions behind the formats."""
    files = {}
    for form in formats:
        out = writer(form)(one)
        files[form] = out.encode() if isinstance(out, str) else out
    return Made(files, json.loads(writer("json")(one)))


def squeezed(text: str) -> str:
    """The text without blanks and line ends, for words may be broken anywhere on paper.

    PDFium writes a hyphen at the end of a line as U+FFFE.
    """
    return re.sub(r"\s", "", text.replace("\ufffe", "-").replace("\u2060", ""))


def words_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


def typed(element) -> str:
    """The words of a part of a Word file; each of its elements tells the text below it again."""
    return "".join(text.text for text in element.iter(qn("w:t")))


def tables_in(made: Made, form: str) -> list[list[list[str]]]:
    """Every table as rows of cells, as words."""
    if form == "html":
        tables = made.html.findall(".//table[@class='map']")
        return [[list(map(words_of, row)) for row in table.iter("tr")] for table in tables]
    if form == "docx":
        tables = made.word.element.body.iter(qn("w:tbl"))
        return [
            [[typed(cell) for cell in row.iter(qn("w:tc"))] for row in rows]
            for rows in (list(table.iter(qn("w:tr"))) for table in tables)
        ]
    found = re.findall(r"(?:^\|.*\n)+", made.markdown, re.M)
    return [
        [[cell.strip() for cell in line[1:-1].split(" |")] for line in table.splitlines()]
        for table in found
    ]


def mapped(made: Made, form: str) -> dict[tuple[str, str], str]:
    """The outcomes by rule and subject as the overview shows them."""
    rules = {rule for rule, _ in made.outcomes()}
    examined = [(one["kind"], one["id"]) for one in made.data["examined"]]
    names = {id_: id_ for _, id_ in examined}
    names |= {word: id_ for word in STATUTES for kind, id_ in examined if kind == "statutes"}
    found = {}
    for header, *rows in tables_in(made, form):
        if not {*header[1:]} <= names.keys():
            continue
        for head, *cells in rows:
            rule = head.replace("\\", "").rpartition(" ")[2]
            for subject, cell in zip(header[1:], cells, strict=False):
                if rule in rules and cell:
                    found[rule, names[subject]] = SIGNS[cell[0]]
    return found
