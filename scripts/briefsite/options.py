"""The options of briefsite, read from mkdocs.yml without MkDocs, so that a check needs no build."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from briefsite.model import Options, Place, Problem
from briefsite.read import read_text

CONFIGURATION = "mkdocs.yml"


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml and knows none of its tags: `!ENV` and `!!python/name:` become None and run nothing."""


_Loader.add_multi_constructor("", lambda *_: None)


def read_options(root: Path) -> tuple[Options, tuple[Problem, ...]]:
    """The options in the project's mkdocs.yml, and what is wrong with it."""
    file = read_text(root, CONFIGURATION)
    if isinstance(file, Problem):
        return Options(), (file,)
    try:
        config = yaml.load(file.text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Place(CONFIGURATION, mark.line + 1, mark.column + 1) if mark else Place(CONFIGURATION)
        return Options(), (Problem("unreadable-file", place, f"mkdocs.yml is not YAML: {error.problem}"),)
    except yaml.YAMLError as error:
        return Options(), (Problem("unreadable-file", Place(CONFIGURATION), f"mkdocs.yml is not YAML: {error}"),)
    if not isinstance(config, Mapping):
        return Options(), (Problem("unreadable-file", Place(CONFIGURATION), "mkdocs.yml must be a list of settings"),)
    return options_of(config)


def options_of(config: Mapping[str, Any]) -> tuple[Options, tuple[Problem, ...]]:
    """The options in the settings of MkDocs: `site_name`, `site_url` and `extra.briefsite`."""
    extra = config.get("extra")
    own = extra.get("briefsite") if isinstance(extra, Mapping) else None
    own = own if isinstance(own, Mapping) else {}
    known = {"citation_style", "sources_per_page"}
    problems = tuple(
        Problem("unknown-option", Place(CONFIGURATION), f"`extra.briefsite.{name}` is no option of briefsite")
        for name in own
        if name not in known
    )
    default = Options()
    per_page = own.get("sources_per_page", default.sources_per_page)
    if not isinstance(per_page, int) or isinstance(per_page, bool) or per_page < 1:
        text = f"`extra.briefsite.sources_per_page` must be a number from 1; it is `{per_page}`"
        problems += (Problem("wrong-option", Place(CONFIGURATION), text),)
        per_page = default.sources_per_page
    options = Options(
        citation_style=str(own.get("citation_style", default.citation_style)),
        site_name=str(config.get("site_name") or default.site_name),
        site_url=str(config.get("site_url") or ""),
        sources_per_page=per_page,
    )
    return options, problems
