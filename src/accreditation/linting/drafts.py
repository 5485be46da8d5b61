"""What the special report of a pack must have besides the right shape: places that are there."""

from collections.abc import Iterator

from accreditation.files import InputError, Problem
from accreditation.law import Pack
from accreditation.law.drafts_reader import load_special_report, special_report_file
from accreditation.linting.pack import wrong_places


def lint_drafts(pack: Pack) -> Iterator[Problem]:
    """Every problem of the special report; none in a pack that has none."""
    file = special_report_file(pack)
    for other in sorted(file.parent.glob("*.yaml")):
        if other != file:
            yield Problem(other, None, f"is not read; only {file.name} is.")
    if not file.is_file():
        return
    try:
        plan = load_special_report(pack)
    except InputError as error:
        yield from error.problems
        return
    for name, cites in plan.citations():
        yield from wrong_places(pack, file, name, cites)
