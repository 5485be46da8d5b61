"""What was proved of the rules, in lines."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from accreditation.proof.comparing import SHORTEST
from accreditation.proof.prove import Proof
from accreditation.proof.reach import Corner
from accreditation.proof.whole import Whole
from accreditation.reports.pasting import pasteable


def proof_text(proof: Proof, folder: Path) -> str:
    """Everything that was found, what needs mending first."""
    return "\n".join(
        [
            *_faults(proof, folder),
            *_section("Only a person's judgement makes these pass", _corners(proof)),
            *_section("Unknown, though every completion has one outcome", _agreed(proof)),
            *_section("Where the first passes, the second never fails", _implications(proof)),
            *_section("Contradictions that the law means", _explained(proof)),
            *_section("Undecided", _undecided(proof)),
            *_section("A dossier that meets everything", _wholes(proof)),
            _summary(proof),
        ]
    )


def _section(title: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return [f"{title}:", *found, ""] if found else []


def _faults(proof: Proof, folder: Path) -> Iterator[str]:
    for one in proof.rules:
        for outcome in one.reach.impossible:
            yield f"{one.reach.rule}: no case can have the outcome {outcome}."
        for part in one.dead:
            place = f"{part.file.relative_to(folder.parent)}:{part.line}"
            yield f"{place}: dead, for the outcome is the same without it: {part.description}"
    for first, second in proof.unexplained:
        yield f"{first} and {second} can both concern a dossier, and never both pass."
    for regimes, found in proof.wholes.items():
        if found is not None and found.witness is None:
            yield f"No dossier meets everything under {_and(regimes)}."


def _corners(proof: Proof) -> Iterator[str]:
    for one in proof.rules:
        for corner in one.reach.corners:
            yield f"  {one.reach.rule}: with {_range(corner)}"


def _range(corner: Corner) -> str:
    parts = [] if corner.least is None else [f"{corner.fact} less than {corner.least}"]
    if corner.most is not None:
        parts.append(f"{corner.fact} more than {corner.most}")
    return " or ".join(parts)


def _agreed(proof: Proof) -> Iterator[str]:
    for one in proof.rules:
        if one.agreed is not None:
            yield f"  {one.agreed.rule}, always {one.agreed.outcome}:"
            case = one.agreed.witness.case("what is missing makes no difference", "unknown")
            yield "".join(f"  {line}\n" for line in pasteable(case).splitlines()).rstrip()


def _implications(proof: Proof) -> Iterator[str]:
    found = sorted(pair for part in proof.pairs for pair in part.implications)
    width = max((len(first) for first, _ in found), default=0)
    for first, second in found:
        yield f"  {first:<{width}}  →  {second}"


def _explained(proof: Proof) -> Iterator[str]:
    met = {frozenset(pair) for part in proof.pairs for pair in part.contradictions}
    for one in proof.explained:
        if frozenset(one.rules) in met:
            yield f"  {' and '.join(one.rules)}: {one.because.in_('en')}"


def _undecided(proof: Proof) -> Iterator[str]:
    for one in proof.rules:
        for outcome in one.reach.undecided:
            yield f"  {one.reach.rule}: whether it can have the outcome {outcome}"
        if one.agreed_open:
            yield f"  {one.reach.rule}: whether what it asks for always makes a difference"
    for part in proof.pairs:
        for first, second in part.undecided:
            yield f"  {first} and {second}: whether they contradict or imply each other"
    for regimes, found in proof.wholes.items():
        if found is None:
            yield f"  {_and(regimes)}: whether a dossier meets everything"


def _wholes(proof: Proof) -> Iterator[str]:
    for regimes, found in proof.wholes.items():
        if isinstance(found, Whole) and found.witness is not None:
            verdicts = ", ".join(
                f"{regime} {verdict}" for regime, verdict in found.verdicts.items()
            )
            number = len(found.witness.given)
            yield f"  {_and(regimes)}: {number} facts, checked by running it: {verdicts}"


def _summary(proof: Proof) -> str:
    able = sum(not one.reach.impossible and not one.reach.undecided for one in proof.rules)
    dead = sum(len(one.dead) for one in proof.rules)
    examined = sum(part.examined for part in proof.pairs)
    met = sum(len(part.contradictions) for part in proof.pairs)
    unexplained = len(proof.unexplained)
    return (
        f"{len(proof.rules)} rules: {able} can pass and fail, {dead} dead parts. {examined} pairs: "
        f"{met} contradictions, {unexplained} of them unexplained. A list has up to {SHORTEST} "
        f"items, or one more than the rule counts to."
    )


def _and(names: Iterable[str]) -> str:
    return " and ".join(names)
