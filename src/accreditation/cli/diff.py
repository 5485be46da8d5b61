"""``accreditation rules diff``: what became of each rule between two versions of a pack."""

from pathlib import Path

import click

from accreditation.cli.extras import solver
from accreditation.cli.options import rules_option
from accreditation.cli.progress import progress_bar


@click.command()
@click.argument("old")
@click.argument("new")
@rules_option
def diff(old: str, new: str, folder: Path | None) -> int:
    """Prove OLD and NEW the same law, rule by rule, or show a case on which they differ.

    OLD and NEW are folders of rules, or revisions of git of the folder of rules.
    """
    with solver():
        from accreditation.proof.versions import changes
        from accreditation.reports.version_report import version_text
        from accreditation.versions import version

    with version(old, folder) as before, version(new, folder) as after:
        with progress_bar("rules") as done:
            found = changes(before, after, 10.0, done)
        click.echo(version_text(before, after, found))
    return int(any(change.differs for change in found))
