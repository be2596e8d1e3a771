"""The front matter of a page in docs/: what MkDocs and the theme can use of it, and what is wrong with the rest."""

from __future__ import annotations

import json
from collections.abc import Callable

import yaml

from briefsite.model import Lines, Problem, TextFile
from briefsite.model.rules import front_matter as rules
from briefsite.read.front_matter.schema import validate
from briefsite.read.front_matter.words import shown
from briefsite.read.front_matter.yaml_text import Loader, YamlNode, YamlReader, plain


def parse_page_front(
    file: TextFile, start: int, end: int, is_template: Callable[[str], bool]
) -> tuple[str | None, tuple[Problem, ...]]:
    """Check the YAML between two offsets of a page. `is_template` tells whether the theme has a template of a name.

    Gives what can be used of it, as JSON, where that is not all of it (None: it can be left as it is), and every
    problem.
    """
    reader = YamlReader(file.text, Lines.of(file.path, file.text[:end]))
    root = reader.read(start, end)
    if root is not None and root.value is not None:
        validate(root, "page", reader)
        _check_template(root, reader, is_template)
    if not reader.problems and root is not None:
        _check_reading(file.text[start:end], start, reader)
    if not reader.problems:
        return None, ()
    values = plain(root) if root is not None and isinstance(root.value, dict) else {}
    return json.dumps(values), reader.sorted_problems()


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
