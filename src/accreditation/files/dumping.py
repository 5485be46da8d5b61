"""Writing data as the YAML that this project reads: ``on`` is a word, and nothing is an alias."""

import re
from typing import Any

import yaml

_BOOLEAN = "tag:yaml.org,2002:bool"


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, _: Any) -> bool:
        return True


_Dumper.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != _BOOLEAN]
    for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
_Dumper.add_implicit_resolver(_BOOLEAN, re.compile("true|false", re.IGNORECASE), list("tTfF"))


class _BlockDumper(_Dumper):
    pass


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_BlockDumper.add_representer(str, _text)


def yaml_flow(data: Any, width: int = 10**9) -> str:
    """``data`` as YAML between brackets, in lines of about ``width`` characters."""
    return _written(data, flow=True, width=width).removesuffix("...\n").strip()


def yaml_text(data: Any) -> str:
    """``data`` as YAML, its innermost lists and mappings in one line each."""
    return _written(data, flow=None, width=100)


def yaml_block(data: Any) -> str:
    """``data`` as YAML in lines, a text of several lines as they are."""
    return _written(data, flow=False, width=100, dumper=_BlockDumper)


def _written(
    data: Any, *, flow: bool | None, width: int, dumper: type[yaml.SafeDumper] = _Dumper
) -> str:
    text: str = yaml.dump(
        data,
        Dumper=dumper,
        default_flow_style=flow,
        width=width,
        sort_keys=False,
        allow_unicode=True,
    )
    return text
