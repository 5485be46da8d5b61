"""Any register: its counts are those of a slow reference, and no name leaves it."""

import datetime
from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.importing.conftest import facts, take, write_csv
from tests.importing.ledgers import as_text, name_of, row, table

FIRST_DAY = datetime.date(2023, 11, 1)
OPENS, CLOSES = datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)


def holdings(ledger, until):
    """The shares of each person and class once every operation up to a day is done."""
    held = Counter()
    for one in ledger:
        if one["date"] <= until:
            who, class_ = one["member_id"], one["class"]
            held[who, class_] += (
                one["shares"] if one["operation"] == "subscription" else -one["shares"]
            )
            if one["operation"] == "transfer":
                held[one["to_member_id"], class_] += one["shares"]
            if one["operation"] == "convert":
                held[who, one["to_class"]] += one["to_shares"]
    return +held


def members(ledger, day):
    return {who for who, _ in holdings(ledger, day)}


@st.composite
def ledgers(draw):
    """A register in which nobody parts with what they do not hold."""
    ledger, day = [], FIRST_DAY
    for number in range(1, draw(st.integers(1, 25)) + 1):
        day += datetime.timedelta(days=draw(st.integers(0, 40)))
        held = holdings(ledger, day)
        person = draw(st.integers(1, 6))
        kind = draw(st.sampled_from(["subscription", "transfer", "sell_back", "convert"]))
        if kind == "subscription" or not held:
            shares, class_ = draw(st.integers(1, 5)), draw(st.sampled_from("AB"))
            ledger.append(row(number, str(day), "subscription", person, shares, class_))
            continue
        who, class_ = draw(st.sampled_from(sorted(held)))
        shares = draw(st.integers(1, held[who, class_]))
        more = {}
        if kind == "transfer":
            more = {"to": draw(st.sampled_from([one for one in range(1, 8) if one != who]))}
        elif kind == "convert":
            more = {"to_class": "AB".replace(class_, ""), "to_shares": draw(st.integers(1, 9))}
        ledger.append(row(number, str(day), kind, who, shares, class_, **more))
    return ledger


def expected(ledger):
    """What the year is, counted day by day from the whole register."""
    days = [OPENS + datetime.timedelta(days=n) for n in range((CLOSES - OPENS).days + 1)]
    before, joined = members(ledger, OPENS - datetime.timedelta(days=1)), 0
    opening = len(before)
    dates = {one["date"] for one in ledger}
    for day in days:
        if day in dates:
            now = members(ledger, day)
            joined += len(now - before)
            before = now
    held = holdings(ledger, CLOSES)
    within = [one for one in ledger if OPENS <= one["date"] <= CLOSES]
    refunds = [one for one in within if one["operation"] == "sell_back"]
    classes = Counter(class_ for _, class_ in held)
    found = {
        "members.opening": opening,
        "members.joined": joined,
        "members.closing": len(before),
        "members.shares": held.total(),
        "practice.member_classes": {class_: {"members": n} for class_, n in classes.items()},
        "practice.transfers": {
            str(one["number"]): {}
            for one in within
            if one["operation"] == "transfer"
            and one["to_member_id"] not in members(ledger[: one["number"] - 1], CLOSES)
        },
    }
    if refunds:
        found["practice.exit_payments"] = {
            str(one["number"]): {
                "amount": f"{one['total']:.2f} EUR",
                "contribution": f"{one['total']:.2f} EUR",
            }
            for one in refunds
        }
    if not any(one["operation"] == "convert" for one in within):
        issued = [one["shares"] for one in within if one["operation"] == "subscription"]
        found["shares.issued"] = sum(issued)
    return found


RUNS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@RUNS
@given(ledgers(), st.randoms(use_true_random=False))
def test_counts_are_those_of_the_reference_and_no_name_is_told(quay, ledger, random):
    rows = list(ledger)
    random.shuffle(rows)
    ran = take("register", quay, write_csv(quay / "r.csv", as_text(table(rows))))
    assert facts(ran) == expected(ledger)
    assert "Zzyzx" not in ran.out + ran.err


SPOILS = st.fixed_dictionaries(
    {},
    optional={
        role: st.sampled_from(["", "?", "-1", "0", "1.5", "2024-13-01", "Z", 7])
        for role in ("number", "date", "class", "shares", "price", "total", "operation")
    },
)


@RUNS
@given(ledgers(), st.lists(SPOILS, min_size=1, max_size=3), st.booleans(), st.randoms())
def test_whatever_is_wrong_no_name_is_told_and_nothing_breaks(quay, ledger, spoils, bare, random):
    for spoil in spoils:
        random.choice(ledger).update(spoil)
    random.choice(ledger)["to_member"] = name_of(3)
    left_out = ("member_id", "to_member_id") if bare else ()
    rows = as_text(table(ledger, leave_out=left_out))
    ran = take("register", quay, write_csv(quay / "r.csv", rows), "--write")
    assert ran.code in (0, 2)
    written = (quay / "2024.yaml").read_text("utf-8")
    assert "Zzyzx" not in ran.out + ran.err + written
    if ran.code == 0:
        (quay / "2024.yaml").write_text(
            "year: 2024\nopens: 2024-01-01\ncloses: 2024-12-31\n", "utf-8"
        )
