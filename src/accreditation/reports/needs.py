"""How a need and a source are written in a line of text."""

from collections.abc import Iterable, Iterator

from accreditation.deciding import decision_cited
from accreditation.findings import Finding, Need, Proposed, Source, StatutesCitation
from accreditation.language import Language, phrase, phrase_if_any
from accreditation.reports.writing import written_date


def place(source: Source, language: Language) -> str:
    """Where a fact stands, in a few words."""
    number = decision_cited(source)
    if number is not None:
        return phrase("decide.cited").in_(language).format(number=number)
    if isinstance(source, StatutesCitation):
        return article_of(source.article, language)
    return f"{source.document}, {source.at}" if source.at else source.document


def article_of(number: str, language: Language) -> str:
    """How an article of the statutes is cited."""
    return f"{phrase('place.article').in_(language)} {number}"


def kind_of(need: Need, language: Language) -> str:
    """What can settle a need, and by when, and why it is unknown if that is not plain."""
    kind = phrase(f"kind.{need.kind}").in_(language)
    if need.due is not None:
        date = written_date(need.due, language)
        kind = phrase("kind.event_due").in_(language).format(date=date)
    if need.reason in ("contradicted", "incomplete", "unconfirmed"):
        kind = f"{kind}, {phrase(f'reason.{need.reason}').in_(language)}"
    return kind


def told_of(need: Need, language: Language) -> Iterator[str]:
    """What sources say of a need and what was read, a line each."""
    for claim in need.claims:
        yield f"{claim.value} — {place(claim.source, language)}"
    for proposed in need.proposals:
        yield _proposal(proposed, language)
        if proposed.lapsed:
            yield phrase("report.lapsed").in_(language)
        yield from doubts_in_words(proposed.doubts, language)
    if need.nothing_found:
        yield phrase("report.nothing_found").in_(language)


def doubts_in_words(doubts: Iterable[str], language: Language) -> Iterator[str]:
    """Why something is not certain; what a person wrote as it stands."""
    for why in doubts:
        known = phrase_if_any(f"doubt.{why}")
        yield why if known is None else known.in_(language)


def _proposal(proposed: Proposed, language: Language) -> str:
    said = phrase("report.lapsed_value" if proposed.lapsed else "report.read_value")
    value = said.in_(language).format(value=proposed.value)
    where = "" if proposed.source is None else f" — {place(proposed.source, language)}"
    quotes = "".join(f" « {' '.join(quote.split())} »" for quote in proposed.quotes)
    return f"{value}{where}{quotes}"


def foretold(finding: Finding, language: Language) -> str | None:
    """What a finding would be if everything that was read were so."""
    if finding.if_confirmed is None:
        return None
    outcome = phrase(f"outcome.{finding.if_confirmed}").in_(language)
    return phrase("report.if_confirmed").in_(language).format(outcome=outcome)
