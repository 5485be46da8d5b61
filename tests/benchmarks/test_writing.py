"""A benchmark writes its table into its own place in the page, and nowhere else."""

import click
import pytest
from benchmarks.writing import write

PAGE = """Before.
<!-- bench:one -->
old
<!-- /bench:one -->
Between.
<!-- bench:two --><!-- /bench:two -->
"""


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "performance.md"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_what_stands_between_the_markers_is_replaced_and_nothing_else(page):
    write("one", "new\n", page)
    write("two", "| a |", page)
    write("one", "newer", page)
    assert page.read_text("utf-8") == (
        "Before.\n<!-- bench:one -->\n\nnewer\n\n<!-- /bench:one -->\n"
        "Between.\n<!-- bench:two -->\n\n| a |\n\n<!-- /bench:two -->\n"
    )


def test_a_page_without_its_markers_is_left_alone_and_named(page):
    with pytest.raises(click.ClickException, match=r"performance\.md has no place for 'three'"):
        write("three", "new", page)
    assert page.read_text("utf-8") == PAGE
