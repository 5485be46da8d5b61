"""What a letter tells the cooperative of the findings."""

from collections.abc import Iterator
from itertools import count

from accreditation.drafting import Letter
from accreditation.findings import Answer, Decision, Finding, Report, Source, Subject
from accreditation.findings.questions import WEIGHTS
from accreditation.reports.decided import answer_in_words, answers_behind
from accreditation.reports.document import Block, Bullets, Heading, Paragraph, Run, Runs
from accreditation.reports.drafts.teller import DraftTeller
from accreditation.reports.teller import TONES
from accreditation.reports.writing import written


def findings_part(letter: Letter, teller: DraftTeller) -> Iterator[Block]:
    """The verdicts, what is not met and why, what was decided, and what is in order."""
    yield Heading(1, teller.say("findings"))
    verdicts = tuple(_verdicts(letter.report, teller))
    if verdicts:
        yield Bullets(verdicts)
    yield from _failed(letter, teller)
    answers = letter.report.answers
    if letter.decided or answers:
        yield Heading(2, teller.say("decisions"))
        decided = (_decided(*one, teller) for one in letter.decided)
        yield Bullets((*decided, *(_answered(one, teller) for one in answers)))
    if letter.passed:
        yield Heading(2, teller.say("passed"))
        yield Bullets(tuple(_passed(letter, teller)))


def _verdicts(report: Report, teller: DraftTeller) -> Iterator[Runs]:
    for regime, verdict in report.verdicts.items():
        tally = report.conditions[regime]
        told = teller.say(
            "verdict",
            regime=teller.text(report.regimes[regime]),
            verdict="\0",
            passed=tally.passed,
            failed=tally.failed,
            unknown=tally.unknown,
            not_applicable=tally.not_applicable,
        )
        before, _, after = told.partition("\0")
        runs = [Run(before), teller.outcome(verdict), Run(after)]
        decided = report.verdicts_with_decisions[regime]
        if decided != verdict:
            word = teller.common(f"outcome.{decided}")
            whole = teller.say("verdict_decided", verdict=word)
            runs.append(Run(f" {whole}", "strong", tone=TONES[decided]))
        yield tuple(runs)


def _failed(letter: Letter, teller: DraftTeller) -> Iterator[Block]:
    """What is not met, the weightiest first, each with its reasons."""
    if not letter.failed:
        yield Paragraph((Run(teller.say("nothing_failed")),))
        return
    numbers = count(1)
    for weight in WEIGHTS:
        findings = [finding for finding in letter.failed if finding.weight == weight]
        if findings:
            yield Heading(2, teller.say(f"failed_{weight}"))
        for finding in findings:
            title = teller.text(finding.title)
            yield Heading(3, f"{next(numbers)}. {title} ({teller.subject(finding.subject)})")
            yield Paragraph((Run(written(finding.message, teller.language)),))
            yield Bullets(tuple(_grounds(finding, letter.report, teller)))


def _grounds(finding: Finding, report: Report, teller: DraftTeller) -> Iterator[Runs]:
    """The law, the statutes and the evidence of a finding, and what to do about it."""
    citations = finding.citations
    yield (_label("report.law", teller), *teller.cited_law(citations.law))
    sources: dict[str, tuple[Source, ...]] = {
        "report.statutes_articles": citations.statutes,
        "report.evidence": citations.evidence,
    }
    for key, places in sources.items():
        if places:
            yield (_label(key, teller), Run(teller.sources(places)))
    yield from (_answered(answer, teller) for answer in answers_behind(finding, report))
    if finding.texts_differ is not None:
        yield (_label("report.texts_differ", teller), Run(teller.text(finding.texts_differ)))
    if finding.remedy is not None:
        remedy = written(finding.remedy, teller.language)
        yield (_label("report.remedy", teller), Run(remedy))


def _label(key: str, teller: DraftTeller) -> Run:
    return Run(teller.head(teller.common(key)), "strong")


def _decided(finding: Finding, decision: Decision, teller: DraftTeller) -> Runs:
    return (*teller.outcome_of(finding), Run(f"\n{teller.decision(decision)}"))


def _answered(answer: Answer, teller: DraftTeller) -> Runs:
    """A question about a subject, the answer of a person to it, and why."""
    asked = f"{teller.text(answer.question)} ({teller.subject(answer.subject)}) "
    value = Run(answer_in_words(answer, teller.language), "strong")
    return (Run(asked), value, Run(f"\n{teller.decision(answer.decision)}"))


def _passed(letter: Letter, teller: DraftTeller) -> Iterator[Runs]:
    """For each subject, what is in order, in a few words."""
    found: dict[Subject, dict[str, None]] = {}
    for finding in letter.passed:
        found.setdefault(finding.subject, {})[teller.text(finding.title)] = None
    for subject, titles in found.items():
        told = teller.say(
            "passed_of",
            subject=teller.subject(subject),
            number=sum(finding.subject == subject for finding in letter.passed),
            titles=teller.joined(titles),
        )
        yield (Run(told[:1].upper() + told[1:]),)
