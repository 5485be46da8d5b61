"""``accreditation rules mutate``: whether the cases of the rules notice every change to them."""

from pathlib import Path

import click

from accreditation.cli.extras import solver
from accreditation.cli.options import rules_option
from accreditation.cli.progress import progress_bar
from accreditation.law import load_pack


@click.command()
@click.argument("names", nargs=-1, metavar="[RULE]...")
@click.option(
    "--since",
    metavar="REVISION",
    default=None,
    help="Only the rules that changed since this revision of git, or whose cases did.",
)
@rules_option
def mutate(names: tuple[str, ...], since: str | None, folder: Path | None) -> int:
    """Change every RULE, or all of them, in one place after the other; a case must notice."""
    with solver():
        from accreditation.mutation import mutate_all
        from accreditation.proof.telling import tell_apart
        from accreditation.reports.mutation_report import mutation_text
        from accreditation.versions import changed_rules

    pack = load_pack(folder)
    chosen = [pack.rule(name) for name in names] if names else list(pack.rules.values())
    if since is not None:
        chosen = changed_rules(pack, chosen, since)
    with progress_bar("rules") as done:
        found = mutate_all(pack, chosen, tell_apart, done)
    click.echo(mutation_text(found))
    return int(any(mutated.open for mutated in found))
