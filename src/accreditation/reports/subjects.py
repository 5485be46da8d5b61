"""What a finding is about, in words."""

import datetime
from dataclasses import replace

from accreditation.findings import NO_FILE, Subject
from accreditation.language import Language, phrase
from accreditation.reports.writing import written_date


def subject_in_words(subject: Subject, language: Language, *, there: bool = True) -> str:
    """The statutes, the year or the application, with the item if it is about one.

    Args:
        subject: What to name.
        language: The language to name it in.
        there: Whether the dossier has a file on it.
    """

    def say(key: str, **values: object) -> str:
        return phrase(f"report.{key}").in_(language).format(**values)

    if subject.item is not None:
        whole = subject_in_words(replace(subject, item=None), language, there=there)
        return f"{whole} ({subject.item})"
    if subject.kind == "year":
        return say("year" if there else "year_missing", year=subject.id)
    if subject.kind == "application":
        named = subject.id != NO_FILE
        return say("application" if named else "application_missing", application=subject.id)
    if subject.id == NO_FILE:
        return say("no_statutes")
    adopted = datetime.date.fromisoformat(subject.id)
    return say("statutes", date=written_date(adopted, language))
