"""An ordinary site of MkDocs whose pages cite: whether a project is one, and the options of its plugin.

It has no briefs and no options of a publication (`extra.briefsite`); what it says stands under `plugins`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

import csl
from briefsite.model import Level, Options, Place, Problem, nearest_place
from briefsite.model.nearest import Nearest
from briefsite.model.rules import settings as rules
from briefsite.read.configuration import CONFIGURATION, Configuration, mapping_or_empty
from briefsite.read.options import levels_of
from briefsite.read.page import FULL_LIST, LIST
from briefsite.read.plugin_setting import PLUGIN, names_of_plugins
from briefsite.read.sources_file import BIBLIOGRAPHY
from briefsite.read.wrong_settings import Wrong, wrong

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


class CitingOptions(Struct, frozen=True):
    """What an ordinary site says of its citations. Paths are seen from its root."""

    bibliographies: tuple[str, ...] = (BIBLIOGRAPHY,)
    folder: str = ""
    """A folder of which every bibliography is meant."""
    style: str = Options().citation_style
    styles: str = "styles"
    """The folder in which styles of its own stand."""
    style_setting: str = "plugins"
    """Where the style is named, as `Configuration.places` has it."""
    levels: Mapping[str, Level] = field(default_factory=dict)
    commands: tuple[str, str] = (LIST, FULL_LIST)
    with_bare_keys: bool = True
    """Whether `@key` without brackets cites."""


def citing_options(configuration: Configuration) -> tuple[CitingOptions, tuple[Problem, ...]]:
    """The options of the plugin, and what is wrong with them."""
    place, given = _given(configuration.values.get("plugins"))
    options, wrong_ones = CitingOptions(), list[Wrong]()
    for name, value in given.items():
        if name not in OPTIONS:
            hint = Nearest(OPTIONS).hint(str(name))
            wrong_ones.append((str(name), rules.UNKNOWN_OPTION.says(name=str(name)[:80], hint=hint)))
            continue
        options, found = OPTIONS[name](options, str(name), value)
        wrong_ones += found
        if name in ("citation_style", "csl_file"):
            options = replace(options, style_setting=f"{place}.{name}")
    usual, places = Place(CONFIGURATION), configuration.places
    return options, tuple(breach.at(nearest_place(places, f"{place}.{name}", usual)) for name, breach in wrong_ones)


def _given(plugins: object) -> tuple[str, Mapping[str, Any]]:
    """Where the options of the plugin stand, and they."""
    for key, name in names_of_plugins(plugins):
        entry = plugins[key] if isinstance(plugins, list) and isinstance(key, int) else plugins
        if name == PLUGIN and isinstance(entry, Mapping):
            at = f"plugins.{key}.{PLUGIN}" if isinstance(key, int) else f"plugins.{PLUGIN}"
            return at, mapping_or_empty(entry[PLUGIN])
    return "plugins", {}


_Taken = tuple[CitingOptions, list[Wrong]]


def _bibliography(options: CitingOptions, name: str, value: object) -> _Taken:
    given = value if isinstance(value, list) else [value]
    wanted = "a file beside mkdocs.yml, or a list of files, for example `bibliography: sources.bib`"
    if not given or not all(isinstance(each, str) and each for each in given):
        return options, [wrong(name, wanted, value)]
    if address := next(filter(_ADDRESS.match, given), None):
        file = PurePosixPath(address).name
        return options, [_not_fetched(name, address, "bibliography", file if file.endswith(".bib") else BIBLIOGRAPHY)]
    return replace(options, bibliographies=tuple(map(_normal, given))), []


def _folder(options: CitingOptions, name: str, value: object) -> _Taken:
    if isinstance(value, str) and value and not _ADDRESS.match(value):
        is_usual = options.bibliographies == CitingOptions().bibliographies
        return replace(options, bibliographies=() if is_usual else options.bibliographies, folder=_normal(value)), []
    return options, [wrong(name, "a folder beside mkdocs.yml, for example `bib_dir: refs`", value)]


def _style(options: CitingOptions, name: str, value: object) -> _Taken:
    if isinstance(value, str) and value:
        return replace(options, style=value), []
    return options, [wrong(name, "the name of a citation style, for example `citation_style: apa`", value)]


def _style_file(options: CitingOptions, name: str, value: object) -> _Taken:
    if not isinstance(value, str) or not value:
        return options, [wrong(name, "a file, for example `csl_file: styles/nature.csl`", value)]
    file = PurePosixPath(_normal(value))
    if not _ADDRESS.match(value):
        return replace(options, style=file.stem, styles=str(file.parent)), []
    style = file.name.removesuffix(".csl")
    if style in csl.style_names():
        why, do = "nothing is fetched while a site is built", f"write `citation_style: {style}` instead"
        return replace(options, style=style), [(name, rules.OPTION_WITHOUT_EFFECT.says(name=name, why=why, do=do))]
    return options, [_not_fetched(name, value, "citation_style", f"styles/{style}.csl")]


def _not_fetched(name: str, address: str, option: str, file: str) -> Wrong:
    right = f"{option}: {PurePosixPath(file).stem if option == 'citation_style' else file}"
    return name, rules.WRONG_OPTION.says("address", name=name, address=address[:120], file=file, right=right)


def _levels(options: CitingOptions, name: str, value: object) -> _Taken:
    levels, found = levels_of(value, name)
    return replace(options, levels=levels), list(found)


def _command(number: int) -> Callable[[CitingOptions, str, object], _Taken]:
    def take(options: CitingOptions, name: str, value: object) -> _Taken:
        if not isinstance(value, str) or not value.strip() or "\n" in value:
            return options, [wrong(name, "a word, for example `bib_command: \\bibliography`", value)]
        commands = [*options.commands]
        commands[number] = value.strip() if value.startswith("\\") else f"\\{value.strip()}"
        return replace(options, commands=(commands[0], commands[1])), []

    return take


def _bare(options: CitingOptions, name: str, value: object) -> _Taken:
    if isinstance(value, bool):
        return replace(options, with_bare_keys=value), []
    return options, [wrong(name, "`true` or `false`", value)]


def _without_effect(usual: tuple[object, ...], why: str, do: str) -> Callable[[CitingOptions, str, object], _Taken]:
    """An option of mkdocs-bibtex that says nothing here; where it has its usual value it does no harm."""

    def take(options: CitingOptions, name: str, value: object) -> _Taken:
        if value in usual:
            return options, []
        return options, [(name, rules.OPTION_WITHOUT_EFFECT.says(name=name, why=why, do=do))]

    return take


OPTIONS: Mapping[str, Callable[[CitingOptions, str, object], _Taken]] = {
    "bibliography": _bibliography,
    "citation_style": _style,
    "levels": _levels,
    "enabled": lambda options, *_: (options, []),  # of any plugin of MkDocs, which heeds it
    # those of mkdocs-bibtex
    "bib_file": _bibliography,
    "bib_dir": _folder,
    "csl_file": _style_file,
    "bib_command": _command(0),
    "full_bib_command": _command(1),
    "enable_inline_citations": _bare,
    "cite_inline": _without_effect(
        (False,),
        "the style says whether a citation stands in the text or in a note",
        "name such a style as `citation_style`",
    ),
    "bib_by_default": _without_effect(
        (True,), "every page that cites lists its sources", "write `\\bibliography` where a page is to list them"
    ),
    "csl_file_encoding": _without_effect(
        ("utf-8", "UTF-8"), "a style says its encoding in its first line", "take it out"
    ),
    "footnote_format": _without_effect(
        ("{key}", "{number}"),
        "notes are numbered on each page, and what leads to one is made of its key",
        "take it out",
    ),
}
"""The options, and what each makes of its value."""


def _normal(path: str) -> str:
    return str(PurePosixPath(path.replace("\\", "/")))
