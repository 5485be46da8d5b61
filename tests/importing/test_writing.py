"""Facts go into the year file: what stands there stays, what differs is told, nothing is halved."""

import hashlib

import pytest

from tests.conftest import edit, report, run_here
from tests.importing.conftest import take, write_csv
from tests.importing.ledgers import as_text, row, table
from tests.importing.test_register import LEDGER
from tests.importing.test_votes import DAY, LISTED

SCALARS = (
    "members.opening",
    "members.joined",
    "members.closing",
    "members.shares",
    "shares.issued",
)


@pytest.fixture
def register(quay):
    """The register of the hand-counted ledger."""
    return write_csv(quay / "register.csv", as_text(table(LEDGER)))


def test_the_file_is_as_it_was_with_the_facts_and_their_document(quay, register):
    before = (quay / "2024.yaml").read_text("utf-8")
    printed = take("register", quay, register)
    assert (quay / "2024.yaml").read_text("utf-8") == before
    ran = take("register", quay, register, "--write", "--dated", "2025-01-10")
    assert ran.code == 0
    assert ran.err == printed.err
    lines = (quay / "2024.yaml").read_text("utf-8").splitlines()
    digest = hashlib.sha256(register.read_bytes()).hexdigest()
    entry = "  register-2024: {title: 'Register of shares, export register.csv', date: 2025-01-10, "
    added = [
        *printed.out.partition("facts:\n")[2].splitlines(),
        "documents:",
        f"{entry}sha256: {digest}}}",
    ]
    assert [line for line in lines if line not in added] == before.splitlines()
    assert [line for line in lines if line in added] == added
    assert ran.out.splitlines() == [
        f"Facts written into {quay / '2024.yaml'} (8):",
        "  members.opening: 4",
        "  members.joined: 2",
        "  members.closing: 4",
        "  members.shares: 9",
        "  shares.issued: 3",
        "  practice.member_classes: items: 2",
        "  practice.transfers: items: 1",
        "  practice.exit_payments: items: 3",
    ]


def test_what_was_written_is_evidence_in_a_check(quay, register):
    take("register", quay, register, "--write")
    data = report(quay, "--as-of", "2025-06-30", "--regime", "csa", "--regime", "es")
    cited = {
        (one["document"], one["at"])
        for finding in data["findings"]
        for one in finding["citations"]["evidence"]
    }
    assert ("register-2024", "position on 2024-12-31") in cited
    outcomes = {
        finding["rule"]: finding["outcome"]
        for finding in data["findings"]
        if finding["subject"]["id"] == "2024"
    }
    # One refund of 55 euros for a share of 50.
    assert outcomes["es.exit-at-nominal"] == "fail"


def test_taken_twice_nothing_is_written_the_second_time(quay, register):
    take("register", quay, register, "--write")
    text = (quay / "2024.yaml").read_text("utf-8")
    ran = take("register", quay, register, "--write")
    assert ran.out.startswith(
        f"{quay / '2024.yaml'} says all of this already; nothing was written."
    )
    assert (quay / "2024.yaml").read_text("utf-8") == text


