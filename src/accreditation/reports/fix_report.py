"""What would mend a dossier, as text."""

import datetime
from collections.abc import Iterator, Sequence

from accreditation.checking.wording import Wording
from accreditation.clauses import read_clauses
from accreditation.conditions import Value
from accreditation.findings import NO_FILE, Finding, Outcome
from accreditation.fixing import Change, Fix
from accreditation.language import Language, phrase
from accreditation.law import Pack
from accreditation.reports.needs import place
from accreditation.reports.writing import labelled, shown, written, written_date

SIGNS: dict[Outcome, str] = {"pass": "✓", "fail": "✗", "unknown": "?", "not_applicable": "–"}


class FixReport:
    """Writes what would mend a dossier in one language."""

    def __init__(self, pack: Pack, language: Language, on: datetime.date) -> None:
        """Say it in ``language``, with the numbers of the law on a date."""
        self._pack = pack
        self._on = on
        self._language = language
        self._wording = Wording(pack)
        self._clauses = read_clauses(pack)

    def text(self, fixes: Sequence[Fix]) -> str:
        """Every subject that fails, with what would mend it."""
        if not fixes:
            return self._say("fix.none")
        return "\n\n".join("\n".join(self._fix(fix)) for fix in fixes)

    def _fix(self, fix: Fix) -> Iterator[str]:
        yield self._heading(fix)
        for change in fix.changes:
            yield from self._change(change)
        for finding in fix.after:
            yield from self._after(finding)
        if fix.hopeless:
            none = "fix.nothing_statutes" if fix.subject.kind == "statutes" else "fix.nothing"
            yield f"  {self._say(none)}"
        for finding in fix.hopeless:
            yield from self._as_found(finding)

    def _heading(self, fix: Fix) -> str:
        if fix.subject.kind == "statutes":
            if fix.subject.id == NO_FILE:
                return self._say("fix.no_statutes")
            date = datetime.date.fromisoformat(fix.subject.id)
            return self._say("fix.statutes", date=written_date(date, self._language))
        return self._say(f"fix.{fix.subject.kind}", id=fix.subject.id)

    def _change(self, change: Change) -> Iterator[str]:
        entry = self._pack.vocabulary.entry(change.fact)
        label = entry.label.in_(self._language)
        item = "" if change.item is None else f" ({change.item[1]})"
        before, after = self._value(change, change.before), self._value(change, change.after)
        hard = f" [{self._say('fix.hard')}]" if entry.change == "hard" else ""
        yield f"  • {labelled(f'{label}{item}', f'{before} → {after}', self._language)}{hard}"
        places = (place(source, self._language) for source in change.sources)
        where = "".join(f", {one}" for one in dict.fromkeys(places))
        asked_by = f"{self._say('fix.asked_by')} {', '.join(change.rules)}"
        yield f"      {change.fact}{where}; {asked_by}"
        for clause in self._clauses:
            states = clause.states(change.fact, change.after, self._on, self._pack)
            if states and clause.meets(change.rules):
                title = clause.source.title.in_(self._language)
                yield f"      {self._say('fix.model', title=title, clause=clause.name)}"

    def _value(self, change: Change, value: Value | None) -> str:
        type_ = self._pack.meanings[change.fact].type
        return shown(self._wording.value(change.fact, value, type_), self._language)

    def _after(self, finding: Finding) -> Iterator[str]:
        outcome = self._say(f"outcome.{finding.outcome}")
        becomes = f"{self._say('fix.becomes')} {outcome}"
        rule = f"{finding.rule} · {finding.title.in_(self._language)}"
        yield f"  {SIGNS[finding.outcome]} {labelled(rule, becomes, self._language)}"
        for need in finding.needs:
            question = need.question.in_(self._language)
            asked = labelled(self._say("fix.then_open"), question, self._language)
            yield f"      {asked} [{need.fact}]"

    def _as_found(self, finding: Finding) -> Iterator[str]:
        yield f"  ✗ {finding.rule} · {finding.title.in_(self._language)}"
        yield f"      {written(finding.message, self._language)}"
        if finding.remedy is not None:
            yield f"      → {written(finding.remedy, self._language)}"

    def _say(self, key: str, **values: str) -> str:
        return phrase(key).in_(self._language).format(**values)
