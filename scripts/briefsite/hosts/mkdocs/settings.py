"""MkDocs' configuration with what every publication shares (`shared_settings.py`), and our theme over Material."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from briefsite.hosts.mkdocs.page_digests import written_settings
from briefsite.hosts.mkdocs.theme import list_used_files
from briefsite.read.extensions.broken_addresses import NAME as BROKEN_ADDRESSES
from briefsite.read.extensions.html_links import NAME as HTML_LINKS
from briefsite.read.extensions.icons import NAME as ICONS
from briefsite.read.extensions.math import NAME as MATH
from briefsite.read.extensions.math import REPLACED
from briefsite.read.glossary import EXTENSION as GLOSSARY
from briefsite.read.glossary import FOLDER, glossary_files, read_glossary
from briefsite.read.own_templates import check_own_templates
from briefsite.read.parent_theme import installed_themes, is_parent
from briefsite.read.shared_settings import EXTENSIONS, EXTRA, FORMER_SCRIPTS, SCRIPTS, SHEETS, THEME, WARNED_OF
from briefsite.read.theme_templates import OUR_THEME
from briefsite.wording import FALLBACK


def complete(config: MkDocsConfig) -> None:
    """Add to a configuration what mkdocs.yml need not say, without changing anything that it says.

    Raises PluginError where the theme is none on which our pages can stand.
    """
    said = {name: value for part in written_settings(config) for name, value in part.items()}
    for name, settings in EXTENSIONS.items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        config.mdx_configs[name] = {**settings, **(config.mdx_configs.get(name) or {})}
    _take_glossary(config)
    config.markdown_extensions = [name for name in config.markdown_extensions if name != REPLACED]
    config.markdown_extensions += [BROKEN_ADDRESSES, HTML_LINKS, ICONS, MATH]
    levels = _mapping(said.get("validation"))
    for group, names in WARNED_OF.items():
        own = {*levels, *_mapping(levels.get(group))}  # what is no group holds for all groups
        config.validation[group] |= {name: logging.WARNING for name in names if name not in own}
    for name, value in THEME.items():
        if name not in _mapping(said.get("theme")):
            config.theme[name] = value
    config.theme["language"] = config.theme.get("language") or FALLBACK  # `language:` with nothing behind it
    config.extra |= {name: value for name, value in EXTRA.items() if name not in config.extra}
    config.extra_css[:0] = [path for path in SHEETS if path not in config.extra_css]
    others = [script for script in config.extra_javascript if str(script) not in (*SCRIPTS, *FORMER_SCRIPTS)]
    config.extra_javascript = [*map(_module, SCRIPTS), *others]
    _lay_over(config)


def _take_glossary(config: MkDocsConfig) -> None:
    """Hand abbreviations of a glossary to the extension that marks them, in the place of one that includes files."""
    settings = config.mdx_configs.get(GLOSSARY)
    if GLOSSARY not in config.markdown_extensions or glossary_files(settings) is None:
        return
    folder = Path(config.config_file_path).parent / FOLDER
    config.markdown_extensions = [name for name in config.markdown_extensions if name != GLOSSARY]
    config.mdx_configs["abbr"]["glossary"] = read_glossary(folder.parent, settings)[0]
    if folder.is_dir() and str(folder) not in config.watch:
        config.watch.append(str(folder))


def theme_to_write() -> str:
    """The name of the theme in mkdocs.yml on which our pages can stand here."""
    return (*installed_themes(), "material")[0]


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _module(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.type = "module"
    return script


def _lay_over(config: MkDocsConfig) -> None:
    """Put our templates, styles and scripts before the theme's, and behind those of the publication (`custom_dir`).

    A folder that would publish what is no template is left out, also where a build goes on after errors.
    """
    dirs, own = config.theme.dirs, config.theme.custom_dir
    if own and check_own_templates(Path(config.config_file_path).parent, {"theme": {"custom_dir": own}}, {})[0] is None:
        dirs.remove(own)
        config.theme._custom_dir = None
    if not any(is_parent(Path(folder)) for folder in dirs):
        raise PluginError(
            f"The pages of briefsite stand on the theme Material, and `theme` is `{config.theme.name}`."
            f" Write in mkdocs.yml `theme: {theme_to_write()}`."
        )
    dirs.insert(1 if config.theme.custom_dir else 0, str(OUR_THEME))
    list_used_files(config.theme)
