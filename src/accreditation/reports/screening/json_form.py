"""What a screening found, as JSON."""

import json
from collections.abc import Sequence
from typing import Any

from accreditation.files import Strict
from accreditation.screening.screen import Screened


def as_json(found: Screened) -> str:
    """All that was counted."""
    told = {
        "as_of": found.as_of.isoformat(),
        "rows": found.rows,
        "verdicts": _listed(found.verdicts),
        "rules": _listed(found.rules),
        "changes": None if found.changes is None else _listed(found.changes),
        "uncompared": found.uncompared,
        "aside": _listed(found.aside),
        "refused": {"lines": found.refused.lines, "first": list(found.refused.first)},
        "left_out": list(found.left_out),
        "ignored": list(found.ignored),
        "strays": dict(found.strays),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _listed(models: Sequence[Strict]) -> list[Any]:
    return [model.model_dump(mode="json", by_alias=True) for model in models]
