"""The mutants that no case notices, each with the case to add."""

from collections import Counter
from collections.abc import Iterator, Sequence

from accreditation.mutation import Mutated, Survivor, Undecided, Witness
from accreditation.reports.pasting import pasteable


def mutation_text(found: Sequence[Mutated]) -> str:
    """What is open, what was proved, and the numbers, in lines."""
    return "\n".join(_lines(found))


def _lines(found: Sequence[Mutated]) -> Iterator[str]:
    for mutated in found:
        for survivor in mutated.open:
            yield from _survivor(survivor)
    proofs = Counter(proof.sentence for mutated in found for proof in mutated.proved)
    for sentence, number in proofs.most_common():
        yield f"{number} × {sentence}"
    total = sum(mutated.number for mutated in found)
    noticed = total - sum(len(mutated.survivors) for mutated in found)
    undecided = sum(mutated.undecided for mutated in found)
    unnoticed = sum(len(mutated.open) for mutated in found) - undecided
    yield (
        f"{total} mutants: {noticed} noticed by the rules' own cases, "
        f"{proofs.total()} proved equivalent, {unnoticed} not noticed, {undecided} undecided."
    )


def _survivor(survivor: Survivor) -> Iterator[str]:
    undecided = " (undecided)" if isinstance(survivor.told, Undecided) else ""
    yield f"{survivor.file}:{survivor.line}: {survivor.description}{undecided}"
    if isinstance(survivor.told, Witness):
        yield pasteable(survivor.told.case)
