"""The findings as JUnit XML, so that a CI server shows them as tests."""

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from accreditation.findings import Finding, Outcome, Report, Subject
from accreditation.language import Language, phrase
from accreditation.reports.decided import counted, outcome_in_words, told_about
from accreditation.reports.document.blocks import writable
from accreditation.reports.formats import Checked
from accreditation.reports.needs import place
from accreditation.reports.subjects import subject_in_words
from accreditation.reports.writing import labelled, written


def write(checked: Checked) -> str:
    """A suite for each subject that was looked at, and in it a test for each rule."""
    report, language = checked.report, checked.language
    root = Element("testsuites", name=writable(report.name))
    for subject, there in report.examined.items():
        findings = [finding for finding in report.findings if finding.subject == subject]
        suite = _suite(root, report, findings, subject_in_words(subject, language, there=there))
        for finding in findings:
            _case(suite, report, finding, language)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, "unicode") + "\n"


def _suite(root: Element, report: Report, findings: list[Finding], name: str) -> Element:
    outcomes = [_shown(report, finding) for finding in findings]
    suite = SubElement(
        root,
        "testsuite",
        name=writable(name),
        tests=str(len(findings)),
        failures=str(outcomes.count("fail")),
        errors="0",
        skipped=str(outcomes.count("unknown") + outcomes.count("not_applicable")),
    )
    properties = SubElement(suite, "properties")
    for key, value in _properties(report):
        SubElement(properties, "property", name=key, value=writable(value))
    return suite


def _properties(report: Report) -> Iterable[tuple[str, str]]:
    yield "cooperative", report.cooperative
    yield "as_of", str(report.as_of)
    for regime, verdict in report.verdicts.items():
        yield f"verdict.{regime}", verdict
        yield f"verdict_with_decisions.{regime}", report.verdicts_with_decisions[regime]
    yield "engine", report.engine.decided_by
    if report.receipt is not None:
        yield "findings_digest", report.receipt.findings


def _shown(report: Report, finding: Finding) -> Outcome:
    """What a test shows: advice that is not followed is no failure."""
    outcome = counted(finding, report)
    return "pass" if finding.weight == "advice" and outcome == "fail" else outcome


def _case(suite: Element, report: Report, finding: Finding, language: Language) -> None:
    title = finding.title.in_(language)
    case = SubElement(
        suite,
        "testcase",
        name=writable(f"{finding.rule} · {title}"),
        classname=".".join(map(_whole, (report.cooperative, _name(finding.subject)))),
        time="0",
    )
    outcome = _shown(report, finding)
    message = writable(_message(finding, language))
    details = writable("\n".join(_details(report, finding, language)))
    if outcome == "fail":
        SubElement(case, "failure", type=finding.weight, message=message).text = details
    elif outcome == "pass":
        if finding.outcome != "pass" or any(told_about(finding, report, language)):
            SubElement(case, "system-out").text = details
    else:
        told = labelled(outcome_in_words(outcome, language), message, language)
        SubElement(case, "skipped", type=outcome, message=told).text = details


def _name(subject: Subject) -> str:
    return f"{subject.kind}-{subject.id}"


def _whole(name: str) -> str:
    """A name without full stops, at which a server would cut it."""
    return writable(name).replace(".", "_")


def _message(finding: Finding, language: Language) -> str:
    """What was found; of something open, what is asked."""
    questions = [need.question.in_(language) for need in finding.needs]
    return " ".join(questions) or written(finding.message, language)


def _details(report: Report, finding: Finding, language: Language) -> Iterator[str]:
    yield written(finding.message, language)
    if finding.outcome == "fail":
        failed = (item for item in finding.items if item.outcome == "fail")
        yield from (written(item.message, language) for item in failed)
    if finding.remedy is not None:
        yield _line("report.remedy", [written(finding.remedy, language)], language)
    yield from (f"{need.question.in_(language)} [{need.fact}]" for need in finding.needs)
    citations = finding.citations
    yield _line("report.law", [f"{law.instrument} {law.at}" for law in citations.law], language)
    yield from dict.fromkeys(law.eli for law in citations.law if law.eli is not None)
    if citations.statutes:
        yield _line(
            "report.statutes_articles",
            [place(one, language) for one in citations.statutes],
            language,
        )
    if citations.evidence:
        yield _line(
            "report.evidence", [place(one, language) for one in citations.evidence], language
        )
    yield from told_about(finding, report, language)


def _line(key: str, told: Iterable[str], language: Language) -> str:
    return labelled(phrase(key).in_(language), "; ".join(told), language)
