"""``accreditation schema``: the JSON Schema of a kind of file."""

from pathlib import Path

import click

from accreditation.cli.options import rules_option
from accreditation.law import load_pack
from accreditation.schemas import SCHEMAS, schema_json


@click.command()
@click.argument("name", type=click.Choice(SCHEMAS))
@rules_option
def schema(name: str, folder: Path | None) -> None:
    """Print the JSON Schema of the files called NAME, for editors and other programs."""
    pack = load_pack(folder)
    click.echo(schema_json(name, pack.vocabulary))
