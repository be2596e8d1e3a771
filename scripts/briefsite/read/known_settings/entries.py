"""The settings of a group as mkdocs.yml has them, in whichever of its forms MkDocs takes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

_PREFIXES = {"plugins": "material/", "markdown_extensions": "markdown.extensions."}
"""What may stand before a name and changes nothing."""
_HOLDER = "group"
"""The plugin that switches on others."""


class Entry(Struct, frozen=True):
    """A setting by its name, where it stands, and its value; one of a list of names is an item of it."""

    name: str
    path: str
    value: object
    is_item: bool


def entries(group: str, settings: Mapping[str, Any]) -> list[Entry]:
    """Every setting of a group that is named."""
    path = "" if group == "mkdocs" else group
    value: object = settings
    for part in path.split(".") if path else ():
        value = value.get(part) if isinstance(value, Mapping) else None
    return list(_below(group, path, value, depth=0))


def _below(group: str, path: str, value: object, depth: int) -> Iterator[Entry]:
    is_list = group in ("plugins", "markdown_extensions", "theme.features")
    for below, name, held in _named(path, value):
        plain = name.removeprefix(_PREFIXES.get(group, ""))
        if isinstance(held, Mapping) and held.get("enabled") is False and group == "plugins":
            continue
        yield Entry(plain, below, held, is_list)
        if group == "plugins" and plain == _HOLDER and isinstance(held, Mapping) and not depth:
            yield from _below(group, f"{below}.plugins", held.get("plugins"), depth + 1)


def _named(path: str, value: object) -> Iterator[tuple[str, str, object]]:
    """Where each setting stands, its name and its value, in a mapping, a list of names, or a list of mappings."""
    if isinstance(value, Mapping):
        yield from ((f"{path}.{key}" if path else str(key), str(key), held) for key, held in value.items())
    for number, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, str):
            yield f"{path}.{number}", item, None
        elif isinstance(item, Mapping):
            yield from ((f"{path}.{number}.{key}", str(key), held) for key, held in item.items())
