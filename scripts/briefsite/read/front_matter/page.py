"""The front matter of a page in docs/: what MkDocs and the theme can use of it, and what is wrong with the rest."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import yaml
from msgspec import Struct, field

from briefsite.model import Lines, Place, Problem, TextFile
from briefsite.model.rules import front_matter as rules
from briefsite.read.front_matter.brief import places_of
from briefsite.read.front_matter.schema import validate
from briefsite.read.front_matter.words import shown
from briefsite.read.front_matter.yaml_text import Loader, YamlNode, YamlReader, plain


class PageFront(Struct, frozen=True):
    """The front matter of a page: what of it can be used, where each key stands, and what is wrong with the rest."""

    values: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    usable: str | None = None
    """What can be used, as JSON, where that is not all of it; None: it can be left as it is."""
    problems: tuple[Problem, ...] = ()


def parse_page_front(file: TextFile, start: int, end: int, is_template: Callable[[str], bool]) -> PageFront:
    """Check the YAML between two offsets of a page. `is_template` tells whether the theme has a template of a name."""
    reader = YamlReader(file.text, Lines.of(file.path, file.text[:end]))
    root = reader.read(start, end)
    if root is not None and root.value is not None:
        validate(root, "page", reader)
        _check_template(root, reader, is_template)
    if not reader.problems and root is not None:
        _check_reading(file.text[start:end], start, reader)
    if root is None or not isinstance(root.value, dict):
        return PageFront({}, {}, "{}" if reader.problems else None, reader.sorted_problems())
    values: Any = plain(root)
    usable = json.dumps(values) if reader.problems else None
    return PageFront(values, places_of(root, reader), usable, reader.sorted_problems())


def _check_template(root: YamlNode, reader: YamlReader, is_template: Callable[[str], bool]) -> None:
    entries = root.value if isinstance(root.value, dict) else {}
    node = entries.get("template")
    if node is not None and not (isinstance(node.value, str) and is_template(node.value)):
        reader.report(node.start, rules.WRONG_VALUE.says("template", name=shown(node)))
        del entries["template"]


def _check_reading(text: str, start: int, reader: YamlReader) -> None:
    """Whether MkDocs can read it, which takes words for numbers and dates: else it shows it as text.

    The text is known to have no aliases and to be of little depth.
    """
    try:
        yaml.load(text, Loader)
    except yaml.MarkedYAMLError as error:
        at = error.problem_mark.index if error.problem_mark else 0
        reader.report(start + at, rules.BROKEN_YAML.says("mkdocs", reason=error.problem))
    except (ValueError, OverflowError, LookupError, TypeError) as error:
        reason = str(error).partition(";")[0]
        reader.report(start, rules.BROKEN_YAML.says("mkdocs-value", reason=reason))
