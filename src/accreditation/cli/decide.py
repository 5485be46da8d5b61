"""``accreditation decide``: what a person decides about a finding or a question, recorded."""

import datetime
from pathlib import Path

import click

from accreditation.cli.options import (
    IsoDate,
    as_of_option,
    lang_option,
    rules_option,
    today,
)
from accreditation.deciding import DECIDABLE, DecidedOutcome, Record
from accreditation.files import nothing_usable
from accreditation.language import Language, phrase
from accreditation.law import load_pack
from accreditation.ruling import Desk, FindingTarget, QuestionTarget, Ruling, ruling_of
from accreditation.ruling.words import as_written


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@click.argument("finding", required=False)
@click.option(
    "--outcome",
    type=click.Choice(DECIDABLE),
    default=None,
    help="What the finding RULE@SUBJECT is to count as.",
)
@click.option("--answer", default=None, help="Answer to the question FACT@SUBJECT.")
@click.option("--by", default=None, help="Who decides.")
@click.option("--on", type=IsoDate(), default=today, show_default="today", help="When.")
@click.option("--because", default=None, help="Why; required.")
@click.option("--document", default=None, help="The document that records the decision.")
@click.option("--list", "listing", is_flag=True, help="Show the decisions and how they stand.")
@as_of_option
@lang_option
@rules_option
def decide(
    dossier: Path,
    finding: str | None,
    outcome: DecidedOutcome | None,
    answer: str | None,
    by: str | None,
    on: datetime.date,
    because: str | None,
    document: str | None,
    listing: bool,
    as_of: datetime.date,
    language: Language,
    folder: Path | None,
) -> None:
    """Record what a person decides about a FINDING of DOSSIER.

    FINDING is RULE@SUBJECT, to say what the finding is to count as (--outcome), or FACT@SUBJECT
    or FACT[item]@SUBJECT, to answer a judgement (--answer). SUBJECT is a year, an application, or
    the statutes by their date or as 'statutes'.
    """
    from accreditation.reports.decided import listed, recorded

    if finding is None and not listing:
        raise nothing_usable("name a finding, or show what was decided with --list.")
    if finding is not None and listing:
        raise nothing_usable("--list shows every decision; name no finding with it.")
    pack = load_pack(folder)
    desk = Desk(pack, dossier, as_of)
    if finding is None:
        records = desk.dossier.decisions
        lines = listed(records, desk.report, language)
        click.echo("\n".join(lines) if records else phrase("decide.none").in_(language))
        return
    target = desk.targets.named(finding)
    if outcome is None and answer is None:
        raise nothing_usable(desk.targets.what_is_open(target, language))
    _check_days(on, as_of)
    ruling = ruling_of(by, on, because, document, today(), as_of)
    if answer is not None and isinstance(target, QuestionTarget):
        answer = as_written(answer, target.fact, pack, language)
    record = _taken(desk, target, outcome, answer, ruling)
    click.echo(recorded(record, desk.report, language))


def _check_days(on: datetime.date, as_of: datetime.date) -> None:
    """See that a decision that was taken counts on the day from which the dossier is looked at.

    Raises:
        InputError: it does not.
    """
    if as_of < on <= today():
        raise nothing_usable(
            f"a decision of {on} (--on, today if it is left out) does not count as of {as_of} "
            f"(--as-of); if it was taken by then, write --on with its day, such as --on {as_of}; "
            f"else write --as-of {on} or a later day."
        )


def _taken(
    desk: Desk,
    target: FindingTarget | QuestionTarget,
    outcome: DecidedOutcome | None,
    answer: str | None,
    ruling: Ruling,
) -> Record:
    """The decision, once it is recorded."""
    if outcome is not None and answer is not None:
        raise nothing_usable("a finding counts as --outcome, a question has an --answer; give one.")
    if isinstance(target, FindingTarget):
        if outcome is None:
            raise nothing_usable(
                f"{target.name} is a finding, and no question; say with --outcome what it is to "
                "count as."
            )
        return desk.overrule(target, outcome, ruling)
    if answer is None:
        raise nothing_usable(f"{target.name} is a question, and no finding; give its --answer.")
    return desk.answer(target, answer, ruling)
