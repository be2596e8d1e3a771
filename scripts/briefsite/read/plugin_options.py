"""Options of briefsite that stand under `plugins`, where MkDocs would leave them out with a warning of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefsite.model.rules.settings import UNKNOWN_OPTION
from briefsite.read.front_matter.words import flow
from briefsite.read.wrong_settings import Wrong

_PLUGIN = "briefsite"


def plugin_options(plugins: object) -> Iterator[Wrong]:
    """What is said of each, in a list of plugins or a mapping of them."""
    given = [(f"plugins.{number}", entry) for number, entry in enumerate(plugins if isinstance(plugins, list) else ())]
    for path, entry in given or [("plugins", plugins)]:
        options = entry.get(_PLUGIN) if isinstance(entry, Mapping) else None
        for name, value in options.items() if isinstance(options, Mapping) else ():
            breach = UNKNOWN_OPTION.says("in-plugin", name=name, value=flow(value)[:80])
            yield f"{path}.{_PLUGIN}.{name}", breach
