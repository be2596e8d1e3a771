"""How front matter is spoken of in messages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from briefsite.read.front_matter.yaml_text import YamlNode

MOST_CHARACTERS = 40
_PLAIN = re.compile(r"(?!(?:true|false|null)$)\w(?:[^,\[\]{}#:\n]|:(?=\S))*", re.IGNORECASE)

KeyPath = tuple[str | int, ...]


def name_of(path: KeyPath) -> str:
    """What a path is called: `topics`, item 2 of `topics`, `name` of item 1 of `authors`."""
    if not path:
        return "the file"
    last = f"item {path[-1] + 1}" if isinstance(path[-1], int) else f"`{path[-1]}`"
    return f"{last} of {name_of(path[:-1])}" if len(path) > 1 else last


def shown(node: YamlNode) -> str:
    """A value as it is quoted in a message."""
    if isinstance(node.value, list):
        return "a list" if node.value else "an empty list"
    if isinstance(node.value, dict):
        return "a mapping"
    if node.value in (None, ""):
        return "empty"
    text = str(node.value).lower() if isinstance(node.value, bool) else " ".join(str(node.value).split())
    return f"`{text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + '…'}`"


def listed(names: Iterable[str]) -> str:
    """Names in backticks, with commas between."""
    return ", ".join(f"`{name}`" for name in names)


def example(key: str | int, described: dict[str, Any]) -> str:
    """`for example `key: value``, from the schema's examples; empty if it has none."""
    examples = described.get("examples")
    if not examples:
        return ""
    is_named = isinstance(key, str) and key
    return f"for example `{key}: {flow(examples[0])}`" if is_named else f"for example `{flow(examples[0])}`"


def flow(value: object) -> str:
    """A value as YAML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(child)}" for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(child) for child in value) + "]"
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
