"""Rules that share a context read what they would read alone."""

import pytest
from benchmarks.workload import load_tasks

from accreditation.conditions import Context
from accreditation.engine import judged_alone
from accreditation.law import load_pack

PACK = load_pack()


@pytest.mark.parametrize("backwards", [False, True])
@pytest.mark.parametrize("name", ["in-order-both", "silent-on-*", "two-*", "*-add-up"])
def test_a_rule_is_judged_alike_in_a_context_of_its_own(name, backwards):
    for task in load_tasks(PACK, name):
        judgements = task.judgements[::-1] if backwards else task.judgements
        for one in judgements:
            shared = one.context
            own = Context(PACK, shared.facts, shared.on, shared.as_of)
            together = judged_alone(one.rule, shared, one.in_force)
            assert together == judged_alone(one.rule, own, one.in_force)
