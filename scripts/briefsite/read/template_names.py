"""The names of values that a publication's own template shows: whether any template knows them.

Jinja shows nothing in the place of a value that nobody gives; only what is asked of one ends a build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from briefsite.model import Place, Problem, TextFile
from briefsite.model.nearest import Nearest
from briefsite.model.rules.files import BROKEN_TEMPLATE

if TYPE_CHECKING:
    from jinja2 import nodes

OF_MKDOCS = frozenset(
    ("base_url", "build_date_utc", "config", "extra_css", "extra_javascript", "mkdocs_version", "nav", "page", "pages")
)
"""What MkDocs gives to every template."""


def unknown_names(file: TextFile, tree: nodes.Template, folders: Sequence[Path]) -> Iterator[Problem]:
    """Values of which a template asks and that no other names: `folders` are its own, then those of the theme."""
    from jinja2 import meta
    from jinja2 import nodes as kinds

    asked = meta.find_undeclared_variables(tree) - OF_MKDOCS - _with_care(tree)
    if not asked or not (unknown := asked - _named_in(tuple(folders[1:])) - _set_in(folders[0])):
        return
    for name in tree.find_all(kinds.Name):
        if name.name in unknown:
            unknown -= {name.name}
            hint = Nearest(sorted(OF_MKDOCS)).hint(name.name)
            yield BROKEN_TEMPLATE.at(Place(file.path, name.lineno), "name", shown=name.name[:80], hint=hint)


def _with_care(tree: nodes.Template) -> set[str]:
    """Names that are only asked for where they are there (`is defined`), or have something in their place."""
    from jinja2 import nodes as kinds

    tests = (test.node for test in tree.find_all(kinds.Test) if test.name in ("defined", "undefined"))
    filters = (each.node for each in tree.find_all(kinds.Filter) if each.name in ("default", "d"))
    return {node.name for node in (*tests, *filters) if isinstance(node, kinds.Name)}


@cache
def _named_in(folders: tuple[Path, ...]) -> frozenset[str]:
    """Every name in the templates of a theme."""
    from jinja2 import nodes as kinds

    trees = (tree for folder in folders for tree in _trees(folder))
    return frozenset(name.name for tree in trees for name in tree.find_all(kinds.Name))


def _set_in(own: Path) -> set[str]:
    """What the templates of a publication set themselves, also for those that they include."""
    from jinja2 import nodes as kinds

    names = (name for tree in _trees(own) for name in tree.find_all(kinds.Name))
    return {name.name for name in names if name.ctx != "load"}


def _trees(folder: Path) -> Iterable[nodes.Template]:
    from jinja2 import Environment, TemplateError

    for path in (*folder.glob("*.html"), *folder.glob("partials/**/*.html")):
        try:
            yield Environment().parse(path.read_text("utf-8"))
        except (OSError, ValueError, TemplateError):
            continue
