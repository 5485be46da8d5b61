"""Findings that count as something else than the program found, because a person says so."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from accreditation.checking.agenda import Entry
from accreditation.checking.basis import LOOKED_AT, Grounds, changed_since
from accreditation.checking.relied_on import unworded
from accreditation.checking.scene import Scene
from accreditation.checking.subjects import statutes_of_year, statutes_on
from accreditation.conditions import Known
from accreditation.deciding import OverruleEntry, Record
from accreditation.dossier import Dossier, Statutes, Year
from accreditation.files import nothing_usable
from accreditation.findings import (
    NO_FILE,
    Change,
    Decision,
    Finding,
    SetAside,
    Subject,
)
from accreditation.law import Pack
from accreditation.law.rules import regime_of


@dataclass(frozen=True, slots=True)
class Overruled:
    """What became of the decisions on findings.

    Attributes:
        decisions: Those that count, by rule and subject of the finding.
        set_aside: Those that do not any more.
    """

    decisions: Mapping[tuple[str, Subject], Decision] = field(default_factory=dict)
    set_aside: tuple[SetAside, ...] = ()

    def as_decided(self, findings: Iterable[Finding]) -> list[Finding]:
        """Findings with the outcomes as which they count."""
        return [
            finding
            if decision is None or decision.outcome is None
            else replace(finding, outcome=decision.outcome)
            for finding in findings
            for decision in (self.decisions.get((finding.rule, finding.subject)),)
        ]


def scene_of_entry(entry: Entry, dossier: Dossier, as_of: datetime.date) -> Scene:
    """What is known of a subject of a check, and the statutes in force in it."""
    versions: Sequence[Statutes]
    if entry.subject.kind == "year":
        opens = entry.facts["year.opens"]
        assert isinstance(opens, Known)
        assert isinstance(opens.value, datetime.date)
        year = Year(entry.subject.id, opens.value, entry.on, {})
        versions = statutes_of_year(dossier, year)
    else:
        on = as_of if entry.subject.kind == "statutes" else entry.on
        version = statutes_on(dossier, on)
        versions = () if version is None else (version,)
    return Scene(entry.facts, versions, entry.on)


class Overruling:
    """Holds decisions on findings against the findings of one check."""

    def __init__(
        self,
        pack: Pack,
        grounds: Grounds,
        dossier: Dossier,
        as_of: datetime.date,
        asked: Sequence[str],
    ) -> None:
        """Judge the decisions of ``dossier``, in which answers are facts already.

        Args:
            pack: The law.
            grounds: Says what decisions rest on.
            dossier: What is checked.
            as_of: The day of the look.
            asked: The sets of rules that were asked for; none for those of the dossier.
        """
        self._pack = pack
        self._grounds = grounds
        self._dossier = dossier
        self._as_of = as_of
        self._asked = asked

    def overruled(self, entries: Iterable[Entry], findings: Iterable[Finding]) -> Overruled:
        """What becomes of each decision that was taken by the day of the look.

        Args:
            entries: The subjects of the check.
            findings: What the program found.

        Raises:
            InputError: there is a decision that changes nothing, which nobody can take.
        """
        by_subject = {entry.subject: entry for entry in entries}
        found = {(finding.rule, finding.subject): finding for finding in findings}
        in_force = next((one for one in by_subject if one.kind == "statutes"), None)
        decisions: dict[tuple[str, Subject], Decision] = {}
        set_aside: list[SetAside] = []
        self._check_records()
        for record in self._last_ones(in_force):
            subject = record.subject.subject
            if subject.kind == "statutes" and in_force is not None:
                subject = in_force
            entry = by_subject.get(subject)
            if not self._is_looked_at(record, entry):
                continue
            finding = found.get((record.about, subject))
            changed = self._changed(record, entry, finding)
            if changed is None:
                decisions[record.about, subject] = record.decision
            else:
                set_aside.append(SetAside(record.decision, record.about, subject, *changed))
        return Overruled(decisions, tuple(set_aside))

    def _check_records(self) -> None:
        """See that each decision makes something else of what was found or decided before."""
        overruled: set[tuple[str, str]] = set()
        for record in self._dossier.decisions:
            entry = record.decides
            if isinstance(entry, OverruleEntry):
                about = (entry.rule, record.subject.kind)
                if entry.machine == entry.outcome and about not in overruled:
                    raise nothing_usable(
                        f"is no decision that can be taken: '{entry.rule}' was '{entry.machine}' "
                        "already.",
                        self._dossier.decisions_file,
                        record.number,
                    )
                overruled.add(about)

    def _last_ones(self, in_force: Subject | None) -> Iterable[Record]:
        """The last decision on each finding; on statutes, that of the latest version.

        It replaces those before it for good: if it lapses, none of them comes back.
        """
        last: dict[tuple[str, str, str], Record] = {}
        for record in self._dossier.decisions:
            if record.on > self._as_of or not isinstance(record.decides, OverruleEntry):
                continue
            of_statutes = record.subject.kind == "statutes"
            if of_statutes and self._lies_ahead(record, in_force):
                continue
            key = (record.about, record.subject.kind, "" if of_statutes else record.subject.id)
            known = last.get(key)
            if known is None or _version(known) <= _version(record):
                last[key] = record
        return sorted(last.values(), key=lambda record: record.number)

    def _lies_ahead(self, record: Record, in_force: Subject | None) -> bool:
        """Whether a decision is about a version of the statutes that comes later."""
        listed = {str(version.adopted) for version in self._dossier.statutes}
        here = "" if in_force is None or in_force.id == NO_FILE else in_force.id
        return record.subject.id in listed and record.subject.id > here

    def _is_looked_at(self, record: Record, entry: Entry | None) -> bool:
        """Whether this check looks at what a decision is about, or it is nowhere to be found."""
        regime = regime_of(record.about)
        if self._asked and regime not in self._asked:
            return False
        return entry is None or entry.looked_at

    def _changed(
        self, record: Record, entry: Entry | None, finding: Finding | None
    ) -> tuple[Change, tuple[str, ...]] | None:
        """What is not as it was when a finding was overruled."""
        if entry is None or finding is None:
            return "finding", ()
        scene = scene_of_entry(entry, self._dossier, self._as_of)
        rule = self._pack.rules[record.about]
        unknown = unworded(record, entry.subject, scene)
        if unknown:
            return "wording", unknown
        basis = self._grounds.of_overruling(rule, scene, record.basis)
        changed = changed_since(record.basis, basis, record.about)
        if changed is not None:
            return changed
        decided = record.decides
        assert isinstance(decided, OverruleEntry)
        if finding.outcome == decided.machine:
            return None
        time = f"{LOOKED_AT}: {record.as_of} → {self._as_of}"
        return "facts", (time, f"{record.about}: {decided.machine} → {finding.outcome}")


def _version(record: Record) -> str:
    """The version of the statutes that a decision is about; nothing where it is about others."""
    id_ = record.subject.id
    return "" if record.subject.kind != "statutes" or id_ == NO_FILE else id_
