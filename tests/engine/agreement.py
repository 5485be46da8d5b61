"""One random pack against random dossiers: both evaluators must agree on every finding.

Done in a process of its own, because a fault of the C library kills it, and a host of
``durable_rules`` is never freed. One pack by hand:
``python -m tests.engine.agreement SEED DOSSIERS FOLDER``.
"""

import contextlib
import datetime
import sys
import traceback
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from accreditation.conditions import (
    SILENT,
    Boolean,
    Choice,
    Context,
    Contradicted,
    Day,
    FactSignature,
    Item,
    Items,
    Known,
    ListType,
    Number,
    show_value,
)
from accreditation.engine import Engine, EngineFault, compile_rule
from accreditation.findings import Claim, EvidenceCitation
from accreditation.law import load_pack
from tests.engine.packs import DATES, PackWriter

HERE = EvidenceCitation("document", "page 1")


def values(signature: FactSignature) -> st.SearchStrategy:
    """Values of a fact: those the rules compare with, the extremes, and anything else."""
    match signature.type:
        case Boolean():
            found = st.booleans()
        case Choice(options=options):
            found = st.sampled_from(options)
        case Day():
            found = st.sampled_from([datetime.date.fromisoformat(d) for d in DATES]) | st.dates(
                datetime.date(1900, 1, 1), datetime.date(2200, 1, 1)
            )
        case Number(low=low, high=high):
            edges = [low, high, 0, 1, -1, 9, 10, 11, 59_999, 60_000, 60_001, 1_000_000]
            inside = [edge for edge in edges if low <= edge <= high]
            found = st.sampled_from(inside) | st.integers(low, high)
        case _:
            found = st.text()
    return found if signature.silence == "impossible" else st.just(SILENT) | found


def facts(signature: FactSignature) -> st.SearchStrategy:
    """A fact as it may be known: not at all, in contradiction, or with a value."""
    if isinstance(signature.type, ListType):
        found = lists(signature)
        return st.one_of(st.none(), found, found, found)

    def contradiction(pair: tuple) -> Contradicted:
        return Contradicted(tuple(Claim(show_value(signature.type, v), HERE) for v in pair))

    known = values(signature).map(lambda value: Known(value, (HERE,)))
    pairs = st.tuples(values(signature), values(signature)).map(contradiction)
    return st.one_of(st.none(), known, known, known, known, known, known, pairs)


def lists(signature: FactSignature) -> st.SearchStrategy:
    """A list of up to five items with any names, complete or open."""
    stated = {short: facts(field) for short, field in signature.fields.items() if short != "net"}
    item = st.fixed_dictionaries(stated).map(
        lambda found: {short: fact for short, fact in found.items() if fact is not None}
    )
    named = st.dictionaries(st.text(min_size=1, max_size=8), item, max_size=5)
    return st.builds(
        lambda items, complete: Items(
            tuple(Item(name, fields, (HERE,)) for name, fields in items.items()), complete
        ),
        named,
        st.booleans(),
    )


def main(number: int, dossiers: int, folder: Path) -> None:
    """Compare the evaluators, or end with what they disagree on."""
    PackWriter(number).write(folder)
    pack = load_pack(folder)
    rules = [rule for rule in pack.rules.values() if _fits(rule)]
    engine = Engine(rules, remembered=0)
    signatures = pack.vocabulary.signatures
    stated = {
        name: facts(signature)
        for name, signature in signatures.items()
        if pack.vocabulary.entries[name].kind == "evidence"
    }
    outcomes: dict[str, int] = {}

    @seed(number)
    @settings(
        max_examples=dossiers,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.fixed_dictionaries(stated))
    def agree(found: dict) -> None:
        known = {name: fact for name, fact in found.items() if fact is not None}
        context = Context(pack, known, datetime.date(2024, 12, 31), datetime.date(2025, 6, 30))
        with engine.bench() as bench:
            for rule in rules:
                judged = bench.judge(rule, context, in_force=True)
                outcome = judged.outcome
                steps = [step for step in (judged.applies, judged.passes) if step is not None]
                assert outcome != "unknown" or any(step.needs for step in steps)
                outcomes[outcome] = outcomes.get(outcome, 0) + 1

    agree()
    print(len(rules), outcomes)


def compare(number: int, dossiers: int, folder: Path, said: Path) -> None:
    """``main`` in a process of a pool; what it prints, and why it ended, is left in a file."""
    folder.mkdir()
    with said.open("w", encoding="utf-8") as file, contextlib.redirect_stdout(file):
        try:
            main(number, dossiers, folder)
        except BaseException:
            traceback.print_exc(file=file)
            raise


def _fits(rule) -> bool:
    try:
        compile_rule(rule)
    except EngineFault:
        return False
    return True


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
