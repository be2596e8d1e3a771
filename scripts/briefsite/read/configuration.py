"""mkdocs.yml as text, read without MkDocs: its settings, where each of them stands, and what of it concerns pages.

A check needs no build, and a problem in mkdocs.yml has a line and a column like any other.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct, field
from pathspec.gitignore import GitIgnoreSpec

from briefsite.model import Lines, Navigation, Place, Problem
from briefsite.model.rules.files import UNREADABLE_FILE
from briefsite.model.rules.front_matter import REPEATED_KEY
from briefsite.read.conflicts import conflicts_in
from briefsite.read.files import read_text
from briefsite.read.front_matter.yaml_errors import explain
from briefsite.read.settings_file import load_settings

CONFIGURATION = "mkdocs.yml"
_DEEPEST = 12
_INHERIT = "INHERIT"
_NOT_BUILT = (".*", "/templates/")
"""What MkDocs leaves out of docs/ by itself (its `structure.files.set_exclusions`)."""


class Configuration(Struct, frozen=True):
    """The settings in mkdocs.yml, where each stands (`extra.briefsite.iframes.0`), and what is wrong with the file.

    With `problems` nothing is read; `repeated` are keys of which one is read and another is not.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    repeated: tuple[Problem, ...] = ()


def mapping_or_empty(value: object) -> Mapping[str, Any]:
    """A setting that holds settings; what is none of that kind holds nothing."""
    return value if isinstance(value, Mapping) else {}


