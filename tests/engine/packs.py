"""Random rule packs: small, well typed, and using every operator of the language."""

import json
import random
from pathlib import Path
from typing import Any

CHOICES = ("red", "green", "blue")
MONEY = ("0 EUR", "0.0001 EUR", "99.9999 EUR", "100 EUR", "-5 EUR", "1000000000000000 EUR")
RATES = ("0 %", "5.9999 %", "6 %", "6.0001 %", "100 %", "1000 %")
COUNTS = (0, 1, 9, 10, 11, 1000, 10**12)
DATES = ("2020-02-29", "2024-06-30", "2024-12-31", "2025-01-31")
RULES = 5

TEXT = dict.fromkeys(("fr", "nl", "de", "en"), "x")
CITES = [{"instrument": "X", "at": "art. 1"}]


def _fact(type_: str, **more: Any) -> dict[str, Any]:
    fact = {"type": type_, "label": TEXT, "question": TEXT, **more}
    if type_ == "choice":
        fact["choices"] = dict.fromkeys(CHOICES, TEXT)
    return fact


def _scalars(prefix: str) -> dict[str, dict[str, Any]]:
    plane = "statutes" if prefix == "law" else "practice"
    return {
        f"{prefix}.flag": _fact("boolean", plane=plane),
        f"{prefix}.colour": _fact("choice", plane=plane),
        f"{prefix}.sum": _fact("money", plane=plane),
        f"{prefix}.rate": _fact("rate", plane=plane),
        f"{prefix}.votes": _fact("votes", plane=plane),
        f"{prefix}.day": _fact("date", plane=plane),
    }


VOCABULARY = {
    **{
        name: fact | {"when_silent": {"value": default, "cites": CITES}}
        for (name, fact), default in zip(
            _scalars("law").items(),
            (False, "red", "100 EUR", "6 %", 10, "2024-06-30"),
            strict=True,
        )
    },
    **_scalars("year"),
    "year.due": _fact("boolean", plane="practice", due={"date": "year.day", "plus_months": 6}),
    "year.part": _fact(
        "money",
        plane="practice",
        kind="computed",
        derived={"share": "year.rate", "of": "year.sum"},
    ),
    "year.things": _fact(
        "list",
        plane="practice",
        item="thing",
        fields={
            "flag": _fact("boolean"),
            "colour": _fact("choice"),
            "sum": _fact("money"),
            "rate": _fact("rate"),
            "votes": _fact("votes"),
            "day": _fact("date"),
            "net": _fact(
                "money",
                kind="computed",
                derived={"difference": ["thing.sum", {"share": "thing.rate", "of": "thing.sum"}]},
            ),
        },
    ),
}

VOCABULARY["year.bunches"] = _fact(
    "list",
    plane="practice",
    item="bunch",
    kind="computed",
    groups={"thing": "year.things"},
    by=["colour"],
    fields={
        "sum": _fact(
            "money",
            kind="computed",
            derived={"sum": "thing.sum", "each": {"thing": "bunch.members"}},
        ),
        "votes": _fact(
            "votes",
            kind="computed",
            derived={"maximum": "thing.votes", "each": {"thing": "bunch.members"}, "when_empty": 0},
        ),
    },
)

LISTS = {"t": "year.things", "b": "year.bunches"}
KINDS = ("flag", "colour", "sum", "rate", "votes", "day")
KINDS_OF_BUNCHES = ("colour", "sum", "votes")

PARAMETERS = {
    "cap": {
        "title": TEXT,
        "type": "rate",
        "values": [{"from": "2000-01-01", "value": "6 %", "cites": CITES}],
    },
    "months": {
        "title": TEXT,
        "type": "months",
        "values": [{"from": "2000-01-01", "value": 7, "cites": CITES}],
    },
}


