"""Drafts as a test reads them: from the library without the command line, and out of Markdown."""

import datetime
import functools
from dataclasses import replace

from markdown_it import MarkdownIt

from accreditation.checking import Checker
from accreditation.dossier import Dossier, load_dossier
from accreditation.drafting import SpecialReport, draft_special_report, year_to_draft
from accreditation.findings import Report
from accreditation.law import Pack
from accreditation.law.drafts import SpecialReportPlan
from accreditation.law.drafts_reader import load_special_report
from tests.conftest import FIXTURES, own_checker, own_pack

AS_OF = datetime.date(2026, 6, 30)


@functools.cache
def pack() -> Pack:
    return own_pack()


@functools.cache
def plan() -> SpecialReportPlan:
    return load_special_report(pack())


@functools.cache
def checker() -> Checker:
    return own_checker()


@functools.cache
def dossier(name: str) -> Dossier:
    return load_dossier(FIXTURES / name, pack().vocabulary)


@functools.cache
def checked(name: str) -> Report:
    return checker().check(dossier(name), AS_OF)


def drafted(dossier_: Dossier, report: Report, year: str, *regimes: str) -> SpecialReport:
    found = year_to_draft(dossier_, year, AS_OF)
    return draft_special_report(pack(), plan(), dossier_, found, report, regimes)


def without(dossier_: Dossier, year: str, *facts: str) -> Dossier:
    """The dossier without some facts of a year."""
    years = tuple(
        replace(one, facts={key: fact for key, fact in one.facts.items() if key not in facts})
        if one.id == year
        else one
        for one in dossier_.years
    )
    return replace(dossier_, years=years)


def section(markdown: str, title: str) -> str:
    """What stands under a heading, up to the next one that is not deeper."""
    lines = markdown.splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("#") and title in line)
    depth = len(lines[first]) - len(lines[first].lstrip("#"))
    taken = []
    for line in lines[first + 1 :]:
        if line.startswith("#") and len(line) - len(line.lstrip("#")) <= depth:
            break
        taken.append(line)
    return "\n".join(taken)


def tables(markdown: str) -> list[list[list[str]]]:
    """Every table, as rows of plain text, read by another program's Markdown parser."""
    found: list[list[list[str]]] = []
    in_cell = False
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("th_open", "td_open", "th_close", "td_close"):
            in_cell = token.type.endswith("open")
        elif token.type == "inline" and in_cell:
            found[-1][-1].append(_plain(token))
    return found


def _plain(token) -> str:
    parts = {"softbreak": "\n", "hardbreak": "\n", "html_inline": "\n"}
    return "".join(parts.get(one.type, one.content) for one in token.children or ())
