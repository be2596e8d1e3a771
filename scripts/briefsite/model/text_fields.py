"""Which fields of what editors write are texts, and how a page shows them: said once, where a field is declared.

A field is a text whose type is `Annotated[str | None, TextField(…)]`; of a list or a mapping that is so annotated, each
item is one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

from msgspec import Struct


class TextField(NamedTuple):
    """How a page shows a text; without more, as it is typed, but for its citations."""

    cites: bool = True
    """Whether citations in it are shown as such; else one would be printed as it is typed."""
    is_markdown: bool = False
    """Whether it may hold Markdown, links too."""
    is_citation: bool = False
    """Whether its citations are all that is shown of it."""
    is_listed: bool = False
    """Whether lists, feeds and search engines have it too, without its citations."""
    is_note: bool = False
    """Whether it is a paragraph of its own that begins with what the field is called in `wording`."""
    is_below: bool = False
    """Whether it stands below the text of the brief."""


UNCITED = TextField(cites=False)


class Text(NamedTuple):
    """A text that is there: its path (`key_figures.0.label`), it, and its field."""

    path: str
    text: str
    field: TextField


@cache
def text_fields(kind: type[Struct]) -> Mapping[str, TextField]:
    """The texts that a structure may hold, by their paths without numbers (`key_figures.label`), in order."""
    found: dict[str, TextField] = {}
    for name, hint in get_type_hints(kind, include_extras=True).items():
        found.update((name, field) for field in getattr(hint, "__metadata__", ()) if isinstance(field, TextField))
        for part in get_args(hint):
            if isinstance(part, type) and issubclass(part, Struct):
                found.update((f"{name}.{path}", field) for path, field in text_fields(part).items())
    return found


def texts_of(value: Struct) -> list[Text]:
    """The texts that a structure holds, in the order of its fields."""
    found: list[Text] = []
    _collect(value, "", found)
    return found


@cache
def _own_fields(kind: type[Struct]) -> tuple[tuple[str, TextField | None], ...]:
    """The fields of a structure that are texts, and (None) those that hold structures with some."""
    fields = text_fields(kind)
    return tuple((name, fields.get(name)) for name in dict.fromkeys(path.partition(".")[0] for path in fields))


def _collect(value: Struct, path: str, found: list[Text]) -> None:
    for name, field in _own_fields(type(value)):
        content: Any = getattr(value, name)
        if not content:
            continue
        parts = [("", content)]
        if isinstance(content, tuple | Mapping):
            items = content.items() if isinstance(content, Mapping) else enumerate(content)
            parts = [(f".{key}", part) for key, part in items]
        for key, part in parts:
            if field is None:
                _collect(part, f"{path}{name}{key}.", found)
            elif part:
                found.append(Text(f"{path}{name}{key}", part, field))