class PackWriter:
    """Writes a random pack; the same seed gives the same pack."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def write(self, folder: Path) -> None:
        """Write the pack into ``folder``."""
        wording = {"from": "2000-01-01", "encoded": True}
        self._file(
            folder / "instruments.yaml",
            {"X": {"title": TEXT, "confidence": "T", "versions": [wording]}},
        )
        self._file(folder / "regimes.yaml", {"csa": {"title": TEXT, "accreditation": False}})
        self._file(folder / "parameters.yaml", PARAMETERS)
        self._file(folder / "vocabulary" / "facts.yaml", VOCABULARY)
        for number in range(RULES):
            name = f"r{number}"
            self._file(folder / "csa" / f"{name}.yaml", self._rule(name))

    def _rule(self, name: str) -> dict[str, Any]:
        rule: dict[str, Any] = {
            "rule": f"csa.{name}",
            "plane": "practice",
            "weight": "condition",
            "cites": CITES,
            "in_force": {"from": "2000-01-01"},
            "title": TEXT,
            "fails": TEXT,
            "remedy": TEXT,
        }
        if self.random.random() < 0.4:
            rule["applies_when"] = self.condition(1, None)
        if self.random.random() < 0.5:
            item = self.random.choice(list(LISTS))
            rule["each"] = {item: LISTS[item]}
            rule["passes_when"] = self.condition(2, item)
        else:
            rule["passes_when"] = self.condition(3, None)
        return rule

    def condition(self, depth: int, item: str | None) -> dict[str, Any]:
        """A condition of at most ``depth`` levels, about an item when ``item`` names one."""
        pick = self.random.random()
        if depth == 0 or pick < 0.3:
            return self._leaf(item)
        if pick < 0.45:
            return {
                "all": [self.condition(depth - 1, item) for _ in range(self.random.randint(1, 3))]
            }
        if pick < 0.6:
            return {
                "any": [self.condition(depth - 1, item) for _ in range(self.random.randint(1, 3))]
            }
        if pick < 0.7:
            return {"not": self.condition(depth - 1, item)}
        if pick < 0.85 or item is not None:
            return {
                "when": self.condition(depth - 1, item),
                "then": self.condition(depth - 1, item),
            }
        quantifier = self.random.choice(("each", "some"))
        item = self.random.choice(list(LISTS))
        return {quantifier: {item: LISTS[item]}, "holds": self.condition(1, item)}

    def _leaf(self, item: str | None) -> dict[str, Any]:
        where = self.random.choice(("law", "year", item or "year"))
        kind = self.random.choice(KINDS_OF_BUNCHES if item == "b" else KINDS)
        name = f"{where}.{kind}"
        match kind:
            case "flag":
                return {name: self.random.random() < 0.5}
            case "colour":
                options = self.random.sample(CHOICES, self.random.randint(1, 2))
                silent = ["silent"] if where == "law" and self.random.random() < 0.5 else []
                return {name: {"one_of": options + silent}}
            case "day":
                operator = self.random.choice(
                    ("before", "after", "on_or_before", "on_or_after", "equals")
                )
                return {name: {operator: self._date(item)}}
        operator = self.random.choice(("at_most", "at_least", "less_than", "more_than", "equals"))
        return {name: {operator: self._number(kind, item)}}

    def _date(self, item: str | None) -> Any:
        day = "t.day" if item == "t" else "year.day"
        later = {"date": day, "plus_months": {"parameter": "months"}}
        shifted = {"date": day, self.random.choice(("plus_days", "minus_days")): 15}
        return self.random.choice((self.random.choice(DATES), "law.day", later, shifted))

    def _number(self, kind: str, item: str | None) -> Any:
        where = self.random.choice(("law", "year", item or "year"))
        other = f"{where}.{kind}"
        match kind:
            case "rate":
                return self.random.choice((self.random.choice(RATES), other, {"parameter": "cap"}))
            case "votes":
                return self._votes(other)
        net = {"sum": "u.net", "each": {"u": "year.things"}}
        return self.random.choice(
            (
                self.random.choice(MONEY),
                other,
                "t.net" if item == "t" else "year.part",
                {"share": {"parameter": "cap"}, "of": other},
                {"difference": [other, "100 EUR"]},
                {"minimum": [other, "0 EUR"]},
                other if item else net,
            )
        )

    def _votes(self, other: str) -> Any:
        return self.random.choice(
            (
                self.random.choice(COUNTS),
                other,
                {"share": {"parameter": "cap"}, "of": other},
                {"product": [3, other]},
                {"sum": [other, 1]},
                {"count": {"u": "year.things"}, "where": {"u.flag": True}},
                {"maximum": "u.votes", "each": {"u": "year.things"}, "when_empty": 0},
            )
        )

    def _file(self, file: Path, data: Any) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(data)
        for date in (*DATES, "2000-01-01"):
            text = text.replace(f'"{date}"', date)
        file.write_text(text, encoding="utf-8")
