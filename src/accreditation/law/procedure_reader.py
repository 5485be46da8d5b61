"""From the procedure as it is written to one that is typed, or to everything wrong with it."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from accreditation.conditions import (
    Choice,
    Condition,
    Day,
    FactSignature,
    ListType,
    Misformed,
    Number,
    Reference,
    Variables,
    parse_binding,
    parse_condition,
    unguarded,
)
from accreditation.files import Document, InputError, Problem, read_yaml, suggest, validate
from accreditation.language import Text, placeholders, unequal_placeholders
from accreditation.law.duties import DutyReader
from accreditation.law.procedure import (
    PROCEDURE_FILE,
    AmendmentKind,
    Asked,
    MeetingDuty,
    Procedure,
    ProcedureFile,
    RequirementFile,
    VoteFieldsFile,
    Voting,
    VotingFile,
    unknown_kind,
)
from accreditation.law.vocabulary import Vocabulary

Place = tuple[str | int, ...]


def load_procedure(
    folder: Path, vocabulary: Vocabulary, numbers: Mapping[str, Number]
) -> Procedure | None:
    """The procedure of a rule pack; None if it has none.

    Args:
        folder: Where the pack stands.
        vocabulary: The facts that it may see, and the sets of rules.
        numbers: The types of the parameters.

    Raises:
        InputError: the file is wrong; every problem at once.
    """
    file = folder / PROCEDURE_FILE
    if not file.is_file():
        return None
    document = read_yaml(file)
    reader = _Reader(document, vocabulary, numbers)
    procedure = reader.procedure(validate(ProcedureFile, document))
    if reader.problems or procedure is None:
        raise InputError(reader.problems)
    return procedure


class _Reader:
    def __init__(
        self, document: Document, vocabulary: Vocabulary, numbers: Mapping[str, Number]
    ) -> None:
        self.document = document
        self.vocabulary = vocabulary
        self.numbers = numbers
        self.problems: list[Problem] = []
        self.statutes = vocabulary.signature("statutes", numbers)
        self.practice = vocabulary.signature("practice", numbers)

    def procedure(self, source: ProcedureFile) -> Procedure | None:
        """The procedure, or None with what is wrong among the problems."""
        if source.otherwise not in source.kinds:
            self._say(("otherwise",), unknown_kind(source.otherwise, source.kinds))
        kinds = {name: self._kind(name, source) for name in source.kinds}
        requirements = tuple(self._requirement(name, source) for name in source.requirements)
        meetings = self._meetings(source)
        calendar = tuple(self._calendar(source))
        voting = self._voting(source)
        if meetings is None or voting is None:
            return None
        return Procedure(
            source.in_force,
            kinds,
            source.otherwise,
            requirements,
            meetings,
            source.meeting.date,
            calendar,
            voting,
        )

    def _kind(self, name: str, source: ProcedureFile) -> AmendmentKind:
        kind, place = source.kinds[name], ("kinds", name)
        for key, facts in (("changes", kind.changes), ("may_change", kind.may_change)):
            for i, fact in enumerate(facts):
                self._stated(fact, (*place, key, i))
        if (kind.changes or kind.may_change) and kind.question is None:
            self._say(place, f"'{name}' needs a question for where it is not certain.")
        self._complete(kind.question, (*place, "question"), ())
        surely = self._condition(kind.changes_when, (*place, "changes_when"))
        perhaps = self._condition(kind.may_change_when, (*place, "may_change_when"))
        return AmendmentKind(name, kind, surely, perhaps)

    def _stated(self, fact: str, place: Place) -> None:
        """See that a fact is one that articles of the statutes state."""
        entry = self.vocabulary.entries.get(fact)
        if entry is None:
            near = suggest(fact, self.vocabulary.entries)
            self._say(place, f"there is no fact '{fact}'.{near}")
        elif entry.plane != "statutes" or entry.kind != "evidence":
            self._say(place, f"'{fact}' is not a fact that articles of the statutes state.")

    def _requirement(self, name: str, source: ProcedureFile) -> Asked:
        asked, place = source.requirements[name], ("requirements", name)
        self._kinds(asked.kinds, source.kinds, (*place, "kinds"))
        self._complete(asked.title, (*place, "title"), ())
        values = self._values(asked)
        self._complete(asked.text, (*place, "text"), (*values, *self.numbers))
        sets = None
        if asked.sets is not None:
            self._stated(asked.sets, (*place, "sets"))
            sets = self._reference(asked.sets)
        condition = self._condition(asked.applies_when, (*place, "applies_when"))
        return Asked(name, asked, condition, values, sets)

    def _values(self, asked: RequirementFile) -> dict[str, Reference]:
        found = {}
        for name in sorted(placeholders(asked.text.en) - set(self.numbers)):
            reference = self._reference(name)
            if reference is not None and not isinstance(reference.type, ListType):
                found[name] = reference
        return found

    def _reference(self, name: str) -> Reference | None:
        signature = self.statutes.facts.get(name)
        return None if signature is None else Reference(name, signature.type)

    def _kinds(self, named: Collection[str], known: Collection[str], place: Place) -> None:
        for i, kind in enumerate(named):
            if kind not in known:
                self._say((*place, i), unknown_kind(kind, known))

    def _complete(self, text: Text | None, place: Place, known: Collection[str]) -> None:
        """See that the languages of a text agree on their names in braces, which mean something."""
        if text is None:
            return
        unequal = unequal_placeholders(text)
        if unequal:
            self._say(place, f"the languages do not have the same names in braces: {unequal}")
        for name in sorted(placeholders(text.en) - set(known)):
            self._say(place, f"{{{name}}} means nothing here.")

    def _meetings(self, source: ProcedureFile) -> Reference | None:
        list_ = self._list(source.meeting.list, ("meeting", "list"))
        if list_ is None:
            return None
        date = self._field(list_, source.meeting.date, ("meeting", "date"))
        if date is not None and not isinstance(date.type, Day):
            self._say(("meeting", "date"), f"'{date.name}' is not a date.")
        return Reference(list_.name, list_.type)

    def _calendar(self, source: ProcedureFile) -> Iterator[MeetingDuty]:
        reader = DutyReader(self.document, self.vocabulary, self.numbers, ("calendar",))
        for name, entry in source.calendar.items():
            self._kinds(entry.kinds, source.kinds, ("calendar", name, "kinds"))
            duty = reader.duty(name, entry)
            if duty is None:
                continue
            if duty.list is None or duty.list.name != source.meeting.list:
                message = f"a duty around a meeting is about each item of '{source.meeting.list}'."
                self._say(("calendar", name, "each"), message)
            yield MeetingDuty(duty, tuple(entry.kinds))
        self.problems.extend(reader.problems)

    def _voting(self, source: ProcedureFile) -> Voting | None:
        vote, place = source.vote, ("vote",)
        list_ = self._list(vote.list, (*place, "list"))
        if list_ is None:
            return None
        self._kind_field(list_, source)
        for key in VoteFieldsFile.model_fields:
            self._field(list_, getattr(vote.fields, key), (*place, "fields", key))
        each = vote.in_each_class
        self._kinds(each.kinds, source.kinds, (*place, "in_each_class", "kinds"))
        self._kinds([each.judged_as], source.kinds, (*place, "in_each_class", "judged_as"))
        self._list(each.classes, (*place, "in_each_class", "classes"))
        self._field(list_, each.gives, (*place, "in_each_class", "gives"))
        quorum = self._quorum(vote, list_, source.kinds)
        sole = self._condition(each.sole_when, (*place, "in_each_class", "sole_when"))
        one_each = self._condition(vote.one_per_share_when, (*place, "one_per_share_when"))
        if sole is None or one_each is None:
            return None
        reference = Reference(list_.name, list_.type)
        return Voting(vote, reference, self._item(vote), quorum, sole, one_each)

    def _item(self, vote: VotingFile) -> str:
        """What the vocabulary calls an item of the list."""
        item = self.vocabulary.entries[vote.list].item
        assert item is not None
        return item

    def _quorum(
        self, vote: VotingFile, list_: FactSignature, kinds: Collection[str]
    ) -> dict[str, Condition]:
        _, _, variables = parse_binding({self._item(vote): vote.list}, self.practice)
        quorum = {}
        for kind, figures in vote.figures.items():
            place: Place = ("vote", "figures", kind)
            self._kinds([kind], kinds, place[:-1])
            for i, field in enumerate(figures.shown):
                self._field(list_, field, (*place, "shown", i))
            condition = self._condition(figures.quorum, (*place, "quorum"), variables)
            if condition is not None:
                quorum[kind] = condition
        return quorum

    def _kind_field(self, list_: FactSignature, source: ProcedureFile) -> None:
        place = ("vote", "kind")
        field = self._field(list_, source.vote.kind, place)
        options = field.type.options if field is not None and isinstance(field.type, Choice) else ()
        if field is not None and set(options) != set(source.kinds):
            listed = ", ".join(options) or "none"
            self._say(place, f"the kinds of amendment are not those of '{field.name}': {listed}.")

    def _list(self, name: str, place: Place) -> FactSignature | None:
        found = self.practice.facts.get(name)
        if found is None or not isinstance(found.type, ListType):
            self._say(place, f"there is no list '{name}'.{suggest(name, self.practice.facts)}")
            return None
        return found

    def _field(self, list_: FactSignature, name: str, place: Place) -> FactSignature | None:
        found = list_.fields.get(name)
        if found is None:
            near = suggest(name, list_.fields)
            self._say(place, f"'{list_.name}' has no fact '{name}'.{near}")
        return found

    def _condition(
        self, raw: Any, place: Place, variables: Variables | None = None
    ) -> Condition | None:
        if raw is None:
            return None
        signature = self.statutes if variables is None else self.practice
        try:
            found = parse_condition(raw, signature, place, variables)
        except Misformed as error:
            self.problems.extend(
                self.document.problem(path, message) for path, message in error.faults
            )
            return None
        for fact in unguarded([found], signature):
            self._say(place, f"the statutes may be silent on '{fact}'; say what silence means.")
        return found

    def _say(self, place: Place, message: str) -> None:
        self.problems.append(self.document.problem(place, message))
