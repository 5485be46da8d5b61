"""What the rules would say of statutes if everything in them were as it was read."""

import datetime
from typing import Any

from accreditation.checking import Checker
from accreditation.dossier import Dossier, Statutes, StatutesFile, read_statutes
from accreditation.dossier.models import AccreditationEntry, CooperativeEntry
from accreditation.files import Document, Problem, validate, yaml_block
from accreditation.findings import Finding
from accreditation.interpreting.readings import Interpretation
from accreditation.law import Pack
from accreditation.reading.articles import ReadStatutes

_NOBODY = CooperativeEntry(id="statutes", name="statutes", form="SC")


def findings_as_read(
    pack: Pack, statutes: ReadStatutes, interpretation: Interpretation, on: datetime.date
) -> tuple[Finding, ...]:
    """The findings on the statutes alone, of every set of rules, as if it were sought alone.

    Args:
        pack: The rules.
        statutes: The articles.
        interpretation: What they state.
        on: The day on which the statutes are looked at.

    Raises:
        EngineFault: the two evaluators disagree.
        InputError: a date lies in a gap of the law.
    """
    articles: dict[str, Any] = {}
    for article in statutes.articles:
        facts = {one.fact: one.value for one in interpretation.of(article.number)}
        articles[article.number] = {"text": article.text.text, "provides": facts}
    data = {
        "cooperative": _NOBODY.id,
        "adopted": on,
        "language": statutes.language,
        "articles": articles,
    }
    document = Document(statutes.source.file, yaml_block(data))
    problems: list[Problem] = []
    source = validate(StatutesFile, document)
    version = read_statutes(document, source, pack.vocabulary, (), problems)
    checker = Checker(pack)
    return tuple(
        finding
        for regime in pack.regimes
        for finding in checker.check(_seeking(regime, version, pack), on, (regime,)).findings
        if finding.plane == "statutes"
    )


def _seeking(regime: str, version: Statutes, pack: Pack) -> Dossier:
    """A cooperative with these statutes that seeks one accreditation alone, if it is one."""
    sought = {regime: AccreditationEntry(status="sought")} if regime in pack.accreditations else {}
    return Dossier(_NOBODY, sought, (version,), (), (), {})
