"""The style sheets and scripts of a publication's own (`extra_css`, `extra_javascript`): whether they are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import normpath
from typing import Any, NamedTuple

from briefsite.model.rules.settings import WRONG_OPTION
from briefsite.read.looks.site_paths import SitePaths
from briefsite.read.wrong_settings import Wrong


class _List(NamedTuple):
    name: str
    endings: tuple[str, ...]
    wanted: str


_LISTS = (
    _List("extra_css", (".css",), "the path of a style sheet, as seen from docs/, for example `assets/own.css`"),
    _List("extra_javascript", (".js", ".mjs"), "the path of a script, as seen from docs/, for example `assets/own.js`"),
)


def extra_files(settings: Mapping[str, Any], paths: SitePaths) -> Iterator[Wrong]:
    """What is wrong with the lists: browsers would ask for each of the files and get none."""
    for name, endings, wanted in _LISTS:
        given = settings.get(name)
        for number, item in enumerate(given if isinstance(given, list) else ()):
            path = item.get("path") if isinstance(item, Mapping) else item
            if isinstance(path, str) and "//" not in path and not paths.has(normpath(path.partition("?")[0])):
                why = f"{wanted}; it is not there{paths.hint(path, endings)}"
                yield f"{name}.{number}", WRONG_OPTION.says("item", item=path[:80], name=name, wanted=why)
