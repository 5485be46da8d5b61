"""One dossier warm: what it takes us to decide, confirm and trace, and what it takes rivals."""

import importlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import click
import yaml

from accreditation.engine import Engine, judged_alone
from accreditation.law import Pack, Rule, load_pack
from benchmarks.rivals.deciding import Decide
from benchmarks.rivals.subjects import Dossier, dossiers, reads_lists, translations
from benchmarks.rivals.translation import Translation
from benchmarks.turns import REPETITIONS, in_turns, ratios, spread, table, times
from benchmarks.workload import load_tasks

RULES_24 = Path(__file__).parent / "rules-24.yaml"

BOTH = "accreditation: durable_rules decides, Kleene confirms with trace"
ANEW = "the same, remembering no decision"
KLEENE = "accreditation: Kleene with trace"

RIVALS = {
    "plain durable_rules": ("durable_rules", "deciding"),
    "zen-engine with trace": ("zen_engine", "traced"),
    "zen-engine": ("zen_engine", "untraced"),
    "clipspy": ("clips_", "deciding"),
    "rule-engine": ("rule_engine_", "deciding"),
}

Way = Callable[[Dossier], object]


def measure() -> str:
    """Times of a dossier by us and by each rival, for 24 rules and for all that read no list.

    Raises:
        click.ClickException: a rival is not installed, or cannot be had on this Python.
        AssertionError: an outcome of a rival is not ours.
    """
    pack = load_pack()
    named = [pack.rules[name] for name in yaml.safe_load(RULES_24.read_text("utf-8"))]
    every = [rule for rule in pack.rules.values() if not reads_lists(rule, pack)]
    return "\n\n".join(_compared(pack, rules) for rules in (named, every))


def disagreements(
    name: str, found: Iterable[Dossier], translated: Mapping[str, Translation]
) -> list[str]:
    """Every judgement in which the rival called ``name`` has another outcome than we have."""
    decide = _deciders(name, translated)
    return [
        f"{rule.name}: {outcomes.get(rule.name, 'unknown')}, not {ours}"
        for dossier in found
        for subject in dossier
        for outcomes in (decide[subject.plane](subject.fields),)
        for rule in subject.rules
        for ours in (judged_alone(rule, subject.anew(), True).outcome,)
        if outcomes.get(rule.name, "unknown") != ours
    ]


def _compared(pack: Pack, rules: Sequence[Rule]) -> str:
    translated = translations(pack, rules)
    found = dossiers(load_tasks(pack, "*"), translated)
    for name in RIVALS:
        wrong = disagreements(name, found, translated)
        assert not wrong, f"{name} decides otherwise: {wrong[:3]}"
    ways = {BOTH: _both(Engine(rules)), ANEW: _both(Engine(rules, remembered=0)), KLEENE: _kleene}
    ways |= {name: _rival(_deciders(name, translated)) for name in RIVALS}
    rounds = in_turns({name: _all(way, found) for name, way in ways.items()})
    judged = sum(len(subject.rules) for dossier in found for subject in dossier)
    head = f"µs of processor time a dossier; {len(rules)} rules"
    rows = [
        (
            name,
            spread([s / len(found) * 1e6 for s in times(rounds, name, "processor")], 0),
            spread(ratios(rounds, BOTH, name), 2),
            spread(ratios(rounds, KLEENE, name), 2),
        )
        for name in ways
    ]
    return (
        f"{len(rules)} rules, {len(found)} dossiers, {judged / len(found):.0f} judgements of a "
        f"rule in each on average; {REPETITIONS} repetitions in turns, every outcome the same.\n\n"
        + table((head, "median (min to max)", "both ÷ it", "Kleene ÷ it"), rows)
    )


def _kleene(dossier: Dossier) -> None:
    for subject in dossier:
        context = subject.anew()
        for rule in subject.rules:
            judged_alone(rule, context, True)


def _both(engine: Engine) -> Way:
    def judge(dossier: Dossier) -> None:
        with engine.bench() as bench:
            for subject in dossier:
                context = subject.anew()
                for rule in subject.rules:
                    bench.judge(rule, context, True)

    return judge


def _rival(decide: Mapping[str, Decide]) -> Way:
    def judge(dossier: Dossier) -> None:
        for subject in dossier:
            decide[subject.plane](subject.fields)

    return judge


def _all(way: Way, found: Iterable[Dossier]) -> Callable[[], None]:
    def judge() -> None:
        for dossier in found:
            way(dossier)

    return judge


def _deciders(name: str, translated: Mapping[str, Translation]) -> dict[str, Decide]:
    module, function = RIVALS[name]
    try:
        make = getattr(importlib.import_module(f"benchmarks.rivals.{module}"), function)
    except ImportError as error:
        raise click.ClickException(
            f"{name} cannot be imported ({error}); install accreditation[bench]."
        ) from error
    return {plane: make(translation) for plane, translation in translated.items()}