def read_configuration(root: Path, name: str = CONFIGURATION, below: tuple[str, ...] = ()) -> Configuration:
    """Read the settings of the project at `root`, with those that they inherit; files `below` inherit these."""
    own = _read(root, name)
    given = own.values.get(_INHERIT)
    if not isinstance(given, str):
        return own
    path = Path(os.path.relpath(root / Path(name).parent / given, root)).as_posix()
    if path.startswith(("../", "/")) or path == "..":
        right = Path(given).with_suffix(".yml").name[:80]
        breach = UNREADABLE_FILE.says("inherit-out", name=given[:80], right=right)
        return Configuration(problems=(breach.at(own.places[_INHERIT]),))
    if path in (*below, name):
        return Configuration(problems=(UNREADABLE_FILE.at(own.places[_INHERIT], "circle", name=given[:80]),))
    base = read_configuration(root, path, (*below, name))
    if base.problems:
        return base
    values = _merged(base.values, {key: value for key, value in own.values.items() if key != _INHERIT})
    return Configuration(values, {**base.places, **own.places}, (), (*base.repeated, *own.repeated))


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Settings over those that they inherit, mapping by mapping, as MkDocs has it; a list counts as a whole."""
    both = {name for name in own if isinstance(own[name], Mapping) and isinstance(base.get(name), Mapping)}
    return {**base, **own, **{name: _merged(base[name], own[name]) for name in both}}


def _read(root: Path, name: str) -> Configuration:
    file = read_text(root, name)
    if isinstance(file, Problem):
        return Configuration(problems=(file,))
    lines = Lines.of(name, file.text)
    if conflicts := conflicts_in(file):
        return Configuration(problems=conflicts)
    try:
        values, node = load_settings(file.text)
    except yaml.YAMLError as error:
        offset, reason = _explained(file.text, error)
        return Configuration(problems=(UNREADABLE_FILE.at(lines.place(offset), "settings", name=name, reason=reason),))
    if node is None or not isinstance(values, Mapping):
        return Configuration(problems=(UNREADABLE_FILE.at(Place(name), "no-settings", name=name),))
    repeated: list[Problem] = []
    return Configuration(values, dict(_places(node, lines, repeated)), repeated=tuple(repeated))


def _explained(text: str, error: yaml.YAMLError) -> tuple[int, str]:
    """The offset at which to look, and what is wrong there."""
    if isinstance(error, yaml.reader.ReaderError):
        return max(error.position, 0), f"the control character U+{error.character:04X} cannot stand here; delete it"
    if isinstance(error, (yaml.scanner.ScannerError, yaml.parser.ParserError)):
        return explain(text, error)
    if isinstance(error, yaml.MarkedYAMLError):
        return error.problem_mark.index if error.problem_mark else 0, str(error.problem)
    return 0, str(error)


def _places(root: yaml.Node, lines: Lines, repeated: list[Problem]) -> Iterator[tuple[str, Place]]:
    """Where the key of each setting stands, and each item of a list. What is an alias was met where it is written.

    Keys that stand twice in one mapping are added to `repeated`.
    """
    pending = [("", root, 0)]
    met: set[int] = set()
    while pending:
        path, node, depth = pending.pop()
        if id(node) in met or depth > _DEEPEST:
            continue
        met.add(id(node))
        children: list[tuple[str, yaml.Node, yaml.Node]] = []
        if isinstance(node, yaml.MappingNode):
            children = [(str(key.value), key, value) for key, value in node.value]
            repeated += _repeated(node, path, lines)
        elif isinstance(node, yaml.SequenceNode):
            children = [(str(number), item, item) for number, item in enumerate(node.value)]
        for name, at, value in children:
            below = f"{path}.{name}" if path else name
            yield below, lines.place(at.start_mark.index)
            pending.append((below, value, depth + 1))


def _repeated(node: yaml.MappingNode, path: str, lines: Lines) -> Iterator[Problem]:
    """Keys that stand twice, as when a second `extra:` is pasted at the end: YAML takes the last of them."""
    met: dict[str, Place] = {}
    for key, value in node.value:
        name = f"{path}.{key.value}" if path else str(key.value)
        place = lines.place(key.start_mark.index)
        first = met.setdefault(name, place)
        if first is not place:
            variant = "groups" if isinstance(value, yaml.MappingNode) else "settings"
            yield REPEATED_KEY.at(place, variant, key=name, line=first.line)


def navigation_of(configuration: Configuration, files: frozenset[str]) -> Navigation:
    """What the settings say of the menu and of pages in docs/; `files` are paths from the project's root."""
    values = configuration.values
    documents = [path.removeprefix("docs/") for path in files if path.startswith("docs/") or path.endswith(".md")]
    excluded = _spec(values.get("exclude_docs"), *_NOT_BUILT)
    drafts = _spec(values.get("draft_docs"))
    unlisted = _spec(values.get("not_in_nav"))
    validation = mapping_or_empty(values.get("validation"))
    # As MkDocs has it: what stands for all kinds of links holds for each that does not say it itself.
    navigation_validation = {**validation, **mapping_or_empty(validation.get("nav"))}
    nav = values.get("nav")
    return Navigation(
        entries=tuple(_entries(nav, configuration.places)) if nav else None,
        excluded=frozenset(path for path in documents if excluded.match_file(path) or drafts.match_file(path)),
        exclusions=tuple(dict.fromkeys((*_lines(values.get("exclude_docs")), *_lines(values.get("draft_docs"))))),
        unlisted=frozenset(path for path in documents if unlisted.match_file(path)),
        must_list_all=navigation_validation.get("omitted_files") == "warn",
    )


def left_out_by(patterns: Iterable[str], paths: Iterable[str]) -> Iterator[str]:
    """Which of these paths patterns leave out of the site."""
    return _spec("\n".join(patterns)).match_files(paths)


def _lines(patterns: object) -> list[str]:
    return patterns.splitlines() if isinstance(patterns, str) else []


def _spec(patterns: object, *others: str) -> GitIgnoreSpec:
    try:
        return GitIgnoreSpec.from_lines([*others, *_lines(patterns)])
    except ValueError:  # MkDocs says so
        return GitIgnoreSpec.from_lines(others)


def _entries(nav: object, places: Mapping[str, Place]) -> Iterator[tuple[str, Place]]:
    """The files that a menu names, however deep, with their places; addresses of other sites are none."""
    pending = [("nav", nav)]
    while pending:
        path, entry = pending.pop()
        if isinstance(entry, str):
            if not _ADDRESS.match(entry):
                yield entry, places.get(path, Place(CONFIGURATION))
        elif isinstance(entry, Mapping):
            pending += [(f"{path}.{name}", value) for name, value in reversed(list(entry.items()))]
        elif isinstance(entry, list) and path.count(".") < 2 * _DEEPEST:
            pending += [(f"{path}.{number}", item) for number, item in reversed(list(enumerate(entry)))]


_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|/|#")
