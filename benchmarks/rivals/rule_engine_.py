"""rule-engine: an expression for each rule, evaluated one after the other."""

import rule_engine

from benchmarks.rivals.deciding import Decide, Outcomes
from benchmarks.rivals.expressions import outcome
from benchmarks.rivals.translation import Fields, Translation


def deciding(translation: Translation) -> Decide:
    """Decides every rule."""
    context = rule_engine.Context(resolver=rule_engine.resolve_item, default_value=None)
    rules = {
        rule.name: rule_engine.Rule(outcome(rule), context=context) for rule in translation.rules
    }

    def decide(fields: Fields) -> Outcomes:
        return {name: rule.evaluate(fields) for name, rule in rules.items()}

    return decide
