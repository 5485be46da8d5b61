"""Filling forms as a person would, with the facts that a fixture states."""

import re
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from accreditation.files import Document, read_yaml, yaml_flow
from accreditation.language import phrase
from tests.conftest import Ran, own_pack, run_here

AS_OF = "2025-12-30"
PACK = own_pack()
Key = tuple[str, str, str | None]


def form_of(dossier: Path, place: Path, *arguments: str) -> Path:
    """The form on a dossier, in the format that its name tells."""
    kind = place.suffix.removeprefix(".")
    ran = run_here("ask", dossier, "--as-of", AS_OF, *arguments, "--format", f"{kind}:{place}")
    assert (ran.code, ran.err) == (0, "")
    return place


def answers(dossier: Path, form: Path) -> Ran:
    """Hand a form in."""
    return run_here("answer", dossier, form, "--lang", "en")


def contents(dossier: Path) -> dict[str, bytes]:
    """What the files of a dossier hold."""
    return {file.name: file.read_bytes() for file in dossier.iterdir() if file.name[0] != "."}


def fill(form: Path, given: dict[Key, dict[str, Any]]) -> int:
    """Write answers, each by subject, fact and item, into a YAML form; says how many fitted."""
    parts = re.split(r"(?m)^(?=  - subject: )", form.read_text("utf-8"))
    filled = 0
    for i, part in enumerate(parts[1:], start=1):
        own = {key: _said(part, key) for key in ("- subject", "fact", "item")}
        answer = given.get((own["- subject"], own["fact"], own["item"]))
        for key, value in (answer or {}).items():
            parts[i] = re.sub(
                rf"(?m)^    {key}: null.*$",
                lambda _, key=key, value=value: f"    {key}: {yaml_flow(value)}",
                parts[i],
                count=1,
            )
        filled += answer is not None
    form.write_text("".join(parts), "utf-8")
    return filled


def _said(part: str, key: str) -> str | None:
    found = re.search(rf"(?m)^ +{key}: (.*)$", part)
    return None if found is None else str(read_word(found[1]))


def read_word(text: str) -> Any:
    """A word as YAML reads it."""
    return Document(Path("form"), text).data


def columns(sheet: Any) -> dict[str, int]:
    """The columns of a sheet of questions, or of a list, by their technical names."""
    return {cell.value: cell.column for cell in sheet[2] if cell.value}


def question_rows(book: Any) -> dict[Key, tuple[Any, int]]:
    """Each question of a workbook with its sheet and row."""
    found = {}
    for sheet in book.worksheets:
        at = columns(sheet)
        if "fact" in at:
            for row in range(3, sheet.max_row + 1):
                subject, fact, item = (
                    sheet.cell(row, at[k]).value for k in ("subject", "fact", "item")
                )
                found[subject, fact, item or None] = (sheet, row)
    return found


def fill_workbook(form: Path, given: dict[Key, dict[str, Any]], language: str) -> int:
    """The same in a workbook, as a person picks and types there."""
    book = load_workbook(form)
    rows = question_rows(book)
    names = {key: name for kind, key, name in _meta(book) if kind == "home"}
    filled = 0
    for key, answer in given.items():
        if key in rows:
            sheet, row = rows[key]
            at = columns(sheet)
            value = answer["value"]
            if isinstance(value, dict):
                _fill_list(book, key, value, names[key[0]], language)
                done = "complete" if value["complete"] else "open"
                value = phrase(f"ask.list_{done if value['items'] else 'none'}").in_(language)
            else:
                value = typed(key[1], value, language)
            sheet.cell(row, at["answer"]).value = value
            for column in ("source", "at", "article"):
                sheet.cell(row, at[column]).value = answer.get(column)
            filled += 1
    book.save(form)
    return filled


def typed(fact: str, value: Any, language: str) -> Any:
    """What a person types or picks for a value."""
    entry = PACK.vocabulary.entry(fact)
    if value == "silent":
        return phrase("value.silent").in_(language)
    if isinstance(value, bool):
        return phrase(f"value.{str(value).lower()}").in_(language)
    if entry.type == "choice":
        return entry.choices[value].in_(language)
    if entry.type == "money":
        return float(value.removesuffix(" EUR"))
    if entry.type == "rate":
        return float(value.removesuffix("%").strip()) / 100
    return value


def _meta(book: Any) -> list[tuple[Any, ...]]:
    return list(book["_form"].iter_rows(values_only=True, min_col=1, max_col=3))


def _fill_list(book: Any, key: Key, value: Any, name: str, language: str) -> None:
    sheet = next(s for s in book.worksheets if f"{key[1]}." in str(s.cell(2, 3).value))
    at = columns(sheet)
    row = next(r for r in range(4, sheet.max_row + 1) if sheet.cell(r, 1).value is None)
    for item, fields in value["items"].items():
        sheet.cell(row, 1).value = name
        sheet.cell(row, 2).value = item
        for short, raw in fields.items():
            fact = f"{key[1]}.{short}"
            sheet.cell(row, at[fact]).value = typed(fact, raw, language)
        row += 1


def facts_of(folder: Path) -> dict[Key, dict[str, Any]]:
    """What the files of a specimen state, as answers; a fact of an item also on its own."""
    statutes = read_yaml(folder / "statutes.yaml").data
    found: dict[Key, dict[str, Any]] = {}
    subject = f"statutes {statutes['adopted']}"
    for number, article in statutes["articles"].items():
        for fact, raw in article.get("provides", {}).items():
            _state(found, subject, fact, raw, {"article": number})
    for fact, raw in statutes.get("facts", {}).items():
        _state(found, subject, fact, raw, {})
    year = read_yaml(folder / "2024.yaml").data
    for fact, raw in year["facts"].items():
        _state(found, f"year {year['year']}", fact, raw, {})
    return found


def _state(
    found: dict[Key, dict[str, Any]], subject: str, fact: str, raw: Any, source: dict[str, str]
) -> None:
    if not isinstance(raw, dict):
        found[subject, fact, None] = {"value": raw, **source}
        return
    told = {key: raw[key] for key in ("source", "at") if key in raw} | source
    if "value" in raw:
        found[subject, fact, None] = {"value": raw["value"], **told}
        return
    items = {
        item: {short: _plain(one) for short, one in fields.items()}
        for item, fields in raw["items"].items()
    }
    found[subject, fact, None] = {"value": {"complete": raw["complete"], "items": items}, **told}
    for item, fields in items.items():
        for short, one in fields.items():
            found[subject, f"{fact}.{short}", item] = {"value": one, **told}


def _plain(raw: Any) -> Any:
    return raw["value"] if isinstance(raw, dict) else raw
