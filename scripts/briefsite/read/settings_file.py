"""mkdocs.yml as a value, read without MkDocs: it runs nothing, and cannot grow when it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

import yaml
from yaml_env_tag import construct_env_tag

from briefsite.model.slugs import Tagged
from briefsite.read.addresses import fault

MAX_DEPTH = 50
"""Deeper nesting than any settings have; Python reads it by recursion."""
MOST_VALUES = 100_000
"""So many values may stand in the file more than once, as aliases."""


class _QuickLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads mkdocs.yml and of its tags `!ENV` alone: `!!python/name:` becomes a name. Nothing is run."""


def _marked(construct: Callable[[Any, yaml.Node], object]) -> Callable[[Any, yaml.Node], object]:
    """A constructor whose errors say where: a number of 5,000 digits, a day that no month has."""

    def constructed(loader: Any, node: yaml.Node) -> object:
        try:
            return construct(loader, node)
        except (ValueError, OverflowError, LookupError, TypeError):
            value = str(getattr(node, "value", ""))
            shown = value if len(value) <= 40 else value[:39] + "…"
            message = f"`{shown}` is not the number or the date that it looks like; put it in quotation marks"
            raise yaml.MarkedYAMLError(None, None, message, node.start_mark) from None

    return constructed


def _tagged(loader: Any, name: str, node: yaml.Node) -> Tagged:
    """What stands behind a tag of Python: a name and arguments, which run nothing."""
    arguments = loader.construct_mapping(node, deep=True) if isinstance(node, yaml.MappingNode) else None
    return Tagged(name.partition(":")[2], arguments)


_QuickLoader.add_multi_constructor("tag:yaml.org,2002:python/", _tagged)
_QuickLoader.add_multi_constructor("", lambda *_: None)
_QuickLoader.add_constructor("!ENV", _marked(construct_env_tag))
for _name in ("int", "float", "timestamp", "binary", "bool"):
    _tag = f"tag:yaml.org,2002:{_name}"
    _QuickLoader.add_constructor(_tag, _marked(yaml.SafeLoader.yaml_constructors[_tag]))


def load_settings(text: str) -> tuple[object, yaml.Node | None]:
    """The value of mkdocs.yml and its nodes, which know where they stand.

    Raises yaml.YAMLError, also for what is YAML and too much of it.
    """
    refuse_growth(text)
    loader = _QuickLoader(text)
    node = loader.get_single_node()
    return (None if node is None else loader.construct_document(node)), node


class _Growth:
    """How many values the nodes of a text come to, where an alias counts as all that it stands for."""

    def __init__(self) -> None:
        self._open: list[tuple[str | None, int]] = []
        self._known: dict[str, int] = {}
        self._values = self._copied = 0

    def fault(self, event: yaml.Event) -> str | None:
        """What is wrong with a text that goes on like this; None while nothing is."""
        if isinstance(event, yaml.AliasEvent):
            return self._alias(str(event.anchor))
        if isinstance(event, yaml.CollectionStartEvent):
            self._open.append((event.anchor, self._values))
            if len(self._open) > MAX_DEPTH:
                return f"lists and mappings stand more than {MAX_DEPTH} deep here"
        self._values += isinstance(event, yaml.NodeEvent)
        if isinstance(event, yaml.ScalarEvent) and event.anchor:
            self._known[event.anchor] = 1
        if isinstance(event, yaml.CollectionEndEvent):
            anchor, before = self._open.pop()
            if anchor:
                self._known[anchor] = self._values - before
        return None

    def _alias(self, anchor: str) -> str | None:
        if any(name == anchor for name, _ in self._open):
            return f"`*{anchor}` stands within what it stands for, so it would have no end; write the value out"
        size = self._known.get(anchor, 1)
        self._values += size
        self._copied += size
        if self._copied > MOST_VALUES:
            return f"the aliases up to `*{anchor}` stand for more than {MOST_VALUES:,} values; write out what is meant"
        return None


def refuse_growth(text: str) -> None:
    """Raise for a text that is deeper or, its aliases written out, longer than settings are, or that has no end."""
    growth = _Growth()
    try:
        for event in yaml.parse(text, Loader=_QuickLoader):
            if message := growth.fault(event):
                raise yaml.MarkedYAMLError(None, None, message, cast(yaml.Mark, event.start_mark))
    except yaml.MarkedYAMLError as error:
        if error.problem and "level" in error.problem:  # libyaml's own limit
            error.problem = f"lists and mappings stand more than {MAX_DEPTH} deep here"
            raise
        if not isinstance(error, (yaml.scanner.ScannerError, yaml.parser.ParserError)):
            raise


def broken_addresses(config: Mapping[Any, Any]) -> Iterator[tuple[str, str, str]]:
    """Every text among settings that begins like a web address and is none: its name, it, and what is wrong."""
    pending: list[tuple[str, object]] = [("", config)]
    seen: set[int] = set()
    while pending:
        name, value = pending.pop()
        if isinstance(value, Mapping | list) and id(value) not in seen:
            seen.add(id(value))
            items = value.items() if isinstance(value, Mapping) else enumerate(value)
            pending += [(f"{name}.{key}" if name else str(key), item) for key, item in items]
        elif isinstance(value, str) and value.startswith(("http:", "https:", "//")) and (why := fault(value)):
            yield name, value, why
