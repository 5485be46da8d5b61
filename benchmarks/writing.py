"""Putting the text of a benchmark between its markers in the page on performance."""

from pathlib import Path

import click

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"


def write(name: str, text: str, page: Path = PAGE) -> None:
    """Put ``text`` in place of what stands between the markers of the benchmark ``name``.

    Raises:
        click.ClickException: the page has no such markers.
    """
    begin, end = f"<!-- bench:{name} -->", f"<!-- /bench:{name} -->"
    before, found, rest = page.read_text("utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise click.ClickException(f"{page.name} has no place for '{name}': {begin} … {end}")
    page.write_text(f"{before}{begin}\n\n{text.strip()}\n\n{end}{after}", "utf-8")
