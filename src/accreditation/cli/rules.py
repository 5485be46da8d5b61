"""``accreditation rules``: the rule pack itself, listed, checked and tested."""

from pathlib import Path

import click

from accreditation.checking import run_cases
from accreditation.cli.group import LazyGroup
from accreditation.cli.options import lang_option, rules_option
from accreditation.language import Language
from accreditation.law import check_regimes, load_pack

VERBS = {
    "diff": "accreditation.cli.diff:diff",
    "mutate": "accreditation.cli.mutate:mutate",
    "prove": "accreditation.cli.prove:prove",
}


@click.group(cls=LazyGroup, verbs=VERBS)
def rules() -> None:
    """List, check and test the rules."""


@rules.command("list")
@click.option(
    "--regime",
    "regimes",
    multiple=True,
    help="Only this set of rules (repeatable).",
)
@lang_option
@rules_option
def list_rules(regimes: tuple[str, ...], language: Language, folder: Path | None) -> None:
    """List the rules with what they are about, their weight and their law."""
    from accreditation.reports.law_place import law_place

    pack = load_pack(folder)
    check_regimes(regimes, pack.regimes)
    for rule in pack.rules.values():
        if not regimes or rule.regime in regimes:
            source = rule.source
            cite = source.cites[0]
            place = law_place(cite, pack, language)
            click.echo(
                f"{rule.name:<46} {source.plane:<11} {source.weight:<11} {place:<28} "
                f"{source.title.in_(language)}"
            )


@rules.command()
@rules_option
def lint(folder: Path | None) -> int:
    """Check that the rules are whole: cases, languages, citations, and safe for the engine."""
    from accreditation.linting import lint_pack

    pack = load_pack(folder)
    problems = lint_pack(pack)
    for problem in problems:
        click.echo(str(problem))
    number = len(pack.rules)
    click.echo(
        f"{number} rules: {len(problems)} problems." if problems else f"{number} rules: no problem."
    )
    return int(bool(problems))


@rules.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form.")
@lang_option
@rules_option
def coverage(form: str, language: Language, folder: Path | None) -> int:
    """Show for each provision of the law which rules and cases encode it, or why none does."""
    from accreditation.coverage import coverage as map_of
    from accreditation.reports.coverage_report import coverage_json, coverage_text

    found = map_of(load_pack(folder))
    click.echo(coverage_json(found) if form == "json" else coverage_text(found, language))
    return int(any(found.gaps()))


@rules.command()
@click.argument("names", nargs=-1, metavar="[RULE]...")
@rules_option
def test(names: tuple[str, ...], folder: Path | None) -> int:
    """Run the cases of every RULE, or of all, through both evaluators."""
    pack = load_pack(folder)
    chosen = [pack.rule(name) for name in names] if names else list(pack.rules.values())
    passed = failed = 0
    for result in run_cases(pack, chosen):
        if not result.differences:
            passed += 1
            continue
        failed += 1
        click.echo(f"{result.file}:{result.line}: {result.case.name}")
        for difference in result.differences:
            click.echo(f"  {difference}")
    click.echo(f"{passed} passed, {failed} failed")
    return int(failed > 0)
