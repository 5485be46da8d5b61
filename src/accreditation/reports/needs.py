"""How a need and a source are written in a line of text."""

from accreditation.findings import Need, Source, StatutesCitation
from accreditation.language import Language, phrase
from accreditation.reports.writing import written_date


def place(source: Source) -> str:
    """Where a fact stands, in a few words."""
    if isinstance(source, StatutesCitation):
        return f"art. {source.article}"
    return f"{source.document}, {source.at}" if source.at else source.document


def kind_of(need: Need, language: Language) -> str:
    """What can settle a need, and by when, and why it is unknown if that is not plain."""
    kind = phrase(f"kind.{need.kind}").in_(language)
    if need.due is not None:
        date = written_date(need.due, language)
        kind = phrase("kind.event_due").in_(language).format(date=date)
    if need.reason in ("contradicted", "incomplete"):
        kind = f"{kind}, {phrase(f'reason.{need.reason}').in_(language)}"
    return kind
