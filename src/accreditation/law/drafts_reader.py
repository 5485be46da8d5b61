"""From a special report as it is written to a typed plan, or to everything wrong with it."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from accreditation.conditions import (
    Condition,
    FactSignature,
    ListType,
    Misformed,
    Number,
    Reference,
    Variables,
    parse_binding,
    parse_condition,
    parse_expression,
    unguarded,
)
from accreditation.files import (
    Document,
    InputError,
    Problem,
    nothing_usable,
    read_yaml,
    suggest,
    validate,
)
from accreditation.findings import LawReference
from accreditation.language import Text, placeholders, unequal_placeholders
from accreditation.law.drafts import (
    DRAFTS_FOLDER,
    SPECIAL_REPORT_FILE,
    Column,
    ColumnFile,
    Figure,
    FigureFile,
    ItemFile,
    Listed,
    ListFile,
    OfRegime,
    ReportItem,
    ReportSection,
    Requirement,
    RequirementFile,
    SectionFile,
    Sentence,
    SentenceFile,
    SpecialReportFile,
    SpecialReportPlan,
)
from accreditation.law.pack import Pack
from accreditation.law.parameters import number_type
from accreditation.law.regimes import unknown_regime

Place = tuple[str | int, ...]

IN_TITLE = ("year",)
"""What stands in braces in the title."""


def load_special_report(pack: Pack) -> SpecialReportPlan:
    """What the special report of a rule pack has to say.

    Raises:
        InputError: the pack has no such report, or its file is wrong; every problem at once.
    """
    file = special_report_file(pack)
    if not file.is_file():
        raise nothing_usable(
            f"has no {DRAFTS_FOLDER}/{SPECIAL_REPORT_FILE}, so no special report can be drafted.",
            pack.folder,
        )
    document = read_yaml(file)
    reader = _Reader(document, pack)
    plan = reader.plan(validate(SpecialReportFile, document))
    if reader.problems:
        raise InputError(reader.problems)
    return plan


def special_report_file(pack: Pack) -> Path:
    """Where the special report of a rule pack is written."""
    return pack.folder / DRAFTS_FOLDER / SPECIAL_REPORT_FILE


class _Reader:
    def __init__(self, document: Document, pack: Pack) -> None:
        self.document = document
        self.pack = pack
        self.problems: list[Problem] = []
        numbers = {
            name: number
            for name, parameter in pack.parameters.items()
            for number in (parameter.number,)
            if number is not None
        }
        self.numbers: dict[str, Number] = numbers
        self.signature = pack.vocabulary.signature("practice", numbers)

    def plan(self, source: SpecialReportFile) -> SpecialReportPlan:
        """The plan; what is wrong is among the problems."""
        self._complete(source.title, ("title",), IN_TITLE)
        for regime, frame in source.regimes.items():
            place: Place = ("regimes", regime)
            self._regime(regime, self.pack.regimes, place)
            self._cites(frame.cites, place)
            self._facts(frame.text, (*place, "text"))
        known = {duty.name for duty in self.pack.duties}
        for i, duty in enumerate(source.duties):
            if duty not in known:
                near = suggest(duty, known)
                self._say(("duties", i), f"the calendar has no duty '{duty}'.{near}")
        sections = tuple(self._section(name, source) for name in source.sections)
        return SpecialReportPlan(
            source.title,
            source.regimes,
            tuple(source.duties),
            sections,
            tuple(source.signatures),
            self.document,
        )

    def _section(self, name: str, source: SpecialReportFile) -> ReportSection:
        section: SectionFile = source.sections[name]
        place: Place = ("sections", name)
        self._complete(section.title, (*place, "title"), ())
        items = tuple(
            self._item(key, item, (*place, "items", key), source.regimes)
            for key, item in section.items.items()
        )
        return ReportSection(name, section.title, items)

    def _item(
        self, name: str, source: ItemFile, place: Place, regimes: Collection[str]
    ) -> ReportItem:
        self._complete(source.title, (*place, "title"), ())
        required = {
            regime: self._requirement(regime, requirement, (*place, "required", regime), regimes)
            for regime, requirement in source.required.items()
        }
        if source.asks is not None:
            self._facts(source.asks, (*place, "asks"))
        elif any(requirement.asks is None for requirement in source.required.values()):
            self._say(place, "it does not say what the law asks for; add 'asks'.")
        if source.otherwise is not None:
            self._facts(source.otherwise, (*place, "otherwise"))
        self._shown_for(source, place)
        self._checks(source, place)
        return ReportItem(
            name,
            source,
            required,
            tuple(self._sentences(source.says, (*place, "says"))),
            tuple(self._figures(source.figures, (*place, "figures"))),
            tuple(self._lists(source.lists, (*place, "lists"))),
            tuple(self._sentences(source.write, (*place, "write"))),
        )

    def _requirement(
        self, regime: str, source: RequirementFile, place: Place, regimes: Collection[str]
    ) -> Requirement:
        self._regime(regime, regimes, place)
        self._cites(source.cites, place)
        if source.asks is not None:
            self._facts(source.asks, (*place, "asks"))
        return Requirement(source, self._condition(source.applies_when, (*place, "applies_when")))

    def _shown_for(self, source: ItemFile, place: Place) -> None:
        """See that what is shown for one set of rules is shown for one that asks for the item."""
        parts: list[tuple[Place, OfRegime]] = []
        for key in ("says", "figures", "lists", "write"):
            for i, part in enumerate(getattr(source, key)):
                parts.append(((*place, key, i), part))
                columns = part.columns if isinstance(part, ListFile) else []
                parts += [
                    ((*place, key, i, "columns", n), column)
                    for n, column in enumerate(columns)
                    if isinstance(column, ColumnFile)
                ]
        for where, part in parts:
            if isinstance(part, OfRegime) and part.regime is not None:
                self._regime(part.regime, source.required, (*where, "regime"))

    def _checks(self, source: ItemFile, place: Place) -> None:
        for i, name in enumerate(source.checks):
            rule = self.pack.rules.get(name)
            if rule is None:
                near = suggest(name, self.pack.rules)
                self._say((*place, "checks", i), f"there is no rule '{name}'.{near}")
            elif rule.source.plane == "application":
                self._say(
                    (*place, "checks", i), f"'{name}' is about applications, not about a year."
                )

    def _sentences(self, sources: list[SentenceFile], place: Place) -> Iterator[Sentence]:
        for i, source in enumerate(sources):
            self._facts(source.text, (*place, i, "text"))
            when = self._condition(source.when, (*place, i, "when"))
            yield Sentence(source.text, source.regime, when)

    def _figures(self, sources: list[str | FigureFile], place: Place) -> Iterator[Figure]:
        for i, written in enumerate(sources):
            source = FigureFile(fact=written) if isinstance(written, str) else written
            where = (*place, i)
            when = self._condition(source.when, (*where, "when"))
            if source.fact is not None:
                if source.value is not None or source.type is not None or source.label is not None:
                    self._say(where, "a fact has its own type and label; give nothing beside it.")
                signature = self._fact(source.fact, self.signature.facts, where)
                if signature is not None:
                    label = self.pack.vocabulary.entry(signature.name).label
                    value = Reference(signature.name, signature.type)
                    yield Figure(label, source.regime, when, value)
                continue
            if source.value is None or source.type is None or source.label is None:
                self._say(where, "name a fact, or give 'value', 'type' and 'label'.")
                continue
            self._complete(source.label, (*where, "label"), ())
            try:
                wanted = number_type(source.type)
                worked_out = parse_expression(source.value, self.signature, wanted)
            except Misformed as error:
                self._misformed((*where, "value"), error)
                continue
            yield Figure(source.label, source.regime, when, worked_out)

    def _lists(self, sources: list[ListFile], place: Place) -> Iterator[Listed]:
        for i, source in enumerate(sources):
            where = (*place, i)
            found = self.signature.facts.get(source.list)
            if found is None or not isinstance(found.type, ListType):
                near = suggest(source.list, self.signature.facts)
                self._say((*where, "list"), f"there is no list '{source.list}'.{near}")
                continue
            if source.none is not None:
                self._complete(source.none, (*where, "none"), ())
            entry = self.pack.vocabulary.entries[source.list]
            assert entry.item is not None
            columns = tuple(self._columns(source, found, entry.item, where))
            yield Listed(
                entry.label,
                source.regime,
                self._condition(source.when, (*where, "when")),
                Reference(found.name, found.type),
                entry.item,
                columns,
                source.none,
            )

    def _columns(
        self, source: ListFile, list_: FactSignature, variable: str, place: Place
    ) -> Iterator[Column]:
        for i, written in enumerate(source.columns):
            column = ColumnFile(fact=written) if isinstance(written, str) else written
            found = self._column(column, list_, variable, (*place, "columns", i))
            if found is not None:
                yield found

    def _column(
        self, source: ColumnFile, list_: FactSignature, variable: str, place: Place
    ) -> Column | None:
        rate = source.rate is not None
        given = (source.fact is None, bool(source.on), source.label is not None)
        if given != (rate, rate, rate):
            self._say(place, "name a fact alone, or give 'rate', 'on' and 'label'.")
            return None
        names = [name for name in (source.fact, source.rate, *source.on) if name is not None]
        found = [self._fact(name, list_.fields, place) for name in names]
        facts = [Reference(one.name, one.type, variable) for one in found if one is not None]
        if len(facts) < len(names):
            return None
        if rate and not all(isinstance(one.type, Number) for one in facts):
            self._say(place, "a rate is one of numbers.")
            return None
        label = source.label or self.pack.vocabulary.entry(facts[0].name).label
        if source.label is not None:
            self._complete(source.label, (*place, "label"), ())
        _, _, variables = parse_binding({variable: list_.name}, self.signature)
        when = self._condition(source.when, (*place, "when"), variables)
        return Column(label, source.regime, when, facts[0], tuple(facts[1:]))

    def _fact(self, name: str, known: Any, place: Place) -> FactSignature | None:
        """A fact that is no list and that no reviewer has to judge."""
        found: FactSignature | None = known.get(name)
        if found is None:
            self._say(place, f"there is no fact '{name}' to show.{suggest(name, known)}")
            return None
        if isinstance(found.type, ListType):
            self._say(place, f"'{name}' is a list; show it under 'lists'.")
            return None
        if self.pack.vocabulary.entry(found.name).kind == "judgement":
            self._say(
                place, f"'{name}' is for a reviewer to judge, and not for the report to state."
            )
            return None
        return found

    def _facts(self, text: Text, place: Place) -> None:
        """See that the names in braces in a text are those of parameters, or of facts to show."""
        self._complete(text, place, (*self.numbers, *self.signature.facts))
        for name in sorted(placeholders(text.en) - set(self.numbers)):
            if name in self.signature.facts:
                self._fact(name, self.signature.facts, place)

    def _complete(self, text: Text, place: Place, known: Collection[str]) -> None:
        """See that the languages of a text agree on their names in braces, which mean something."""
        unequal = unequal_placeholders(text)
        if unequal:
            self._say(place, f"the languages do not have the same names in braces: {unequal}")
        for name in sorted(placeholders(text.en) - set(known)):
            self._say(place, f"{{{name}}} means nothing here.")

    def _condition(
        self, raw: Any, place: Place, variables: Variables | None = None
    ) -> Condition | None:
        if raw is None:
            return None
        try:
            found = parse_condition(raw, self.signature, (), variables)
        except Misformed as error:
            self._misformed(place, error)
            return None
        for fact in unguarded([found], self.signature):
            self._say(place, f"the statutes may be silent on '{fact}'; say what silence means.")
        return found

    def _regime(self, name: str, known: Collection[str], place: Place) -> None:
        if name not in known:
            self._say(place, unknown_regime(name, known))

    def _cites(self, cites: list[LawReference], place: Place) -> None:
        for i, cite in enumerate(cites):
            if cite.instrument not in self.pack.instruments:
                near = suggest(cite.instrument, self.pack.instruments)
                message = f"there is no instrument '{cite.instrument}'.{near}"
                self._say((*place, "cites", i, "instrument"), message)

    def _misformed(self, place: Place, error: Misformed) -> None:
        for path, message in error.faults:
            self._say((*place, *path), message)

    def _say(self, place: Place, message: str) -> None:
        self.problems.append(self.document.problem(place, message))
