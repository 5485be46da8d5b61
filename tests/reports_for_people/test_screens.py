"""Plain lines, which are written without a library for terminals, are those that it would write."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from accreditation.language import LANGUAGES
from accreditation.reports.screen import _ORDINARY, WIDTH, PlainScreen
from accreditation.reports.styled_screen import StyledScreen

SMARTCOOP = Path(__file__).parent.parent.parent / "fixtures" / "smartcoop"
ORDINARY = st.sampled_from("aeé€—«»:;?!’ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
STRANGE = st.sampled_from("\t\n\r\a漢ガ👩‍💻e\N{COMBINING ACUTE ACCENT}")
WORDS = st.text(ORDINARY, min_size=1, max_size=30) | st.text("x", min_size=90, max_size=230)
LINES = st.lists(WORDS | st.text(STRANGE, max_size=3), max_size=30).map(" ".join)
PARTS = LINES | st.lists(st.tuples(LINES, st.sampled_from(["", "bold", "yellow"])), max_size=3)


def written(kind, parts, by, language, **options):
    stream = io.StringIO()
    screen = kind(stream, language, **options)
    screen.line(parts, "bold")
    screen.indented(parts, by)
    return stream.getvalue()


@given(PARTS, st.integers(0, 8), st.sampled_from(LANGUAGES))
def test_plain_lines_are_those_of_the_library(parts, by, language):
    plain = written(PlainScreen, parts, by, language)
    assert plain == written(StyledScreen, parts, by, language, terminal=False)


def test_ordinary_characters_take_one_column():
    assert {one for one in _ORDINARY if cell_len(one) != 1} == set()


def test_no_line_is_too_wide():
    text = "Een zin met woorden. " * 40
    stream = io.StringIO()
    PlainScreen(stream, "nl").indented(text, 6)
    lines = stream.getvalue().splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert {line[:6] for line in lines} == {" " * 6}
    assert " ".join(" ".join(lines).split()) == text.strip()


@pytest.mark.parametrize(("colours", "coloured"), [({}, False), ({"FORCE_COLOR": "1"}, True)])
def test_colours_in_a_file_only_when_asked_for(tmp_path, colours, coloured):
    others = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "NO_COLOR")}
    place = tmp_path / "report.txt"
    verb = ["check", str(SMARTCOOP), "--format", f"text:{place}"]
    subprocess.run(
        [sys.executable, "-m", "accreditation", *verb],
        env={**others, "TERM": "xterm", **colours},
        check=False,
    )
    assert ("\x1b[" in place.read_text(encoding="utf-8")) is coloured