def test_everything_that_differs_is_told_with_both_values_and_nothing_is_taken(quay, register):
    with (quay / "2024.yaml").open("a", encoding="utf-8") as stream:
        stream.write(
            "  members.opening: {value: 5, source: minutes}\n"
            "  members.closing: [{value: 4, source: minutes}, {value: 6}]\n"
            "  practice.member_classes: {items: {A: {members: 9}, C: {members: 1}}}\n"
            "  practice.transfers: {complete: true, items: {}}\n"
            "  practice.exit_payments: {complete: true, items: {'7': {amount: 99 EUR}}}\n"
        )
    text = (quay / "2024.yaml").read_text("utf-8")
    ran = take("register", quay, register, "--write")
    assert (ran.code, ran.out) == (2, "")
    file = quay / "2024.yaml"
    assert ran.err.splitlines()[-9:] == [
        f"{file}: nothing was taken; mend the file or the table, or go without a fact (--without).",
        f"{file}:9: 'members.opening' is stated as 5; the table gives 4.",
        f"{file}:10: 'members.closing' is stated as 4 / 6; the table gives 4.",
        f"{file}:11: 'practice.member_classes' also lists 'C', and the table does not.",
        f"{file}:11: 'practice.member_classes: A.members' is stated as 9; the table gives 3.",
        f"{file}:12: 'practice.transfers' is said to be complete without '6'.",
        f"{file}:13: 'practice.exit_payments' is said to be complete without '10'.",
        f"{file}:13: 'practice.exit_payments' is said to be complete without '9'.",
        f"{file}:13: 'practice.exit_payments: 7.amount' is stated as 99.00 EUR; the table gives "
        "100.00 EUR.",
    ]
    assert file.read_text("utf-8") == text


WARNED = {
    "fr": ("--write n'y écrirait rien", "« members.opening » y vaut 5 ; la table donne 4."),
    "nl": ("--write zou er niets in schrijven", "‘members.opening’ staat er als 5;"),
    "de": ("--write würde nichts hineinschreiben", "„members.opening“ steht dort mit 5;"),
    "en": ("--write would take nothing", "'members.opening' is stated as 5; the table gives 4."),
}


@pytest.mark.parametrize("language", WARNED)
def test_without_write_what_differs_is_told_beside_the_facts(quay, register, language):
    with (quay / "2024.yaml").open("a", encoding="utf-8") as stream:
        stream.write("  members.opening: {value: 5, source: minutes}\n")
    ran = run_here("import", "register", quay, register, "--year", "2024", "--lang", language)
    assert ran.code == 0
    assert "members.opening: {value: 4," in ran.out
    hint, differs = ran.err.splitlines()[-2:]
    assert WARNED[language][0] in hint
    assert WARNED[language][1] in differs
    assert differs.startswith(f"{quay / '2024.yaml'}:9: ")


def test_without_write_items_beside_those_of_the_table_are_told(quay):
    with (quay / "2024.yaml").open("a", encoding="utf-8") as stream:
        stream.write("  practice.meetings: {items: {2024-11-30: {date: 2024-11-30}}}\n")
    ran = take("votes", quay, write_csv(quay / "v.csv", LISTED), *DAY)
    assert ran.code == 0
    assert "the file also has 2024-11-30" in ran.err


@pytest.mark.parametrize(
    ("statutes", "asked", "at"),
    [
        ("fr", "nl", "situation au 2024-12-31"),
        ("nl", "fr", "toestand op 2024-12-31"),
        ("de", "en", "Stand am 2024-12-31"),
    ],
)
def test_what_is_stored_speaks_the_language_of_the_statutes(quay, register, statutes, asked, at):
    edit(quay / "statutes.yaml", "language: en", f"language: {statutes}")
    ran = run_here("import", "register", quay, register, "--year", "2024", "--lang", asked)
    assert f"members.closing: {{value: 4, source: register-2024, at: {at}}}" in ran.out
    own = {"fr": "Membres : 4", "nl": "Leden: 4", "en": "Members: 4"}[asked]
    assert own in ran.err


def test_without_statutes_what_is_stored_speaks_the_language_that_is_asked(quay, register):
    edit(quay / "dossier.yaml", "statutes: [statutes.yaml]", "statutes: []")
    ran = run_here("import", "register", quay, register, "--year", "2024", "--lang", "nl")
    assert "at: toestand op 2024-12-31" in ran.out


def test_facts_can_be_gone_without(quay, register):
    with (quay / "2024.yaml").open("a", encoding="utf-8") as stream:
        stream.write("  members.opening: 5\n")
    ran = take("register", quay, register, "--write", "--without", "members.opening")
    assert ran.code == 0
    text = (quay / "2024.yaml").read_text("utf-8")
    assert "members.opening: 5\n" in text
    assert "members.closing: {value: 4," in text


