"""``accreditation rules prove``: what can be proved of the rules."""

from pathlib import Path

import click

from accreditation.cli.extras import solver
from accreditation.cli.options import rules_option
from accreditation.cli.progress import progress_bar
from accreditation.law import load_pack


@click.command()
@click.argument("names", nargs=-1, metavar="[RULE]...")
@rules_option
def prove(names: tuple[str, ...], folder: Path | None) -> int:
    """Prove that every RULE, or all, can pass and fail, and that nothing is dead or contradicts."""
    with solver():
        from accreditation.proof.prove import prove as prove_all
        from accreditation.reports.proof_report import proof_text

    pack = load_pack(folder)
    chosen = [pack.rule(name) for name in names] if names else list(pack.rules.values())
    with progress_bar("proofs") as done:
        found = prove_all(pack, chosen, done)
    click.echo(proof_text(found, pack.folder))
    return int(not found.sound)
