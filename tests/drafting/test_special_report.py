"""The special report: all that the law wants said, the dossier's own figures, and nothing else."""

import functools
import re
from dataclasses import replace
from fractions import Fraction

import docx
import pytest
import yaml
from docx.oxml.ns import qn

from accreditation.conditions import ListType
from accreditation.drafting import regimes_to_draft, year_to_draft
from accreditation.files import InputError
from accreditation.findings import ShownNumber
from accreditation.language import LANGUAGES
from accreditation.reports.document import markdown_of
from accreditation.reports.drafts.special_report import special_report_document
from tests.conftest import FIXTURES, run_here
from tests.drafting.drafted import (
    AS_OF,
    checked,
    dossier,
    drafted,
    pack,
    plan,
    section,
    tables,
    without,
)

SMARTCOOP = FIXTURES / "smartcoop"
BOTH = "specimens/in-order-both"

OF_THE_DECREE_OF_1962 = [
    *(f"AR62 art. 1 §1 {n}°" for n in range(1, 9)),
    "AR62 art. 1 §2",
    "AR62 art. 1 §3",
    "AR62 art. 1 §4 al. 2",
    "AR62 art. 1 §5",
    "AR62 art. 1 §6",
    "AR62 art. 1 §7",
]
OF_THE_DECREE_OF_2019 = [
    *(f"AR19 art. 6 §1 {n}°" for n in range(1, 9)),
    *(f"AR19 art. 6 §2 al. 1 {n}°" for n in range(1, 5)),
    "CSA art. 6:120 §2",
    "CSA art. 8:5 §1 2°",
]


@functools.cache
def markdown(folder, *arguments, year="2025", language="en"):
    ran = run_here(
        "draft", "special-report", folder, "--year", year, "--as-of", AS_OF, "--lang", language,
        *arguments,
    )  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    return ran.out


@pytest.fixture(scope="module")
def smartcoop():
    """The report on 2025 for both accreditations, in English."""
    return markdown(SMARTCOOP)


def places(text):
    """The places of the law that the report links to."""
    return set(re.findall(r"\[((?:AR62|AR19|CSA) art\. [^\]\\]*?)(?: \\\[\w\\\])?\]\(", text))


def test_everything_that_either_decree_asks_for_is_there(smartcoop):
    assert {*OF_THE_DECREE_OF_1962, *OF_THE_DECREE_OF_2019} <= places(smartcoop)


def test_a_report_for_one_accreditation_leaves_the_other_out():
    text = markdown(SMARTCOOP, "--regime", "cnc", year="2024")
    assert set(OF_THE_DECREE_OF_1962) <= places(text)
    assert "AR19" not in text
    text = markdown(SMARTCOOP, "--regime", "es", year="2024")
    assert set(OF_THE_DECREE_OF_2019) <= places(text)
    assert "AR62" not in text


def test_the_resignations_of_2025_are_left_open_because_no_document_gives_them(smartcoop):
    told = section(smartcoop, "Resignations")
    assert "To be completed: How many members resigned in the year?" in told
    assert "For each class of shares, how many shareholders resigned" in told
    assert not re.search(r"\| \d", told)


def test_what_contradicts_is_shown_with_both_claims_and_their_places(smartcoop):
    told = section(smartcoop, "Other patrimonial advantages")
    assert "€219,949.00 — \\[" in told
    assert "€236,510.00 — \\[" in told
    assert "former, 67 prêts" in told
    assert "former, 70 projets" in told


def test_figures_that_do_not_add_up_are_told():
    text = markdown(SMARTCOOP, "--regime", "cnc", year="2024")
    told = section(text, "Movements of the year")
    assert "37,670 members at the start, plus 4,207 joined, minus 175 resigned" in told
    assert "to be checked: 1" in section(text, "Overview")


def test_each_figure_is_that_of_the_file_of_the_year():
    text = markdown(SMARTCOOP, "--regime", "cnc", year="2024")
    facts = yaml.safe_load((SMARTCOOP / "2024.yaml").read_text("utf-8"))["facts"]
    rows = {row[0]: row for table in tables(text) for row in table}
    for name in ("opening", "joined", "resigned", "closing"):
        stated = facts[f"members.{name}"]
        label = pack().vocabulary.entry(f"members.{name}").label.en
        shown = rows[label[:1].upper() + label[1:]]
        assert shown[1] == f"{stated['value']:,}"
        assert stated["at"] in shown[2]
    assert next(table for table in tables(text) if table[0][0] == "Entry")[1:] == [
        [name, f"{item['members']:,}"]
        for name, item in facts["practice.member_classes"]["items"].items()
    ]