def test_a_list_gets_what_it_lacks_with_the_source_of_it(quay):
    with (quay / "2024.yaml").open("a", encoding="utf-8") as stream:
        stream.write(
            "  practice.meetings:\n"
            "    items:\n"
            "      2024-06-08: {date: 2024-06-08, votes: 9, kind: annual}   # the yearly one\n"
            "      2024-11-30: {date: 2024-11-30}\n"
            "    source: minutes\n"
        )
    ran = take("votes", quay, write_csv(quay / "v.csv", LISTED), *DAY, "--write")
    assert ran.code == 0, ran.err
    text = (quay / "2024.yaml").read_text("utf-8")
    assert (
        "2024-06-08: {date: 2024-06-08, votes: 9, kind: annual, largest_own: {value: 3, source: "
        "votes-2024-06-08, at: all rows}," in text
    )
    assert "# the yearly one" in text
    assert "the file also has 2024-11-30" in ran.err
    assert report(quay, "--as-of", "2025-06-30")["cooperative"] == "quay"


def test_a_number_of_items_gives_way_to_as_many_items(quay, register):
    with (quay / "2024.yaml").open("a", encoding="utf-8") as stream:
        stream.write("  practice.transfers: {complete: true, number: 1, source: minutes}\n")
    assert take("register", quay, register, "--write").code == 0
    text = (quay / "2024.yaml").read_text("utf-8")
    assert "practice.transfers: {complete: true, source: minutes, items: {6: {}}}" in text
    edit(quay / "2024.yaml", "items: {6: {}}", "number: 2")
    ran = take("register", quay, register, "--write")
    assert "'practice.transfers' is stated to have 2 items; the table gives 1." in ran.err


def test_a_document_of_the_dossier_can_be_cited(quay, register):
    ran = take("register", quay, register, "--write", "--source", "minutes")
    assert ran.code == 0
    text = (quay / "2024.yaml").read_text("utf-8")
    assert "members.opening: {value: 4, source: minutes," in text
    assert "documents" not in text


def test_another_export_needs_another_key(quay, register):
    take("register", quay, register, "--write")
    write_csv(register, as_text(table([*LEDGER, row(13, "2025-02-01", "subscription", 8, 1)])))
    ran = take("register", quay, register, "--write")
    assert (ran.code, ran.err.splitlines()[-1]) == (
        2,
        "the dossier has another document called 'register-2024'; to cite it, or to give this one "
        "another name, use --source.",
    )
    ran = take("register", quay, register, "--write", "--source", "register-2025-02")
    assert ran.code == 0
    assert "nothing was written" in ran.out


def test_a_key_that_no_document_can_have_is_refused(quay, register):
    text = (quay / "2024.yaml").read_text("utf-8")
    ran = take("register", quay, register, "--write", "--source", "the register")
    assert ran.code == 2
    assert "--source is a key of letters, digits, dots, dashes and underscores" in ran.err
    assert (quay / "2024.yaml").read_text("utf-8") == text


@pytest.mark.parametrize("language", ["fr", "nl", "de", "en"])
def test_every_language_says_everything(quay, register, language):
    ran = run_here(
        "import", "register", quay, register, "--year", "2024", "--lang", language, "--write"
    )
    assert ran.code == 0
    assert "{" not in ran.out + ran.err
    for name in SCALARS:
        assert f"  {name}: " in ran.out


def test_a_fragment_of_a_new_dossier_can_be_pasted(tmp_path, register):
    """What is printed is a part of a year file as it is."""
    folder = tmp_path / "fresh"
    run_here("new", folder, "--closes", "2024-12-31", "--lang", "en")
    printed = take("register", folder, register).out
    file = folder / "2024.yaml"
    head = "year: 2024\nopens: 2024-01-01\ncloses: 2024-12-31\n"
    file.write_text(head + printed, "utf-8")
    again = take("register", folder, register, "--write")
    assert "nothing was written" in again.out, again.err
