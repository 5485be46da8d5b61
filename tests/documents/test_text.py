"""Text for a terminal, and where there is none."""

import io
import re

from hypothesis import given, settings
from rich.console import Console

from accreditation.reports.document import Bullets, Cover, Document, Paragraph, Run, write_text
from tests.documents.sample import SAMPLE
from tests.documents.strategies import documents, words_of


def written(document, **options):
    stream = io.StringIO()
    write_text(document, Console(file=stream, highlight=False, width=100, **options))
    return stream.getvalue()


def note(*blocks):
    return Document("", "fr", SAMPLE.dated, Cover("Titre", "", ()), blocks, "")


def test_without_style_marks_are_signs():
    runs = (Run("un "), Run("vieux", "deleted"), Run("nouveau", "inserted"), Run(" mot", "strong"))
    assert written(note(Paragraph(runs))) == "Titre\n=====\n\nun [-vieux-]{+nouveau+} mot\n"


def test_in_a_terminal_marks_are_styles():
    runs = (Run("vieux", "deleted"), Run("nouveau", "inserted"))
    text = written(note(Paragraph(runs)), force_terminal=True, color_system="standard")
    assert "[-" not in text
    assert "{+" not in text
    assert re.search(r"\x1b\[[\d;]*9[\d;]*mvieux", text)
    assert re.search(r"\x1b\[[\d;]*4[\d;]*mnouveau", text)


def test_an_address_follows_its_words():
    runs = (Run("le code", link="https://a.be"), Run("."))
    assert "le code (https://a.be)." in written(note(Paragraph(runs)))


def test_long_items_are_indented():
    lines = written(note(Bullets(((Run("mot " * 60),),)))).splitlines()[3:]
    assert len(lines) == 3
    assert lines[0].startswith("• mot")
    assert all(line.startswith("  mot") for line in lines[1:])


def test_old_and_new_stand_side_by_side_in_a_hundred_columns():
    text = written(SAMPLE)
    assert max(map(len, text.splitlines())) == 100
    (line,) = [line for line in text.splitlines() if "Art. 23" in line]
    assert [part.strip() for part in line.strip("│").split("│")] == [
        "Art. 23",
        "Le mandat d'administrateur est",
        "Le mandat d'administrateur est {+exercé",
    ]


@settings(max_examples=100, deadline=None)
@given(documents())
def test_any_words_are_written_and_none_act_on_the_terminal(document):
    text = written(document)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for run in block.runs:
                assert words_of(run.text) in words_of(text)
