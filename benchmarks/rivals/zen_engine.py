"""GoRules zen-engine: one decision with an expression for each rule."""

import json

import zen

from benchmarks.rivals.deciding import Decide, Outcomes
from benchmarks.rivals.expressions import outcome
from benchmarks.rivals.translation import Fields, Translation


def untraced(translation: Translation) -> Decide:
    """Decides without a trace."""
    return _deciding(translation, trace=False)


def traced(translation: Translation) -> Decide:
    """Decides with the trace that zen-engine keeps: the value of each rule's expression."""
    return _deciding(translation, trace=True)


def _deciding(translation: Translation, trace: bool) -> Decide:
    keys = {rule.name.replace(".", "_").replace("-", "_"): rule.name for rule in translation.rules}
    expressions = [
        {"id": key, "key": key, "value": outcome(rule)}
        for key, rule in zip(keys, translation.rules, strict=True)
    ]
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {
            "id": "rules",
            "type": "expressionNode",
            "name": "rules",
            "content": {"expressions": expressions},
        },
        {"id": "out", "type": "outputNode", "name": "out"},
    ]
    edges = [
        {"id": "a", "sourceId": "in", "targetId": "rules"},
        {"id": "b", "sourceId": "rules", "targetId": "out"},
    ]
    decision = zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))

    def decide(fields: Fields) -> Outcomes:
        result = decision.evaluate(fields, {"trace": trace})["result"]
        return {keys[key]: found for key, found in result.items()}

    return decide
