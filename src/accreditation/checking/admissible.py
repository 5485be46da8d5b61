"""What can be answered at all: the question is one for a person, and a source states the value."""

from accreditation.conditions import Contradicted, Fact
from accreditation.deciding import AnswerEntry
from accreditation.findings import SubjectKind
from accreditation.law import Pack

_SUBJECTS: dict[str, tuple[SubjectKind, ...]] = {
    "statutes": ("statutes", "year", "application"),
    "practice": ("year",),
    "application": ("application",),
}
"""By plane, the kinds of subjects on which its facts can be answered."""


def no_question(
    entry: AnswerEntry, kind: SubjectKind, known: Fact | None, pack: Pack
) -> str | None:
    """Why nobody can answer a question on a subject; None if somebody can.

    Args:
        entry: The answer; its fact, and its item if it names one, are there.
        kind: The kind of the subject.
        known: What is known of the fact without the answer.
        pack: The law.
    """
    fact = entry.fact
    entries = pack.vocabulary.entries
    head = entries[fact if entry.item is None else fact.rpartition(".")[0]]
    if entry.item is None and head.type == "list":
        return f"'{fact}' is a list; what is answered is a fact of its items."
    if entry.item is not None and head.plane == "statutes" and kind != "statutes":
        return f"'{fact}' is a fact of items, answered on the version of the statutes they are in."
    if kind not in _SUBJECTS.get(head.plane, ()):
        return f"'{fact}' is no fact that is answered on a subject of the kind '{kind}'."
    if isinstance(known, Contradicted) or pack.vocabulary.entry(fact).kind == "judgement":
        return None
    return f"'{fact}' is no judgement, and its sources do not differ; nobody answers it."


def not_stated(known: Fact | None, value: str) -> tuple[str, ...]:
    """What the sources of a fact state, if they differ and none of them states a value.

    Args:
        known: What is known of the fact without an answer.
        value: The value, as a file writes it.
    """
    if not isinstance(known, Contradicted):
        return ()
    stated = tuple(sorted({claim.value for claim in known.claims}))
    return () if value in stated else stated
