"""The order in which things are written and the names they are given decide nothing."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accreditation.conditions import ListType, Words
from tests.laws.dossiers import FOLDERS, Files, fixture, judged, mapped, report_as_it_is, told
from tests.laws.seeds import PACK, without_shrinking

TOKEN = re.compile(r"n\d{4}x")

randoms = st.integers(0, 2**32).map(random.Random)


def shuffled(value: Any, by: random.Random) -> Any:
    """The same data with every mapping and every list in another order."""
    if isinstance(value, dict):
        pairs = [(key, shuffled(part, by)) for key, part in value.items()]
        by.shuffle(pairs)
        return dict(pairs)
    if isinstance(value, list):
        parts = [shuffled(part, by) for part in value]
        by.shuffle(parts)
        return parts
    return value


class Names:
    """New names for old ones, in no order, and the way back."""

    def __init__(self, by: random.Random) -> None:
        self._numbers = by.sample(range(10_000), 2_000)
        self._new: dict[str, str] = {}

    def new(self, old: str) -> str:
        return self._new.setdefault(old, f"n{self._numbers[len(self._new)]:04d}x")

    def back(self, text: str) -> str:
        """A text with every new name in it replaced by the old one."""
        old = {new: old for old, new in self._new.items()}
        return TOKEN.sub(lambda found: old[found.group()], text)


def renamed(files: Files, new: Callable[[str], str]) -> Files:
    """The dossier with another name for all that is named freely.

    That is the dossier itself, its years and applications, its documents, the items of its lists,
    and the texts by which things are told apart.
    """
    dossier = files.changed(lambda data: _renamed_file(data, new))
    identity = dossier.dossier["cooperative"]
    identity |= {"id": new(identity["id"]), "name": new(identity["name"])}
    for version in dossier.of("statutes"):
        version["cooperative"] = new(version["cooperative"])
    for year in dossier.of("years"):
        year["year"] = new(str(year["year"]))
    for application in dossier.of("applications"):
        application["application"] = new(application["application"])
    return dossier


def _renamed_file(data: dict[str, Any], new: Callable[[str], str]) -> dict[str, Any]:
    found = dict(data)
    if "documents" in data:
        found["documents"] = {new(key): entry for key, entry in data["documents"].items()}
    if "claims" in data:
        found["claims"] = {
            new(key): one | {"document": new(one["document"])}
            for key, one in data["claims"].items()
        }
    if "facts" in data:
        found["facts"] = _renamed_facts(data["facts"] or {}, new)
    if "articles" in data:
        found["articles"] = {
            number: _source_renamed(
                {**article, "provides": _renamed_facts(article.get("provides") or {}, new)}, new
            )
            for number, article in data["articles"].items()
        }
    return found


def _renamed_facts(facts: dict[str, Any], new: Callable[[str], str]) -> dict[str, Any]:
    return {name: _renamed_fact(name, raw, new) for name, raw in facts.items()}


def _renamed_fact(name: str, raw: Any, new: Callable[[str], str]) -> Any:
    type_ = PACK.meanings[name].type
    if isinstance(raw, list):
        return [_renamed_fact(name, claim, new) for claim in raw]
    if not isinstance(raw, dict):
        return new(" ".join(raw.split()).casefold()) if isinstance(type_, Words) else raw
    found = _source_renamed(raw, new)
    if isinstance(type_, ListType):
        if "items" in raw:
            found["items"] = {
                new(item): {
                    short: _renamed_fact(f"{name}.{short}", part, new)
                    for short, part in fields.items()
                }
                for item, fields in raw["items"].items()
            }
    else:
        found["value"] = _renamed_fact(name, raw["value"], new)
    return found


def _source_renamed(entry: dict[str, Any], new: Callable[[str], str]) -> dict[str, Any]:
    return entry | ({"source": new(entry["source"])} if "source" in entry else {})


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@without_shrinking(max_examples=2)
@given(by=randoms)
def test_the_order_of_articles_facts_items_and_files_never_matters(folder, by):
    before, files = report_as_it_is(folder), fixture(folder)
    with TemporaryDirectory() as place:
        after = files.changed(lambda data: shuffled(data, by)).report(Path(place))
    assert told(after) == told(before)
    assert judged(after) == judged(before)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@without_shrinking(max_examples=1)
@given(by=randoms)
def test_names_never_matter(folder, by):
    before, files, names = report_as_it_is(folder), fixture(folder), Names(by)
    with TemporaryDirectory() as place:
        after = renamed(files, names.new).report(Path(place))
    assert mapped(told(after), names.back) == told(before)
    assert judged(after) == judged(before)
