"""Whatever becomes of the columns of a table, no part of a name is printed or written."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.importing.conftest import STATUTES, refused, take, write_csv
from tests.importing.ledgers import HEADINGS

PARTS = ("Zzyzx", "Quentin", "Xij", "Ozz")
NAMES = ("Zzyzx, Quentin", 'Xij "Ozz" Zzyzx', "Ozz", "Quentin\nXij")
VOTES = ("Member", "Member number", "Votes", "Presence", "Represented by")
CLASSES = {
    "all named": STATUTES,
    "some named": STATUTES.replace("complete: true", "complete: false"),
    "none named": STATUTES.partition("articles:")[0] + 'articles: {"5": {provides: {}}}\n',
}

name = st.sampled_from(NAMES)
number = st.integers(1, 20).map(str)
day = st.sampled_from(["2023-01-05", "2024-03-01", "2024-09-30"])
word = st.sampled_from(["Subscription", "Transfer", "Sell Back", "Conversion"])
kind = st.sampled_from("AB")
euros = st.sampled_from(["50.0", "250.0"])
operation = st.tuples(
    number, day, name, number, name, number, kind, number, euros, euros, kind, number, word
)
presence = st.sampled_from(["present", "represented", "absent", "outsider"])
voter = st.tuples(name, number, number, presence, name)
slip = st.sampled_from(["none", "right", "left", "bare", "open", "cut", "turned"])


def line(cells, how, at):
    """A row of CSV, written right or wrong."""
    cells = list(cells)
    at %= len(cells)
    if how == "right":
        cells.insert(at, cells[0])
    elif how == "left":
        del cells[at]
    elif how == "cut":
        cells = cells[: at + 1]
    elif how == "turned":
        cells = cells[at:] + cells[:at]
    if how == "bare":
        return ",".join(cells)
    if how == "open":
        return ",".join(f'"{cell}' for cell in cells)
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)


def tables(row):
    return st.lists(st.tuples(row, slip, st.integers(0, 20)), min_size=1, max_size=5)


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    return tmp_path_factory.mktemp("names")


def nothing_is_told(quay, places, classes, command, head, rows):
    """Take a table for good; no part of a name is in what is said, nor in a file afterwards."""
    folder = places / "quay"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(quay, folder)
    (folder / "statutes.yaml").write_text(CLASSES[classes], "utf-8")
    lines = [line(cells, how, at) for cells, how, at in rows]
    file = places / "table.csv"
    file.write_text("\n".join([",".join(head), *lines]) + "\n", "utf-8")
    ran = take(*command[:1], folder, file, *command[1:], "--write")
    assert ran.code in (0, 2)
    assert "program itself" not in ran.err
    told = ran.out + ran.err + "".join(one.read_text("utf-8") for one in folder.iterdir())
    assert not [part for part in PARTS if part in told], told


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(classes=st.sampled_from(sorted(CLASSES)), rows=tables(operation))
def test_a_register_with_rows_that_slipped_tells_no_name(quay, places, classes, rows):
    nothing_is_told(quay, places, classes, ["register", "--gaps"], HEADINGS["en"], rows)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=tables(voter))
def test_an_attendance_list_with_rows_that_slipped_tells_no_name(quay, places, rows):
    command = ["votes", "--meeting", "2024-06-08"]
    nothing_is_told(quay, places, "all named", command, VOTES, rows)


HEAD = ["Number Operation", "Subscription Date", "Operation Type", "Cooperator",
        "Share type name", "Number of share"]  # fmt: skip


@pytest.mark.parametrize("classes", CLASSES)
def test_a_name_is_no_class_of_shares(quay, classes):
    """Also where the statutes do not say which classes there are."""
    (quay / "statutes.yaml").write_text(CLASSES[classes], "utf-8")
    rows = [HEAD, [1, "2023-01-05", "Subscription", "Zzyzx", "Xij", 3]]
    (sentence,) = refused(take("register", quay, write_csv(quay / "r.csv", rows)))
    assert sentence.startswith("2: 'Share type name' is no class of shares of the statutes")


def test_a_letter_or_what_a_mapping_file_says_is_a_class_where_the_statutes_name_none(quay):
    (quay / "statutes.yaml").write_text(CLASSES["none named"], "utf-8")
    (quay / "map.yaml").write_text("kind: register\nclasses: {Gold: gold}\n", "utf-8")
    rows = [HEAD, [1, "2023-01-05", "Subscription", "Zzyzx", "A", 3]]
    ran = take("register", quay, write_csv(quay / "r.csv", rows))
    assert "A: {members: 1}" in ran.out
    rows += [[2, "2023-01-05", "Subscription", "Zzyzx", "Gold", 3]]
    file = write_csv(quay / "r.csv", rows)
    assert take("register", quay, file).code == 2
    assert "gold: {members: 1}" in take("register", quay, file, "--map", quay / "map.yaml").out


def test_a_name_is_no_number_of_an_operation(quay):
    rows = [HEAD, ["Zzyzx", "2024-01-05", "Subscription", "1", "A", 3]]
    assert refused(take("register", quay, write_csv(quay / "r.csv", rows))) == [
        "2: 'Number Operation' must be a number, perhaps with letters like R/12."
    ]


def test_rows_that_a_quotation_mark_has_glued_together_are_told(quay):
    text = (
        f'{",".join(HEAD)}\n1,2023-01-05,Subscription,"Zzyzx,A,3\n'
        '2,2024-01-05,Subscription,Quentin",A,3\n'
    )
    (quay / "r.csv").write_text(text, "utf-8")
    assert refused(take("register", quay, quay / "r.csv")) == [
        "2: 'Cooperator' has a line end; is a quotation mark missing?"
    ]
