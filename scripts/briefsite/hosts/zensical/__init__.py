"""Zensical as a host: a folder in which `zensical build` makes the site, and so does `mkdocs build` with Material.

It runs no code of plugins. So pages are in its own design, and what only our theme and `finish` give is not there:
margin notes, filters, the search of sources, a policy, roles of notes for screen readers. Notes, their links both ways,
sources, headings, addresses and what pages say of themselves in their heads are as with any host.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from types import FunctionType
from typing import Any

import yaml

from briefsite.hosts.contents import contents
from briefsite.hosts.folder import replace_folder
from briefsite.model.slugs import Tagged
from briefsite.pipeline import Site
from briefsite.read.configuration import mapping_or_empty, read_configuration
from briefsite.read.extension_settings import listed_extensions
from briefsite.read.shared_settings import EXTENSIONS

SETTINGS = (
    "site_name",
    "site_description",
    "site_url",
    "copyright",
    "repo_url",
    "edit_uri",
    "use_directory_urls",
    "nav",
)
"""Those of mkdocs.yml that mean the same there."""
OF_THEME = ("language", "favicon", "logo", "palette")


def write_zensical(site: Site, root: Path, target: Path) -> int:
    """Write the project of Zensical to `target`, replacing it whole; how many files it has.

    Raises OSError and FileExistsError as `write_folder`.
    """
    return replace_folder(target, _project(site, root))


def _project(site: Site, root: Path) -> Iterator[tuple[str, bytes | Path]]:
    yield from ((f"docs/{path}", content) for path, content in contents(site, root))
    yield "overrides/main.html", (files("briefsite.hosts.zensical") / "main.html").read_bytes()
    paths = [page.path for page in site.plans]
    yield "mkdocs.yml", _settings(read_configuration(root).values, paths).encode()


def _settings(given: Mapping[str, Any], generated: Iterable[str]) -> str:
    """The settings of the project, as YAML: what the publication's own say, and what its pages need.

    A menu that is written need not name the `generated` ones, as with MkDocs; there they would be taken for forgotten.
    """
    theme = mapping_or_empty(given.get("theme"))
    extensions: dict[str, dict[str, Any]] = {name: dict(settings) for name, settings in EXTENSIONS.items()}
    for _, name, own in listed_extensions(given):
        extensions[name] = extensions.get(name, {}) | dict(mapping_or_empty(own))
    settings = {
        **{name: given[name] for name in SETTINGS if name in given},
        **({"not_in_nav": _unlisted(given, generated)} if given.get("nav") else {}),
        "theme": {
            "name": "material",
            "font": False,  # no request leaves the site's own host
            "custom_dir": "overrides",
            **{name: theme[name] for name in OF_THEME if name in theme},
        },
        "markdown_extensions": [{name: settings} if settings else name for name, settings in extensions.items()],
    }
    return yaml.dump(settings, Dumper=_Dumper, allow_unicode=True, sort_keys=False)


def _unlisted(given: Mapping[str, Any], generated: Iterable[str]) -> str:
    folders = (f"/{top}{slash}" for top, slash, _ in (path.partition("/") for path in generated))
    return "\n".join(dict.fromkeys((*str(given.get("not_in_nav") or "").splitlines(), *folders)))


class _Dumper(yaml.SafeDumper):
    """Writes values, and functions by the names that MkDocs and Zensical know them by."""


def _named(dumper: yaml.SafeDumper, value: Tagged) -> yaml.Node:
    if isinstance(value.arguments, Mapping):
        return dumper.represent_mapping(f"{_PYTHON}object/apply:{value.name}", value.arguments)
    return dumper.represent_scalar(f"{_PYTHON}name:{value.name}", "")


def _function(dumper: yaml.SafeDumper, value: FunctionType) -> yaml.Node:
    return dumper.represent_scalar(f"{_PYTHON}name:{value.__module__}.{value.__qualname__}", "")


_PYTHON = "tag:yaml.org,2002:python/"
_Dumper.add_representer(Tagged, _named)
_Dumper.add_representer(FunctionType, _function)
