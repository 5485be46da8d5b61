"""A small rule pack: a few facts of every kind, and rules with cases as a test wants them."""

from pathlib import Path
from typing import Any

import yaml

TEXT = dict.fromkeys(("fr", "nl", "de", "en"), "x")
CITES = [{"instrument": "X", "at": "art. 1"}]
FIRST_DAY = "2000-01-01"


def _fact(type_: str, **more: Any) -> dict[str, Any]:
    plane = {} if more.pop("of_item", False) else {"plane": more.pop("plane", "practice")}
    if type_ == "choice":
        more["choices"] = dict.fromkeys(("red", "green", "blue"), TEXT)
    return {"type": type_, "label": TEXT, "question": TEXT, **plane, **more}


VOCABULARY = {
    "law.colour": _fact("choice", plane="statutes"),
    "law.free": _fact("boolean", plane="statutes", when_silent={"value": True, "cites": CITES}),
    "year.flag": _fact("boolean"),
    "year.done": _fact("boolean"),
    "year.colour": _fact("choice"),
    "year.paid": _fact("money"),
    "year.due": _fact("money"),
    "year.rate": _fact("rate"),
    "year.votes": _fact("votes"),
    "year.day": _fact("date"),
    "year.other_day": _fact("date"),
    "year.things": _fact(
        "list",
        item="thing",
        fields={
            "flag": _fact("boolean", of_item=True),
            "net": _fact("money", of_item=True),
            "gross": _fact("money", of_item=True),
        },
    ),
}

PARAMETERS = {
    name: {
        "title": TEXT,
        "type": type_,
        "values": [{"from": FIRST_DAY, "value": value, "cites": CITES}],
    }
    for name, type_, value in (("cap", "rate", "6 %"), ("term", "months", 7))
}


def write_pack(
    folder: Path, rules: dict[str, dict[str, Any]], presupposed: dict[str, Any] | None = None
) -> Path:
    """Write a pack with some rules.

    Args:
        folder: Where it comes to stand.
        rules: For each rule of company law, its conditions, ``in_force`` and ``cases``.
        presupposed: What must be so for any of them to apply.
    """
    wording = {"from": FIRST_DAY, "encoded": True}
    _write(
        folder / "instruments.yaml",
        {"X": {"title": TEXT, "confidence": "T", "versions": [wording]}},
    )
    _write(folder / "parameters.yaml", PARAMETERS)
    _write(
        folder / "regimes.yaml",
        {"csa": {"title": TEXT, "accreditation": False, "applies_when": presupposed}},
    )
    _write(folder / "vocabulary" / "facts.yaml", VOCABULARY)
    for name, parts in rules.items():
        cases = parts.pop("cases")
        rule = {
            "rule": f"csa.{name}",
            "plane": "practice",
            "weight": "condition",
            "cites": CITES,
            "in_force": {"from": FIRST_DAY},
            "title": TEXT,
            "fails": TEXT,
            "remedy": TEXT,
            **parts,
        }
        _write(folder / "csa" / f"{name}.yaml", rule)
        _write(folder / "csa" / f"{name}.cases.yaml", {"cases": cases})
    return folder


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, _: Any) -> bool:
        return True


def _write(file: Path, data: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(data, Dumper=_Dumper, sort_keys=False)
    file.write_text(text.replace(f"'{FIRST_DAY}'", FIRST_DAY), encoding="utf-8")
