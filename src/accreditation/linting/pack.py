"""What a pack must have besides whole rules: nothing unused, nothing astray, no wrong place."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from accreditation.conditions import Expression, Reference, walk
from accreditation.conditions.syntax import Condition, Node, Parameter
from accreditation.files import Problem, suggest
from accreditation.findings import LawReference
from accreditation.language import placeholders
from accreditation.law import CASES_SUFFIX, CLAUSES_FOLDER, Duty, Pack, Procedure, rule_file
from accreditation.law.drafts import DRAFTS_FOLDER
from accreditation.law.procedure import PROCEDURE_FILE, procedure_citations


def lint_data(pack: Pack) -> Iterator[Problem]:
    """Every problem of the vocabulary, the parameters, the calendar and the files of a pack."""
    yield from _unused(pack)
    yield from _astray(pack)
    yield from _citations(pack)


def _roots(pack: Pack) -> Iterator[Condition | Expression]:
    """Everything that reads facts and parameters."""
    for rule in pack.rules.values():
        yield from (c for c in (rule.applies_when, rule.passes_when) if c is not None)
    for meaning in pack.meanings.values():
        yield from (e for e in (meaning.derived, meaning.due) if e is not None)
        if meaning.grouping is not None:
            yield from (meaning.grouping.list, *meaning.grouping.by)
    for duty in (*pack.duties, *_meeting_duties(pack)):
        yield from (
            node
            for node in (duty.applies_when, duty.done_when, duty.opens, duty.due, duty.list)
            if node is not None
        )
    if pack.procedure is not None:
        yield from _procedure_roots(pack.procedure)


def _procedure_roots(procedure: Procedure) -> Iterator[Condition | Expression]:
    yield from (
        kind.may_change_when
        for kind in procedure.kinds.values()
        if kind.may_change_when is not None
    )
    for asked in procedure.requirements:
        yield from asked.values.values()
        if asked.applies_when is not None:
            yield asked.applies_when
    voting = procedure.voting
    yield from (voting.sole_when, voting.one_per_share_when, *voting.quorum.values())


def _meeting_duties(pack: Pack) -> Iterator[Duty]:
    if pack.procedure is not None:
        yield from (entry.duty for entry in pack.procedure.calendar)


def _unused(pack: Pack) -> Iterator[Problem]:
    """Parameters and facts that nothing reads and no sentence shows; a text is only for people."""
    nodes: list[Node] = [node for root in _roots(pack) for node in walk(root)]
    parameters = {node.name for node in nodes if isinstance(node, Parameter)}
    for name, parameter in pack.parameters.items():
        if name not in parameters and parameter.type != "instrument":
            yield Problem(
                pack.folder / "parameters.yaml", None, f"nothing reads '{name}'; remove it."
            )
    facts = {node.name for node in nodes if isinstance(node, Reference)}
    shown = {
        name.rpartition(".")[2]
        for rule in pack.rules.values()
        for name in placeholders(rule.source.fails.en)
    }
    for name in pack.meanings:
        head, _, tail = name.rpartition(".")
        used = name in facts or any(fact.startswith(f"{name}.") for fact in facts)
        words = pack.vocabulary.entry(name).type == "text"
        if not used and not words and not (head in pack.vocabulary.entries and tail in shown):
            yield Problem(pack.folder / "vocabulary", None, f"nothing reads '{name}'; remove it.")


def _astray(pack: Pack) -> Iterator[Problem]:
    """Files that the loader passes over."""
    known = {rule_file(pack.folder, name) for name in pack.rules}
    for regime in pack.regimes:
        for file in sorted((pack.folder / regime).glob(f"*{CASES_SUFFIX}")):
            if file.with_name(file.name.replace(CASES_SUFFIX, ".yaml")) not in known:
                yield Problem(file, None, "holds the cases of a rule that is not there.")
    homes = {*pack.regimes, "vocabulary", "provisions", "reading", CLAUSES_FOLDER, DRAFTS_FOLDER}
    for folder in sorted(path for path in pack.folder.iterdir() if path.is_dir()):
        if folder.name not in homes and any(folder.glob("*.yaml")):
            yield Problem(folder, None, f"is not read; rules stand in {', '.join(pack.regimes)}.")


def _citations(pack: Pack) -> Iterator[Problem]:
    """Places that no instrument of the pack has."""
    for file, name, cites in _cited(pack):
        yield from wrong_places(pack, file, name, cites)


def wrong_places(
    pack: Pack, file: Path, name: str, cites: Iterable[LawReference]
) -> Iterator[Problem]:
    """Places cited in ``file`` under ``name`` that no instrument of the pack has."""
    for cite in cites:
        if cite.instrument not in pack.instruments:
            near = suggest(cite.instrument, pack.instruments)
            yield Problem(file, None, f"'{name}' cites '{cite.instrument}', unknown.{near}")
            continue
        missing = pack.provisions.missing(cite.instrument, cite.at)
        if missing is not None:
            yield Problem(file, None, f"'{name}': {missing}")


def _cited(pack: Pack) -> Iterator[tuple[Path, str, list[LawReference]]]:
    for name, rule in pack.rules.items():
        yield rule_file(pack.folder, name), name, rule.source.cites
    for name, parameter in pack.parameters.items():
        cites = [cite for value in parameter.values for cite in value.cites]
        yield pack.folder / "parameters.yaml", name, cites
    for duty in pack.duties:
        yield pack.folder / "calendar.yaml", duty.name, duty.source.cites
    for clause in pack.clauses.written:
        known = [c for c in clause.source.cites if c.instrument in pack.instruments]
        yield clause.document.file, clause.name, known
    for name, cites in procedure_citations(pack.procedure):
        yield pack.folder / PROCEDURE_FILE, name, cites
    for name, entry in pack.vocabulary.entries.items():
        cites = [*entry.cites, *(c for field in entry.fields.values() for c in field.cites)]
        if entry.when_silent is not None:
            cites += entry.when_silent.cites
        yield pack.folder / "vocabulary", name, cites
