"""Where the words of a YAML text stand, so that one of them can be changed and all else stays as it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from briefsite.read.front_matter.yaml_text import Loader


class Scalar(NamedTuple):
    """A word or text: its path (`topics.0`), where it stands with its quotation marks, and what it says.

    Of a key the path is that of its value with a `:` before it.
    """

    path: str
    start: int
    end: int
    value: str


class Sequence(NamedTuple):
    """A list: its path, where it stands, and whether it is in brackets."""

    path: str
    start: int
    end: int
    is_flow: bool
    items: int


def nodes_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Scalar | Sequence]:
    """All scalars and lists of the YAML between two offsets. Raises yaml.YAMLError or RecursionError."""
    root = yaml.compose(text[start:end], Loader)
    waiting: list[tuple[str, yaml.Node | None]] = [("", root)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            yield Scalar(path, *_span(node, start), node.value)
        elif isinstance(node, yaml.SequenceNode):
            yield Sequence(path, *_span(node, start), bool(node.flow_style), len(node.value))
            waiting += [(_joined(path, str(number)), item) for number, item in enumerate(node.value)]
        elif isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                name = str(key.value)
                if isinstance(key, yaml.ScalarNode):
                    yield Scalar(f":{_joined(path, name)}", *_span(key, start), name)
                waiting.append((_joined(path, name), value))


def _span(node: yaml.Node, shift: int) -> tuple[int, int]:
    return shift + node.start_mark.index, shift + node.end_mark.index


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
