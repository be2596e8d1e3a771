"""Whether mkdocs.yml lets MkDocs use briefsite, and once: by `plugins`, or in a clone by `hooks`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from briefsite.model import Place, Problem, TextFile, nearest_place
from briefsite.model.rules.settings import PLUGIN_MISSING, PLUGIN_TWICE
from briefsite.read.configuration import CONFIGURATION, Configuration, mapping_or_empty
from briefsite.read.files import read_text

PLUGIN, HOOK = "briefsite", "mkdocs_hook.py"
_MOST = 5
"""A list of more plugins is not repeated in a message."""


def plugin_problems(root: Path, configuration: Configuration) -> tuple[Problem, ...]:
    """What is wrong where the settings of the project at `root` name briefsite not at all, or more than once."""
    if configuration.problems:
        return ()
    hooks = configuration.values.get("hooks")
    named = [*_plugins(configuration.values.get("plugins")), *_hooks(hooks)]
    places = [nearest_place(configuration.places, key, Place(CONFIGURATION)) for key in named]
    if not places:
        return () if _is_wrapped(root, hooks) else (_missing(configuration),)
    return tuple(PLUGIN_TWICE.at(place, line=places[0].line) for place in places[1:])


def is_ordinary(root: Path, configuration: Configuration) -> bool:
    """Whether the project at `root` is no publication: it names the plugin, and has no briefs and no options of one."""
    values = configuration.values
    is_named = any(name == PLUGIN for _, name in names_of_plugins(values.get("plugins")))
    has_options = PLUGIN in mapping_or_empty(values.get("extra"))
    return is_named and not configuration.problems and not has_options and not (root / "briefs").is_dir()


def _plugins(given: object) -> Iterator[str]:
    """The settings by which a plugin of our name is switched on."""
    for key, name in names_of_plugins(given):
        if name == PLUGIN:
            yield f"plugins.{key}"


def _hooks(given: object) -> Iterator[str]:
    """The settings that name our hook."""
    for number, path in enumerate(given if isinstance(given, list) else ()):
        if isinstance(path, str) and Path(path).name == HOOK:
            yield f"hooks.{number}"


def _is_wrapped(root: Path, given: object) -> bool:
    """Whether a hook of another name may be one around ours: our name stands in it."""
    texts = (read_text(root, path) for path in (given if isinstance(given, list) else ()) if isinstance(path, str))
    return any(isinstance(text, TextFile) and PLUGIN in text.text for text in texts)


def names_of_plugins(given: object) -> Iterator[tuple[object, str]]:
    """Each plugin that is switched on, however that is written, with its key in the setting."""
    if isinstance(given, Mapping):
        yield from ((name, str(name)) for name in given)
    for number, entry in enumerate(given if isinstance(given, list) else ()):
        yield from ((number, str(name)) for name in (entry if isinstance(entry, Mapping) else (entry,)))


def _missing(configuration: Configuration) -> Problem:
    given = configuration.values.get("plugins")
    place = configuration.places.get("plugins", Place(CONFIGURATION))
    names = [name for _, name in names_of_plugins(given)]
    if not names:
        return PLUGIN_MISSING.at(place, line=f"plugins: [{PLUGIN}]")
    if isinstance(given, list) and len(names) <= _MOST and all(isinstance(entry, str) for entry in given):
        return PLUGIN_MISSING.at(place, line=f"plugins: [{', '.join((*names, PLUGIN))}]")
    return PLUGIN_MISSING.at(place, "more", line=f"- {PLUGIN}" if isinstance(given, list) else f"{PLUGIN}: {{}}")
