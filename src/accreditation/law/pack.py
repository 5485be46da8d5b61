"""A rule pack: a folder with the law as data, loaded, typed and ready to be read."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from accreditation.conditions import (
    Default,
    Meaning,
    Misformed,
    Number,
    ParameterValue,
)
from accreditation.files import (
    Document,
    InputError,
    Problem,
    collected,
    nothing_usable,
    read_yaml,
    suggest,
    validate,
)
from accreditation.findings import LawReference
from accreditation.law.clauses import Clauses, load_clauses
from accreditation.law.duties import Duty, load_duties
from accreditation.law.instruments import INSTRUMENTS, Instrument
from accreditation.law.parameters import PARAMETERS, Parameter
from accreditation.law.procedure import Procedure
from accreditation.law.procedure_reader import load_procedure
from accreditation.law.provisions import Provisions, load_provisions
from accreditation.law.regimes import Regime, load_regimes, unknown_regime
from accreditation.law.rule_reader import RuleReader
from accreditation.law.rules import Rule, RuleFile, regime_of
from accreditation.law.texts import text_faults
from accreditation.law.vocabulary import VOCABULARY_FILE, Vocabulary
from accreditation.law.vocabulary_builder import build_vocabulary

CASES_SUFFIX = ".cases.yaml"


@dataclass(frozen=True, slots=True)
class Pack:
    """The whole law as the project holds it.

    Attributes:
        folder: Where it was read from.
        rules: Every rule by name, in the order of the files.
        provisions: The articles, paragraphs and items of the instruments.
        duties: What the law wants done by when.
        clauses: Wording that meets rules on statutes.
        procedure: How statutes are amended; None if the pack does not say.
        reader: What its rules were read with, to read others against the same vocabulary.
        files: The SHA-256 of each file of which it is known that it was read so, by path; cases
            are left out.
        key: Under what things that follow from its rules can be kept; None if nowhere, as for a
            pack that was made from another one.
    """

    folder: Path
    instruments: Mapping[str, Instrument]
    parameters: Mapping[str, Parameter]
    vocabulary: Vocabulary
    rules: Mapping[str, Rule]
    provisions: Provisions
    duties: tuple[Duty, ...]
    clauses: Clauses
    procedure: Procedure | None
    reader: RuleReader
    files: Mapping[str, str] = field(default_factory=dict)
    key: str | None = field(default=None, init=False)

    @property
    def meanings(self) -> Mapping[str, Meaning]:
        """Every fact by full name."""
        return self.vocabulary.meanings

    @property
    def regimes(self) -> Mapping[str, Regime]:
        """Every set of rules by name."""
        return self.vocabulary.regimes

    @property
    def accreditations(self) -> tuple[str, ...]:
        """The sets of rules that are accreditations."""
        return self.vocabulary.accreditations

    @property
    def always(self) -> tuple[str, ...]:
        """The sets of rules that bind every cooperative, whatever it holds or seeks."""
        return tuple(name for name, regime in self.regimes.items() if not regime.accreditation)

    def parameter(self, name: str, on: datetime.date) -> ParameterValue:
        """The parameter's value on a date; raises ``InputError`` in a gap."""
        return self.parameters[name].at(name, on)

    def is_basis(self, instrument: str, on: datetime.date) -> bool:
        """Whether an instrument may be cited on a date.

        One that is a value of a series of legal bases may be cited only while it is the basis.

        Raises:
            InputError: the date lies before the first known basis.
        """
        for name, parameter in self.parameters.items():
            if parameter.type == "instrument" and parameter.has(instrument):
                return parameter.dated(name, on).value == instrument
        return True

    def supplies(self, default: Default, on: datetime.date) -> bool:
        """Whether the law that supplies a default was in force on a date."""
        instruments = {reference.instrument for reference in default.references}
        return all(self.instruments[key].wording(on) is not None for key in instruments)

    def rule(self, name: str) -> Rule:
        """The rule called ``name``.

        Raises:
            InputError: there is none.
        """
        if name not in self.rules:
            raise nothing_usable(f"there is no rule '{name}'.{suggest(name, self.rules)}")
        return self.rules[name]


def load_vocabulary(folder: Path | None = None) -> tuple[Path, Vocabulary]:
    """The folder of a rule pack, and what its files may name, without the rules.

    Raises:
        InputError: the folder is no rule pack, or what it names is wrong.
    """
    folder = rules_in(folder)
    regimes = load_regimes(folder)
    return folder, _vocabulary(folder, _numbers(_parameters(folder)), regimes)


def _numbers(parameters: Mapping[str, Parameter]) -> dict[str, Number]:
    """The parameters that are numbers, with their types."""
    return {
        name: number
        for name, parameter in parameters.items()
        for number in (parameter.number,)
        if number is not None
    }


def rules_in(folder: Path | None) -> Path:
    """The folder of a rule pack, by default of that which comes with the package."""
    folder = folder or default_folder()
    if not (folder / "instruments.yaml").is_file():
        raise nothing_usable("is not a folder of rules; it has no instruments.yaml.", folder)
    return folder


