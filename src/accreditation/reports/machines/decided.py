"""What persons decided about findings, as tables and test results count and tell it."""

from accreditation.findings import Decision, Finding, Outcome, Report, SetAside
from accreditation.language import Language, phrase
from accreditation.reports.writing import written_date


def decision_on(report: Report, finding: Finding) -> Decision | None:
    """The decision that overrules a finding, if one does."""
    decision = report.decisions.get((finding.rule, finding.subject))
    return None if decision is None or decision.outcome is None else decision


def counted(report: Report, finding: Finding) -> Outcome:
    """What a finding counts as when decisions count."""
    decision = decision_on(report, finding)
    return finding.outcome if decision is None or decision.outcome is None else decision.outcome


def set_aside_on(report: Report, finding: Finding) -> tuple[SetAside, ...]:
    """The decisions on a finding that no longer count."""
    return tuple(
        one
        for one in report.set_aside
        if (one.about, one.subject) == (finding.rule, finding.subject)
    )


def decision_in_words(decision: Decision, language: Language) -> str:
    """Who decided what, when and why."""
    told = phrase("table.decision").in_(language)
    outcome = "–" if decision.outcome is None else outcome_in_words(decision.outcome, language)
    sentence = told.format(
        date=written_date(decision.on, language),
        by=decision.by,
        outcome=outcome,
        reasons=decision.reasons,
    )
    return f"{sentence} ({decision.document})" if decision.document else sentence


def set_aside_in_words(one: SetAside, language: Language) -> str:
    """Why a decision counts no longer."""
    told = phrase(f"table.set_aside.{one.because}").in_(language)
    return f"{told} ({', '.join(one.details)})" if one.details else told


def outcome_in_words(outcome: Outcome, language: Language) -> str:
    """An outcome in a word or two."""
    return phrase(f"outcome.{outcome}").in_(language)
