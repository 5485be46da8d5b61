"""A case written out, ready to be pasted into a file of cases."""

from collections.abc import Mapping
from typing import Any

from accreditation.files import yaml_flow


def pasteable(case: Mapping[str, Any]) -> str:
    """A case as it stands in a file of cases: a line for each fact."""
    lines: list[str] = []
    for key, value in case.items():
        if key == "given" and value:
            lines.append("given:")
            lines.extend(f"  {_entry(fact, stated, 8)}" for fact, stated in value.items())
        else:
            lines.append(_entry(key, value, 6))
    return f"  - {lines[0]}\n" + "".join(f"    {line}\n" for line in lines[1:])


def _entry(key: str, value: Any, indent: int) -> str:
    return f"{key}: " + yaml_flow(value, 92).replace("\n", "\n" + " " * indent)