def default_folder() -> Path:
    """The folder of the rules that come with the package."""
    package = Path(__file__).parent.parent
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent.parent / "rules"


def rule_file(folder: Path, name: str) -> Path:
    """Where the rule called ``name`` is written."""
    regime, _, short = name.partition(".")
    return folder / regime / f"{short}.yaml"


def read_pack(folder: Path | None = None) -> Pack:
    """The rule pack in ``folder``, read from its files.

    Raises:
        InputError: the folder is no rule pack, or some part of it is wrong.
    """
    folder = rules_in(folder)
    problems: list[Problem] = []
    instruments = collected(problems, lambda: _read(INSTRUMENTS, folder / "instruments.yaml")) or {}
    parameters = collected(problems, lambda: _parameters(folder))
    regimes = collected(problems, lambda: load_regimes(folder))
    numbers = _numbers(parameters or {})
    provisions = collected(problems, partial(load_provisions, folder))
    vocabulary = None
    if parameters is not None and regimes is not None:
        vocabulary = collected(problems, partial(_vocabulary, folder, numbers, regimes))
    if problems or parameters is None or vocabulary is None or provisions is None:
        raise InputError(problems)
    reader = RuleReader(vocabulary, numbers)
    loader = _RuleLoader(reader, numbers, vocabulary, instruments, problems)
    rules = {rule.name: rule for rule in loader.rules(folder)}
    duties = collected(problems, partial(load_duties, folder, vocabulary, numbers)) or ()
    clauses = collected(problems, partial(load_clauses, folder))
    procedure = collected(problems, partial(load_procedure, folder, vocabulary, numbers))
    if problems or clauses is None:
        raise InputError(problems)
    return Pack(
        folder,
        instruments,
        parameters,
        vocabulary,
        rules,
        provisions,
        duties,
        clauses,
        procedure,
        reader,
    )


def _read(model: Any, file: Path) -> Any:
    return validate(model, read_yaml(file))


def _parameters(folder: Path) -> dict[str, Parameter]:
    file = folder / "parameters.yaml"
    if not file.is_file():
        return {}
    document = read_yaml(file)
    parameters = validate(PARAMETERS, document)
    problems = [
        document.problem([name, "values", i], message)
        for name, parameter in parameters.items()
        for i, message in parameter.faults()
    ]
    if problems:
        raise InputError(problems)
    return parameters


def _vocabulary(
    folder: Path, numbers: Mapping[str, Number], regimes: Mapping[str, Regime]
) -> Vocabulary:
    problems: list[Problem] = []
    read: list[tuple[Document, Any]] = []
    for file in sorted((folder / "vocabulary").glob("*.yaml")):
        document = collected(problems, partial(read_yaml, file))
        if document is not None:
            entries = collected(problems, partial(validate, VOCABULARY_FILE, document))
            if entries is not None:
                read.append((document, entries))
    if problems:
        raise InputError(problems)
    return build_vocabulary(read, numbers, regimes)


class _RuleLoader:
    def __init__(
        self,
        reader: RuleReader,
        numbers: Mapping[str, Number],
        vocabulary: Vocabulary,
        instruments: Mapping[str, Instrument],
        problems: list[Problem],
    ) -> None:
        self.reader = reader
        self.numbers = numbers
        self.vocabulary = vocabulary
        self.instruments = instruments
        self.problems = problems

    def rules(self, folder: Path) -> Iterator[Rule]:
        """Every rule that can be used; the problems of the others are added up."""
        for regime in self.vocabulary.regimes:
            for file in sorted((folder / regime).glob("*.yaml")):
                if not file.name.endswith(CASES_SUFFIX):
                    rule = collected(self.problems, partial(self._rule, folder, file))
                    if rule is not None:
                        yield rule

    def _rule(self, folder: Path, file: Path) -> Rule:
        document = read_yaml(file)
        source = validate(RuleFile, document)
        problems = [
            *self._misplaced(folder, document, source),
            *self._citations(document, source.cites),
        ]
        rule = None
        try:
            rule = self.reader.rule(source)
        except Misformed as error:
            problems.extend(document.problem(path, message) for path, message in error.faults)
        if problems or rule is None:
            raise InputError(problems)
        faults = list(text_faults(rule, self.vocabulary, self.numbers))
        if faults:
            raise InputError(document.problem([key], message) for key, message in faults)
        return rule

    def _misplaced(self, folder: Path, document: Document, source: RuleFile) -> Iterator[Problem]:
        regime, right = regime_of(source.rule), rule_file(folder, source.rule)
        if regime not in self.vocabulary.regimes:
            yield document.problem(["rule"], unknown_regime(regime, self.vocabulary.regimes))
        elif right != document.file:
            yield document.problem(
                ["rule"], f"the rule '{source.rule}' belongs in {right.relative_to(folder)}."
            )

    def _citations(self, document: Document, cites: list[LawReference]) -> Iterator[Problem]:
        for i, cite in enumerate(cites):
            if cite.instrument not in self.instruments:
                near = suggest(cite.instrument, self.instruments)
                yield document.problem(
                    ["cites", i, "instrument"], f"there is no instrument '{cite.instrument}'.{near}"
                )
