"""The model of a report, from what was found."""

import unicodedata

from accreditation.language.phrasing import phrases
from accreditation.reports.dossier_report.decisions import decisions_in, set_aside_in
from accreditation.reports.dossier_report.findings import FIRST, absent_in, found_in, questions_in
from accreditation.reports.dossier_report.model import Model
from accreditation.reports.dossier_report.overview import maps_in, verdicts_in
from accreditation.reports.dossier_report.scribe import Scribe
from accreditation.reports.dossier_report.stamp import stamp_in
from accreditation.reports.formats import Checked
from accreditation.reports.spacing import spaced
from accreditation.reports.texts import Part, with_every_text
from accreditation.reports.writing import language_tag, written_date

UNSHOWN = "\ufffd"
"""Stands for a character that has no shape, such as a control character."""

_WORDS = "dossier_report"
_SHAPELESS = frozenset({"Cc", "Cs", "Cn", "Co"})
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def model_of(checked: Checked) -> Model:
    """The report in its language, with nothing in it that a file could not show."""
    scribe = Scribe(checked)
    report, language = checked.report, checked.language
    alone = report.engine.agrees_with is None
    key = "report.decided_alone" if alone else "report.decided_by"
    words = {name.partition(".")[2]: text.in_(language) for name, text in phrases(_WORDS).items()}
    model = Model(
        language=language,
        tag=language_tag(language),
        words=words,
        title=scribe.say("dossier_report.title", name=report.name),
        name=report.name,
        dated=report.as_of,
        as_of=scribe.say("report.as_of", date=written_date(report.as_of, language)),
        verdicts=tuple(verdicts_in(scribe)),
        subjects=tuple(scribe.subject(subject) for subject in report.examined),
        left_out=tuple(scribe.subject(subject) for subject in report.left_out),
        outcomes=tuple(scribe.outcome(outcome) for outcome in FIRST),
        maps=tuple(maps_in(scribe)),
        absent=tuple(absent_in(scribe)),
        questions=tuple(questions_in(scribe)),
        findings=tuple(found_in(scribe)),
        decisions=tuple(decisions_in(scribe)),
        set_aside=tuple(set_aside_in(scribe)),
        instruments=tuple(scribe.instruments()),
        articles=tuple(scribe.cited_articles()),
        documents=tuple(scribe.documents()),
        codes=tuple(scribe.codes()),
        engine=scribe.say(key, engine=report.engine.decided_by),
        stamp=stamp_in(scribe),
    )
    return spaced(shown(model), language)


def shown(part: Part) -> Part:
    """The same with every character that has no shape, or turns the line around, made visible."""
    return with_every_text(part, _shown)


def _shown(text: str) -> str:
    return text if text.isprintable() else "".join(map(_seen, text))


def _seen(character: str) -> str:
    if character in "\n\t":
        return character
    shapeless = unicodedata.category(character) in _SHAPELESS or character in _TURNING
    return UNSHOWN if shapeless else character