def test_a_company_that_is_a_social_enterprise_owes_no_account_of_the_members_advantage():
    text = markdown(SMARTCOOP, "--regime", "cnc", year="2024")
    told = section(text, "Advantage procured to the members")
    assert "does not apply to a company accredited as a social enterprise" in told
    other = markdown(FIXTURES / "specimens" / "in-order", year="2024")
    told = section(other, "Advantage procured to the members")
    assert "does not apply" not in told
    assert "private needs of the members" in told


def test_by_when_the_report_is_sent_depends_on_the_size_of_the_company(smartcoop):
    small = section(markdown(FIXTURES / BOTH, year="2024"), "By when")
    assert "31 July 2025" in small
    assert "send a copy to the FPS Economy" in small
    assert "send a copy" not in section(smartcoop, "By when")


def test_a_condition_that_is_not_met_is_told_with_its_reason():
    text = markdown(FIXTURES / "specimens" / "dividend-one-cent-over", year="2024")
    assert "not met according to the dossier: 1" in section(text, "Overview")
    assert "**fail**" in section(text, "Dividends and their cap")


def shown_facts(draft):
    """What the draft shows of each fact, by its label; of lists, their rows and questions."""
    figures = {label.en: answer for item in draft.items for label, answer in item.figures}
    lists = {table.label.en: table for item in draft.items for table in item.tables}
    return figures, lists


def test_a_fact_that_is_taken_away_leaves_a_question_and_no_value():
    """For each fact of the year: what showed it is open, and asks for it."""
    whole = dossier(BOTH)
    report = replace(checked(BOTH), findings=())
    before, lists_before = shown_facts(drafted(whole, report, "2024", "cnc", "es"))
    tried = 0
    for name in whole.years[0].facts:
        label = pack().vocabulary.entry(name).label.en
        if label not in before and label not in lists_before:
            continue
        tried += 1
        after, lists = shown_facts(
            drafted(without(whole, "2024", name), report, "2024", "cnc", "es")
        )
        if isinstance(pack().meanings[name].type, ListType):
            assert lists[label].rows == (), name
            assert lists[label].none is None, name
            assert [need.fact for need in lists[label].needs] == [name]
        else:
            assert before[label].value is not None
            assert after[label].value is None, name
            assert [need.fact for need in after[label].needs] == [name]
    assert tried > 20


def test_of_a_year_without_any_fact_nothing_of_the_year_is_shown():
    empty = without(dossier(BOTH), "2024", *dossier(BOTH).years[0].facts)
    draft = drafted(empty, replace(checked(BOTH), findings=()), "2024", "cnc", "es")
    entries = pack().vocabulary.entries
    practice = {entry.label.en for entry in entries.values() if entry.plane == "practice"}
    figures, lists = shown_facts(draft)
    of_year = {label: answer for label, answer in figures.items() if label in practice}
    assert len(of_year) > 8
    assert {label for label, answer in of_year.items() if answer.value is not None} == set()
    assert all(not table.rows for label, table in lists.items() if label in practice)
    for item in draft.items:
        for said in item.says:
            assert all(answer.value is None for answer in said.values.values())


def test_a_past_year_that_no_file_tells_of_is_left_to_be_completed():
    """The years that a check looks at do not matter: somebody may draft an older report."""
    ran = run_here(
        *("draft", "special-report", FIXTURES / "smartcoop", "--year", "2021"),
        *("--regime", "cnc", "--as-of", "2025-12-31", "--lang", "en"),
    )
    assert (ran.code, ran.err) == (0, "")
    assert "Financial year from 1 January 2021 to 31 December 2021" in ran.out
    assert "To be completed: " in ran.out
    assert "rapport-cnc" not in ran.out


