"""What the model clauses of a pack must have besides the right shape: each does what it says."""

from collections.abc import Iterator

from accreditation.clauses import read_clauses, unproved
from accreditation.files import InputError, Problem
from accreditation.law import CLAUSES_FOLDER, Pack, rule_file
from accreditation.law.clauses import WITHOUT_FILE


def lint_clauses(pack: Pack) -> Iterator[Problem]:
    """Every problem of the model clauses; none in a pack that has no folder of them."""
    if not (pack.folder / CLAUSES_FOLDER).is_dir():
        return
    yield from _without(pack)
    try:
        clauses = read_clauses(pack)
    except InputError as error:
        yield from error.problems
        return
    for clause in clauses:
        for sentence in unproved(pack, clause):
            yield clause.document.problem(["satisfies"], sentence)


def _without(pack: Pack) -> Iterator[Problem]:
    """Conditions on the statutes that no clause meets, and that nobody explains."""
    clauses = pack.clauses
    told = {name for clause in clauses.written for name in clause.source.satisfies}
    told.update(clauses.without)
    for name, rule in pack.rules.items():
        wanted = rule.source.plane == "statutes" and rule.source.weight == "condition"
        if wanted and name not in told:
            yield Problem(
                rule_file(pack.folder, name),
                None,
                f"no model clause meets '{name}', and {CLAUSES_FOLDER}/{WITHOUT_FILE} does not say "
                "why.",
            )
