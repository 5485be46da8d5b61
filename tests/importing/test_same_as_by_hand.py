"""A register that tells the same year as a dossier written by hand gives the same facts."""

import pytest

from accreditation.files import read_yaml
from tests.conftest import FIXTURES, report, run_here
from tests.importing.conftest import write_csv
from tests.importing.ledgers import as_text, row, table

FROM_A_REGISTER = (
    "members.opening", "members.joined", "members.closing", "members.shares", "shares.issued",
    "practice.member_classes", "practice.transfers",
)  # fmt: skip


class Ledger:
    """A register that grows operation by operation, its members numbered from 1."""

    def __init__(self):
        self.rows = []
        self.members = 0

    def join(self, day, class_, numbers):
        """Somebody joins with each number of shares."""
        for shares in numbers:
            self.members += 1
            self._add(day, "subscription", self.members, shares, class_)

    def leave(self, day, class_, leavers):
        """Those named give back their shares."""
        for person, shares in leavers:
            self._add(day, "sell_back", person, shares, class_)

    def _add(self, day, kind, person, shares, class_):
        self.rows.append(row(len(self.rows) + 1, day, kind, person, shares, class_))


def spread(shares, members):
    """Shares over members, each with one at least."""
    return [1] * (members - 1) + [shares - members + 1]


def stated(name):
    """The facts of 2024 as the fixture states them."""
    return read_yaml(FIXTURES / name / "2024.yaml").data["facts"]


def leavers(year):
    """How many left by the hand-written year: resigned, excluded, otherwise."""
    names = ("members.resigned", "members.excluded_reported", "members.otherwise_left")
    return sum(year[name]["value"] for name in names)


def a_grocery():
    """The year of the specimen in order: its members, classes, shares and refunds."""
    year = stated("specimens/in-order")
    classes = year["practice.member_classes"]["items"]
    joined, left = year["members.joined"]["value"], leavers(year)
    refunds = year["practice.exit_payments"]["items"].values()
    refunded = sum(int(item["contribution"].removesuffix(" EUR")) for item in refunds) // 50
    issued = year["shares.issued"]["value"]
    old = year["members.opening"]["value"] - classes["B"]["members"]
    opening_shares = year["members.shares"]["value"] - issued + refunded
    ledger = Ledger()
    ledger.join("2021-05-12", "A", spread(refunded, left))
    ledger.join("2021-05-12", "B", [1] * classes["B"]["members"])
    shares = opening_shares - refunded - classes["B"]["members"]
    ledger.join("2021-05-12", "A", spread(shares, old - left))
    ledger.join("2024-02-01", "A", spread(issued, joined))
    ledger.leave("2024-06-30", "A", enumerate(spread(refunded, left), start=1))
    return ledger.rows


def the_real_one():
    """The year 2024 of SmartCoop, as its report counts it."""
    year = stated("smartcoop")
    classes = {name: c["members"] for name, c in year["practice.member_classes"]["items"].items()}
    opening, left = year["members.opening"]["value"], year["members.resigned"]["value"]
    ledger = Ledger()
    ledger.join("2020-01-01", "A", [1] * (opening - classes["B"] - classes["C"]))
    for class_ in ("B", "C"):
        ledger.join("2020-01-01", class_, [1] * classes[class_])
    ledger.join("2024-03-01", "A", [1] * year["members.joined"]["value"])
    ledger.leave("2024-09-30", "A", ((person, 1) for person in range(1, left + 1)))
    return ledger.rows


def take(folder, rows, *more):
    file = write_csv(folder / "register.csv", as_text(table(rows, "fr")))
    return run_here("import", "register", folder, file, "--year", "2024", "--lang", "en", *more)


def test_the_dossier_written_by_hand_states_the_same_already(copy):
    folder = copy("specimens/in-order")
    ran = take(folder, a_grocery(), "--write", "--without", "practice.exit_payments")
    assert ran.code == 0, ran.err
    assert "nothing was written" in ran.out
    assert f"The file said this already: {', '.join(FROM_A_REGISTER)}." in ran.out
    assert "The file of the year counts" not in ran.err


def test_the_refunds_are_as_much_as_those_written_by_hand(copy):
    folder = copy("specimens/in-order")
    _without(folder / "2024.yaml", "practice.exit_payments")
    assert take(folder, a_grocery(), "--write").code == 0
    items = read_yaml(folder / "2024.yaml").data["facts"]["practice.exit_payments"]["items"]
    by_hand = stated("specimens/in-order")["practice.exit_payments"]["items"]
    for fact in ("amount", "contribution"):
        assert _euros(items, fact) == _euros(by_hand, fact)


def _euros(items, fact):
    return sum(float(item[fact].removesuffix(" EUR")) for item in items.values())


def _without(file, *names):
    """Take facts out of a year file that writes each in one line or in lines further in."""
    kept, skipping = [], False
    for line in file.read_text("utf-8").splitlines(keepends=True):
        if line.startswith("  ") and not line.startswith("   "):
            skipping = line.strip().partition(":")[0] in names
        if not skipping:
            kept.append(line)
    file.write_text("".join(kept), "utf-8")


def outcomes(folder):
    return {
        (finding["rule"], finding["subject"]["id"]): finding["outcome"]
        for finding in report(folder, "--as-of", "2025-12-30")["findings"]
    }


def test_with_the_register_in_the_place_of_the_hand_every_finding_is_the_same(copy):
    folder = copy("specimens/in-order")
    by_hand = outcomes(folder)
    _without(folder / "2024.yaml", *FROM_A_REGISTER)
    assert outcomes(folder) != by_hand
    ran = take(folder, a_grocery(), "--write", "--without", "practice.exit_payments")
    assert ran.code == 0, ran.err
    assert outcomes(folder) == by_hand


def test_the_real_cooperative_from_forty_thousand_operations(copy):
    folder = copy("smartcoop")
    rows = the_real_one()
    assert len(rows) > 40_000
    ran = take(folder, rows, "--write")
    assert ran.code == 0, ran.err
    kept = ("members.opening", "members.joined", "members.closing", "practice.member_classes")
    assert f"The file said this already: {', '.join(kept)}." in ran.out
    assert "practice.exit_payments: items: 175" in ran.out


@pytest.mark.parametrize("change", ["one joiner more", "one leaver less", "another class"])
def test_a_register_that_tells_another_year_is_refused(copy, change):
    folder = copy("specimens/in-order")
    rows = a_grocery()
    if change == "one joiner more":
        rows.append(row(len(rows) + 1, "2024-12-31", "subscription", 9_999, 1))
    elif change == "one leaver less":
        rows.pop()
    else:
        rows[-1]["date"] = "2025-01-01"
        rows.append(row(len(rows) + 1, "2024-12-31", "subscription", 1, 1, "B"))
    ran = take(folder, rows, "--write", "--without", "practice.exit_payments")
    assert ran.code == 2
    assert "is stated as" in ran.err