def test_rates_of_dividends_are_exact_or_rounded_up():
    draft = drafted(dossier("specimens/in-order"), checked("specimens/in-order"), "2024", "cnc")
    (table,) = (one for item in draft.items if item.name == "dividends" for one in item.tables)
    place = [label.en for label in table.columns].index(
        "net rate on the nominal value, for twelve months"
    )
    shown = {row.items[0]: row.cells[place].value for row in table.rows}
    exact = {
        "class-a": Fraction("4.28") * Fraction(70, 100) / 50,
        "class-b": Fraction("21.42") * Fraction(70, 100) / 250,
    }
    for name, rate in exact.items():
        number = shown[name]
        assert isinstance(number, ShownNumber)
        step = Fraction(1, 10**number.scale)
        assert 0 <= number.steps * step - rate < step


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_whole_in_every_language(language, smartcoop):
    report = checked("smartcoop")
    draft = drafted(dossier("smartcoop"), report, "2025", "cnc", "es")
    text = markdown_of(special_report_document(draft, report, pack(), language))
    assert "{" not in text
    headings = re.findall(r"^(#+) ([\d.]+)", text, re.M)
    assert headings == re.findall(r"^(#+) ([\d.]+)", smartcoop, re.M)
    assert len(tables(text)) == len(tables(smartcoop))
    parts = re.findall(r"^## \d+\. (.+)$", text, re.M)
    others = re.findall(r"^## \d+\. (.+)$", smartcoop, re.M)
    alike = {one for one, other in zip(parts, others, strict=True) if one == other}
    assert language == "en" or alike <= {"Signatures"}


@pytest.fixture(scope="module")
def word(tmp_path_factory):
    """The same report as a Word file, opened by another library."""
    file = tmp_path_factory.mktemp("word") / "report.docx"
    markdown(SMARTCOOP, "--format", f"docx:{file}")
    return docx.Document(str(file))


def test_the_word_file_holds_the_same_tables_and_headings(word, smartcoop):
    read = [
        [[cell.text.strip() for cell in row.cells] for row in table.rows] for table in word.tables
    ]
    assert [[row[0] for row in table] for table in read] == [
        [row[0] for row in table] for table in tables(smartcoop)
    ]
    headings = [p.text for p in word.paragraphs if p.style.name.startswith("Heading")]
    written = re.findall(r"^##+ (.+)$", smartcoop, re.M)
    assert headings == [heading.replace("\\", "") for heading in written]


def test_what_is_open_is_shaded_and_the_board_signs(word):
    def open_cells(table):
        return [
            cell
            for row in table.rows
            for cell in row.cells
            for shade in cell._tc.iter(qn("w:shd"))
            if shade.get(qn("w:fill")) == "FDF3DC"
        ]

    assert sum(len(open_cells(table)) for table in word.tables) > 30
    signed = word.tables[-1]
    assert [cell.text for cell in signed.columns[0].cells] == [
        "Capacity",
        "Chair of the board",
        "Director",
    ]
    assert len(open_cells(signed)) == 2


def test_a_file_that_is_there_is_never_written_over(tmp_path):
    file = tmp_path / "report.md"
    file.write_text("completed by hand")
    ran = run_here(
        "draft", "special-report", SMARTCOOP, "--year", "2025", "--as-of", AS_OF,
        "--format", f"md:{tmp_path / 'new.md'}", "--format", f"md:{file}",
    )  # fmt: skip
    assert ran.code == 2
    assert ran.err.startswith(f"{file}: is there already")
    assert file.read_text() == "completed by hand"
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.md"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--year", "2026"], "the year 2026 closes on 2026-12-31, after 2026-06-30"),
        (["--year", "x"], "'x' is no financial year"),
        (["--year", "2025", "--regime", "csa"], "under 'csa' no special report is due"),
        (["--year", "2025", "--regime", "cnd"], "there is no set of rules 'cnd'"),
        (["--year", "2025", "--format", "docx"], "a DOCX file needs a place"),
        (["--year", "2015"], "no accreditation on 2015-12-31 under which a special report is due"),
        (["--year", "2015", "--regime", "es"], "under 'es' no special report was due"),
    ],
)
def test_what_cannot_be_drafted_is_said_in_one_sentence(arguments, said):
    ran = run_here("draft", "special-report", SMARTCOOP, "--as-of", AS_OF, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_pack_without_special_reports_says_so():
    rules = "docs/examples/food-label/rules"
    ran = run_here("draft", "special-report", SMARTCOOP, "--year", "2025", "--rules", rules)
    assert ran.code == 2
    assert "so no special report can be drafted" in ran.err


def test_a_presumed_social_enterprise_makes_the_report_and_a_lost_accreditation_does_not():
    held = dossier(BOTH)
    year = year_to_draft(held, "2024", AS_OF)
    entry = held.accreditations["es"]
    presumed = {**held.accreditations, "es": entry.model_copy(update={"status": "presumed"})}
    changed = replace(held, accreditations=presumed)
    assert regimes_to_draft(changed, pack(), plan(), year, ()) == ("cnc", "es")
    lost = {"es": entry.model_copy(update={"until": year.opens})}
    with pytest.raises(InputError, match="no accreditation on 2024-12-31"):
        regimes_to_draft(replace(held, accreditations=lost), pack(), plan(), year, ())
