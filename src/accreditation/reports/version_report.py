"""What became of each rule between two versions of a pack, in lines."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from accreditation.checking import CaseRunner, written_case
from accreditation.engine import EngineFault
from accreditation.findings import Finding
from accreditation.law import Pack
from accreditation.proof.comparing import Different, Equal
from accreditation.proof.versions import Change, RuleChange
from accreditation.reports.explanation import explained_finding
from accreditation.reports.pasting import pasteable

CASE = Path("case")
"""Where traces say that the facts of a case come from."""

SAID: dict[Change, str] = {
    "same": "proved the same",
    "added": "only in the new version",
    "removed": "only in the old version",
    "stricter": "stricter: what it newly says is fail, and it takes back no fail",
    "looser": "looser: it takes back fail, and newly says it nowhere",
    "other": "another law",
    "undecided": "undecided: the solver could not tell in its time",
}


def version_text(old: Pack, new: Pack, found: Sequence[RuleChange]) -> str:
    """Every rule that is not as it was, with a case on which the versions differ."""
    lines = [line for change in found for line in _change(old, new, change)]
    counts = Counter(change.change for change in found)
    kinds: tuple[Change, ...] = ("unchanged", *SAID)
    summary = ", ".join(f"{counts[kind]} {kind}" for kind in kinds if counts[kind])
    return "\n".join([*lines, f"{len(found)} rules: {summary}."])


def _change(old: Pack, new: Pack, change: RuleChange) -> Iterator[str]:
    if change.change == "unchanged":
        return
    yield f"{change.rule}: {SAID[change.change]}{_bound(change)}"
    for different in (change.comparison, change.also):
        if isinstance(different, Different):
            yield from _difference(old, new, change.rule, different)


def _bound(change: RuleChange) -> str:
    if isinstance(change.comparison, Equal) and change.comparison.bound is not None:
        return f", with lists of up to {change.comparison.bound} items"
    return ""


def _difference(old: Pack, new: Pack, rule: str, different: Different) -> Iterator[str]:
    name = f"was {different.before} and becomes {different.after}"
    yield pasteable(different.witness.case(name, different.after)).rstrip()
    for title, pack, proved in (("before", old, different.before), ("after", new, different.after)):
        finding = _finding(pack, rule, different, proved)
        yield f"  {title}: {finding.outcome}"
        trace = explained_finding(finding, pack, "en").splitlines()
        yield from (f"    {line}" for line in trace if line)
    yield ""


def _finding(pack: Pack, rule: str, different: Different, proved: str) -> Finding:
    """What running the case gives, which must be what was proved."""
    stated = written_case(pack.rules[rule], different.witness.case("proof", proved), CASE)
    finding = CaseRunner(pack, [pack.rules[rule]]).run(stated, 0).finding
    if finding.outcome != proved:
        raise EngineFault(
            f"the solver says that {rule} gives {proved}, running the case says "
            f"{finding.outcome}. Do not rely on this run; please report it."
        )
    return finding
