"""What a check would find if everything that was read and is not confirmed were so."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from accreditation.conditions import Unconfirmed
from accreditation.dossier import Dossier, Statutes
from accreditation.findings import Finding


def taken_as_read(dossier: Dossier) -> Dossier | None:
    """The dossier with what was read taken as known; None if all of it is confirmed."""
    if not any(_unconfirmed(version) for version in dossier.statutes):
        return None
    return replace(dossier, statutes=tuple(map(_as_read, dossier.statutes)))


def _unconfirmed(version: Statutes) -> bool:
    return any(isinstance(fact, Unconfirmed) for fact in version.facts.values())


def _as_read(version: Statutes) -> Statutes:
    read = {
        name: fact.as_read if isinstance(fact, Unconfirmed) else fact
        for name, fact in version.facts.items()
    }
    facts = {name: fact for name, fact in read.items() if fact is not None}
    return replace(version, facts=facts)


def foretold(findings: Sequence[Finding], as_read: Iterable[Finding]) -> list[Finding]:
    """Findings of which those that depend on what is not confirmed say what they would be.

    Args:
        findings: Those that stand.
        as_read: Those on the same dossier with what was read taken as known.
    """
    would_be = {(one.rule, one.subject): one for one in as_read}
    return [_foretold(one, would_be.get((one.rule, one.subject))) for one in findings]


def _foretold(finding: Finding, would_be: Finding | None) -> Finding:
    depends = any(need.reason == "unconfirmed" for need in finding.needs)
    if would_be is None or finding.outcome != "unknown" or not depends:
        return finding
    items = tuple(foretold(finding.items, would_be.items))
    return replace(finding, items=items, if_confirmed=would_be.outcome)
