"""``accreditation explain``: what a rule says, and why a dossier meets it or not."""

import datetime
from pathlib import Path

import click

from accreditation.checking import Checker
from accreditation.cli.options import as_of_option, lang_option, rules_option
from accreditation.dossier import load_dossier
from accreditation.files import nothing_usable
from accreditation.language import Language
from accreditation.law import load_pack


@click.command()
@click.argument("rule")
@click.argument("dossier", type=click.Path(path_type=Path), required=False)
@as_of_option
@click.option("--year", "years", multiple=True, help="Financial year to look at (repeatable).")
@lang_option
@rules_option
def explain(
    rule: str,
    dossier: Path | None,
    as_of: datetime.date,
    years: tuple[str, ...],
    language: Language,
    folder: Path | None,
) -> None:
    """Explain RULE; with DOSSIER, show how each of its findings came about, value by value."""
    from accreditation.reports.decided import decisions_on
    from accreditation.reports.explanation import explained_finding, explained_rule

    pack = load_pack(folder)
    found = pack.rule(rule)
    if dossier is None:
        click.echo(explained_rule(found, pack, language))
        return
    loaded = load_dossier(dossier, pack.vocabulary)
    report = Checker(pack).check(loaded, as_of, [found.regime], years)
    findings = [finding for finding in report.findings if finding.rule == rule]
    if not findings:
        raise nothing_usable(f"no year of the dossier counts for '{rule}' as of {as_of}.", dossier)
    explained = []
    for finding in findings:
        decided = (f"  {line}" for line in decisions_on(finding, report, language))
        explained.append("\n".join([explained_finding(finding, pack, language), *decided]))
    click.echo("\n\n".join(explained))
