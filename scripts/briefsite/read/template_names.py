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
_OF_PAGE = """
    abs_url active ancestors canonical_url children content edit_url file is_homepage is_index is_link is_page
    is_section is_top_level links_to_anchors markdown meta next_page parent present_anchor_ids previous_page
    read_source render title toc update_date url validate_anchor_links
"""
_OF_CONFIG = """
    Validation clear config_file_path copy copyright data dev_addr docs_dir draft_docs edit_uri edit_uri_template
    exclude_docs extra extra_css extra_javascript extra_templates fromkeys get google_analytics hooks items keys
    load_dict load_file markdown_extensions mdx_configs nav not_in_nav pages plugins pop popitem remote_branch
    remote_name repo_name repo_url set_defaults setdefault site_author site_description site_dir site_name site_url
    strict theme update use_directory_urls user_configs validate validation values watch
"""
ATTRIBUTES = {"page": frozenset(_OF_PAGE.split()), "config": frozenset(_OF_CONFIG.split())}
"""What a template may ask of two of them; a test holds it equal to what MkDocs has."""


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


def unknown_attributes(file: TextFile, tree: nodes.Template, folders: Sequence[Path]) -> Iterator[Problem]:
    """What a template asks of the page, or of the settings, that these do not have; `folders` as above."""
    from jinja2 import nodes as kinds

    own = {name.name for name in tree.find_all(kinds.Name) if name.ctx != "load"}
    careful = {path for node in _handled_with_care(tree) for path in _paths(node)}
    asked: dict[tuple[str, str], int] = {}
    for node in tree.find_all(kinds.Getattr):
        for name, attribute in _paths(node):
            if name not in own and attribute not in ATTRIBUTES[name]:
                asked.setdefault((name, attribute), node.lineno)
    for path in asked.keys() - careful - (_asked_in(tuple(folders[1:])) if asked else set()):
        shown, near = ".".join(path), Nearest(f"{path[0]}.{attribute}" for attribute in sorted(ATTRIBUTES[path[0]]))
        yield BROKEN_TEMPLATE.at(Place(file.path, asked[path]), "attribute", shown=shown[:80], hint=near.hint(shown))


def _paths(node: nodes.Node) -> Iterator[tuple[str, str]]:
    """`page` and `title` of an expression `page.title`, and nothing of others."""
    from jinja2 import nodes as kinds

    if isinstance(node, kinds.Getattr) and isinstance(node.node, kinds.Name) and node.node.name in ATTRIBUTES:
        yield node.node.name, node.attr


def _with_care(tree: nodes.Template) -> set[str]:
    """Names that are only asked for where they are there (`is defined`), or have something in their place."""
    from jinja2 import nodes as kinds

    return {node.name for node in _handled_with_care(tree) if isinstance(node, kinds.Name)}


def _handled_with_care(tree: nodes.Template) -> Iterator[nodes.Node]:
    from jinja2 import nodes as kinds

    yield from (test.node for test in tree.find_all(kinds.Test) if test.name in ("defined", "undefined"))
    yield from (
        each.node for each in tree.find_all(kinds.Filter) if each.name in ("default", "d") and each.node is not None
    )


@cache
def _asked_in(folders: tuple[Path, ...]) -> frozenset[tuple[str, str]]:
    """What the templates of a theme ask of the page and the settings."""
    from jinja2 import nodes as kinds

    nodes = (node for folder in folders for tree in _trees(folder) for node in tree.find_all(kinds.Getattr))
    return frozenset(path for node in nodes for path in _paths(node))


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
