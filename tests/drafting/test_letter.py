"""The letter: what is missing is asked once, the weightiest first, and findings have reasons."""

import datetime
import functools
import re
from dataclasses import replace

import docx
import pytest

from accreditation.drafting import letter_on
from accreditation.findings import Decision
from accreditation.language import LANGUAGES, phrase
from accreditation.reports.document import markdown_of
from accreditation.reports.drafts.letter import letter_document
from tests.conftest import FIXTURES, run_here
from tests.drafting.drafted import AS_OF, checked, checker, dossier, pack, section, tables

SMARTCOOP = FIXTURES / "smartcoop"
BROKEN = "specimens/profit-share-for-a-director"


@functools.cache
def letter(folder, *arguments, language="en"):
    ran = run_here("draft", "letter", folder, "--as-of", AS_OF, "--lang", language, *arguments)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def written(report, name, language="en"):
    """The letter on a report, from the library."""
    document = letter_document(
        letter_on(report), dossier(name), pack(), ("missing", "findings"), language
    )
    return markdown_of(document)


def test_questions_are_numbered_through_and_each_says_why():
    text = letter(SMARTCOOP)
    asked = [row for table in tables(text) for row in table[1:]]
    alone = [int(number) for number in re.findall(r"^\*\*(\d+)\.\*\* ", text, re.M)]
    numbers = [int(row[0]) for row in asked]
    assert sorted(numbers + alone) == list(range(1, len(numbers) + len(alone) + 1))
    for _, question, why in asked:
        assert question
        assert re.search(r"\((condition|obligation|advice)\): \w+ ", why)


def test_conditions_come_before_obligations_and_those_before_advice():
    order = ["condition", "obligation", "advice"]
    for table in tables(letter(SMARTCOOP)):
        weights = [
            order.index(re.search(r"\((condition|obligation|advice)\)", row[2]).group(1))
            for row in table[1:]
        ]
        assert weights == sorted(weights)


def test_everything_open_is_asked_once_but_what_the_reviewer_judges():
    """The questions of each subject are the needs of its open findings, without judgements."""
    report = checked("smartcoop")
    text = letter(SMARTCOOP, "--about", "missing")
    judged = 0
    for subject, there in report.examined.items():
        needs = {
            (need.fact, need.reason, need.kind): need.question.en
            for finding in report.findings
            if finding.subject == subject and finding.outcome == "unknown"
            for need in finding.needs
        }
        if not there:
            assert f"**{subject.id}" not in text
            continue
        title = "Statutes of" if subject.kind == "statutes" else f"Year {subject.id}"
        questions = [row[1].split("\n")[0] for row in tables(section(text, title))[0][1:]]
        assert len(set(questions)) == len(questions)
        for (_, reason, kind), question in needs.items():
            if kind == "judgement" and reason != "contradicted":
                judged += 1
                assert question not in questions
            elif kind == "evidence":
                assert question in questions
    assert judged > 0
    assert "Points that are for us to judge" in text


def test_of_a_year_without_a_file_its_documents_are_asked_for():
    told = section(letter(SMARTCOOP), "Year 2022")
    assert "The dossier holds nothing on this." in told
    assert tables(told) == []


def test_what_contradicts_is_asked_with_what_each_document_says():
    told = letter(FIXTURES / "specimens" / "two-documents-that-disagree", "--about", "missing")
    (question,) = (
        row[1]
        for table in tables(told)
        for row in table
        if "Your documents contradict each other" in row[1]
    )
    assert "436 — [1] situation à la clôture" in question
    assert "463 — [2] point 1" in question


def test_it_can_ask_only_for_what_the_accreditation_depends_on():
    text = letter(SMARTCOOP, "--about", "missing", "--weight", "condition")
    asked = [row for table in tables(text) for row in table[1:]]
    assert 0 < len(asked) < len([r for t in tables(letter(SMARTCOOP)) for r in t[1:]])
    assert all("(condition): " in row[2] for row in asked)
    assert not any(f"({weight}): " in text for weight in ("obligation", "advice"))
    everything = ("--weight", "condition", "--weight", "obligation", "--weight", "advice")
    assert letter(SMARTCOOP, *everything) == letter(SMARTCOOP)


