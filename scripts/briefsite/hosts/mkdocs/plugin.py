"""The plugin of MkDocs: it hears what a publication, or an ordinary site, has to hear, and loads that code alone."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from mkdocs.plugins import BasePlugin

from briefsite.read.configuration import read_configuration
from briefsite.read.plugin_setting import is_ordinary

log = logging.getLogger("mkdocs.plugins.briefsite")


class BriefsitePlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """Stands for the events of the site."""

    _of_publication: object = None
    """Lasts while the site is served, however often its settings are read."""

    def load_config(self, options: Any, config_file_path: str | None = None) -> Any:  # noqa: ARG002 (as MkDocs has it)
        """Learn from mkdocs.yml which of the two the site is.

        Options are read with their places from there (`read/ordinary_site.py`): MkDocs need say nothing of them.
        """
        for name in [name for name in vars(self) if name.startswith("on_")]:
            delattr(self, name)
        events = self._events(Path(config_file_path or "mkdocs.yml"))
        for name in dir(events):
            if name.startswith("on_"):
                setattr(self, name, getattr(events, name))
        return super().load_config({}, config_file_path)

    def on_startup(self, **_: Any) -> None:
        """Last while the site is served: MkDocs keeps a plugin that has this event. The site's own takes its place."""

    def _events(self, settings: Path) -> object:
        # Imported here: each of the two takes a while, and is of no use to the other.
        configuration = read_configuration(settings.parent, settings.name)
        if is_ordinary(settings.parent, configuration):
            from briefsite.hosts.mkdocs.ordinary_site import OrdinarySite

            return OrdinarySite(configuration, log)
        if self._of_publication is None:
            from briefsite.hosts.mkdocs.publication_events import PublicationEvents

            self._of_publication = PublicationEvents()
        return self._of_publication