def test_it_is_written_for_people():
    """No code of how sure a reading is, no date of a file, and a year without a file says so."""
    for language in LANGUAGES:
        text = letter(SMARTCOOP, language=language)
        assert not re.search(r"\\\[[TXIKU]\\\]", text)
        assert not re.search(r"\d{4}-\d{2}-\d{2}", re.sub(r"\]\([^)]*\)", "", text))
    english = letter(SMARTCOOP)
    assert "This is about: 18 June 2024." in english
    assert "year 2022 (no file), year 2023" in english


def test_a_failure_has_its_law_its_evidence_and_what_to_do():
    told = section(letter(FIXTURES / BROKEN), "Conditions that are not met")
    assert "AR62 art. 1 §1 7°" in told
    assert "**Evidence:** \\[" in told
    assert "**To do:** " in told
    assert "fail" in section(letter(FIXTURES / BROKEN), "What we found")


def test_what_is_in_order_is_summed_up_for_each_subject():
    told = section(letter(FIXTURES / BROKEN), "What is in order")
    passed = [finding for finding in checked(BROKEN).findings if finding.outcome == "pass"]
    titles = {"statutes": "Statutes of 12 May 2021", "year": "Year 2024"}
    for kind, title in titles.items():
        found = [one for one in passed if one.subject.kind == kind]
        assert f"- {title} ({len(found)}): " in told
        assert all(one.title.en in told for one in found)


def test_the_letter_is_about_what_was_asked_for():
    missing = letter(SMARTCOOP, "--about", "missing")
    findings = letter(SMARTCOOP, "--about", "findings")
    assert "## What we ask of you" in missing
    assert "## What we found" not in missing
    assert "## What we found" in findings
    assert "## What we ask of you" not in findings
    assert missing.splitlines()[0].endswith("request for information")
    assert findings.splitlines()[0].endswith("findings")


def test_a_remark_on_the_program_s_own_rules_is_not_sent_to_the_cooperative():
    late = checker().check(dossier("smartcoop"), datetime.date(2030, 1, 1))
    own = next(f for f in late.findings if f.rule == "csa.law-reviewed")
    assert own.outcome == "fail"
    assert own.title.en not in written(late, "smartcoop")


def test_a_decision_is_told_with_its_reasons_and_takes_the_failure_off():
    report = checked(BROKEN)
    (failure,) = (f for f in report.findings if f.outcome == "fail" and f.weight == "condition")
    decision = Decision(
        number=1,
        by="A. Reviewer",
        on=datetime.date(2026, 5, 4),
        reasons="The payment was repaid before the year-end.",
        outcome="pass",
        document="minute-7",
    )
    decided = replace(
        report,
        decisions={(failure.rule, failure.subject): decision},
        verdicts_with_decisions={**report.verdicts, failure.regime: "pass"},
    )
    text = written(decided, BROKEN)
    told = section(text, "Decisions taken")
    assert "A. Reviewer of 4 May 2026; reasons: The payment was repaid before the year-end." in told
    assert "minute-7" in told
    assert failure.title.en in told
    assert "Conditions that are not met" not in text
    assert "With the decisions below: pass." in text


def test_years_that_were_left_out_are_named():
    text = letter(SMARTCOOP, "--year", "2025")
    assert "Counts for the verdict and was not examined" in text
    assert "Year 2023" not in re.findall(r"^#+ (.+)$", text, re.M)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_is_whole_in_every_language(language):
    text = written(checked("smartcoop"), "smartcoop", language=language)
    assert "{" not in text
    assert "\0" not in text
    assert phrase("letter.salutation").in_(language) in text
    assert phrase("letter.greeting").in_(language) in text
    assert [len(table) for table in tables(text)] == [
        len(table) for table in tables(letter(SMARTCOOP))
    ]


def test_the_word_file_begins_on_its_first_page_and_leaves_blanks_for_the_sender(tmp_path):
    file = tmp_path / "letter.docx"
    letter(SMARTCOOP, "--about", "findings", "--format", f"docx:{file}")
    word = docx.Document(str(file))
    assert len(word.sections) == 1
    texts = [paragraph.text for paragraph in word.paragraphs]
    assert "From: [name, service and address to be completed]" in texts
    assert "Our reference: [to be completed]" in texts
    assert texts.index("Dear Sir or Madam,") < texts.index("What we found")
    assert "[name and capacity to be completed]" in texts
