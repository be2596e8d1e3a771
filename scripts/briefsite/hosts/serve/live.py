"""How a site is kept served while it is built again and again, by the server of MkDocs.

Of that server it knows `builder`, `watch`, `unwatch`, `observer`, `set_app`, `root`, `url` and
`mount_path`, of the configuration `dev_addr`, `docs_dir`, `config_file_path`, `site_dir`, `site_url` and `watch`.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from briefsite.hosts.host_package import host_logger
from briefsite.hosts.serve.failures import errors_said, failure_of, failure_of_settings
from briefsite.hosts.serve.notice import SiteState
from briefsite.hosts.serve.port import PortError, hand_over, listen, port_of, wanted_port
from briefsite.hosts.serve.served_site import BuiltSite, ServedSite
from briefsite.hosts.serve.serving import Serving
from briefsite.hosts.serve.signals import stop_at_signals
from briefsite.read.sources_file import BIBLIOGRAPHY

WATCHED = ("briefs", BIBLIOGRAPHY, "styles", "words")
"""What a site is made of beside docs/, mkdocs.yml and its own templates. Under `watch` none of it may be missing."""


def serving_of(command: str, is_dirty: bool, log: logging.Logger) -> Serving | None:
    """What is kept while MkDocs serves; None where it only builds. The site is a reader's with `mkdocs serve --clean`,
    of which plugins are told that it builds.
    """
    context = click.get_current_context(silent=True)
    if command != "serve" and (context is None or context.info_name != "serve"):
        return None
    stop_at_signals()
    logging.getLogger("watchdog").addHandler(logging.NullHandler())  # what it says is of use to nobody
    # It is said after every build, also where no page has changed.
    host_logger("livereload").addFilter(_is_news)
    given = context.params if context else {}
    is_followed = not given["no_livereload"] if "no_livereload" in given else bool(given.get("livereload", True))
    return Serving(log, for_readers=command != "serve", is_dirty=is_dirty, is_followed=is_followed)


def _is_news(record: logging.LogRecord) -> bool:
    return "Reloading browsers" not in record.getMessage()


def begin_build(serving: Serving, config: Any, root: Path, values: dict[str, Any], log: logging.Logger) -> None:
    """Prepare a build: the port before the first one, and a folder beside the last site. Raises PortError.

    `values` will hold what the build makes.
    """
    serving.settings, serving.values = Path(config.config_file_path), values
    if serving.is_shown and not serving.is_dirty:
        config.site_dir = serving.new_folder()
    _choose_port(serving, config, log)
    paths = [str(root / path) for path in WATCHED]
    paths += [config.theme.custom_dir] if config.theme.custom_dir else []
    config.watch += [path for path in paths if path not in config.watch]
    if not serving.is_shown:
        serving.observer.remember((config.docs_dir, config.config_file_path, *config.watch))


def _choose_port(serving: Serving, config: Any, log: logging.Logger) -> None:
    host, usual = config.dev_addr
    if serving.listening is None:
        wanted = wanted_port(usual) if serving.is_followed else usual
        serving.listening = listen(host, wanted)
        free = port_of(serving.listening)
        if not serving.is_followed:  # then a hook is never given the server, which takes the port itself
            serving.listening.close()
            if free != wanted:
                raise PortError(
                    f"port {wanted} is taken by another program; {free} is free: `--dev-addr {host}:{free}`"
                )
        elif free != wanted:
            log.info(f"Port {wanted} is taken by another program, so the site will be at port {free}.")
    if serving.is_followed:
        config.site_url = _at(config.site_url, host, port_of(serving.listening))


def keep_served(server: Any, watched: Sequence[str], serving: Serving, log: logging.Logger) -> None:
    """Let a server follow every edit, and serve the last good site whatever becomes of a build.

    `watched` are the paths that it observes already.
    """
    _observe(server, watched, serving)
    if serving.listening is not None:
        hand_over(serving.listening, server)
        server.url = _at(server.url, server.server_address[0], port_of(serving.listening))
    serving.is_shown = True
    first = Path(server.root)
    serving.folders.append(first)
    built = serving.built or BuiltSite(first, SiteState(0.0))
    site = ServedSite(built, server.mount_path, follow=bool(os.environ.get("BRIEFSITE_FOLLOW")))
    server.set_app(site)
    server.builder = _guarded(server.builder, site, serving, log)


def _observe(server: Any, paths: Sequence[str], serving: Serving) -> None:
    """Put our observer in the place of the server's, with all that it observes already."""
    for path in paths:
        _unwatch(server, path)
    server.observer = serving.observer
    for path in paths:
        server.watch(path)


def _unwatch(server: Any, path: str) -> None:
    try:
        while True:  # who watches a path twice must be told twice that it is over
            server.unwatch(path)
    except KeyError:
        return


def _guarded(build: Callable[[], None], site: ServedSite, serving: Serving, log: logging.Logger) -> Callable[[], None]:
    """A build that never raises for what is in a file, and whose site is shown only when it is whole."""

    had_failed: list[bool] = []

    def build_and_show() -> None:
        serving.built = None
        site.begin()
        said: list[str] = []
        try:
            if failure_of_settings(serving.settings) is not None:
                raise _NoSettingsError
            with errors_said(host_logger()) as said:
                build()
        except (Exception, SystemExit) as error:
            failure = failure_of(error, said, serving.settings)
            _say(log, error, failure.messages, said)
            site.keep(failure)
            had_failed.append(True)
            serving.finish_later(lambda: None, serving.values)
        else:
            site.show(serving.built or BuiltSite(site.folder, SiteState(0.0)))
            if had_failed:
                log.info("The site can be built again, and is shown as it is now.")
            had_failed.clear()
        finally:
            serving.forget_later(site.folder)

    return build_and_show


class _NoSettingsError(SystemExit):
    """MkDocs need not try."""


def _say(log: logging.Logger, error: BaseException, messages: Sequence[str], said: Sequence[str]) -> None:
    if not (isinstance(error, SystemExit) and said):  # else MkDocs has said it
        for message in messages:
            place, _, text = message.partition(": ")
            if not any(line.startswith(place) and line.endswith(text) for line in said):
                log.error(message)
    log.info("The site could not be built. The last one is shown until this is mended.")


def _at(address: str, host: str, port: int) -> str:
    """The path of an address at another host and port. MkDocs leaves out the brackets around an address of IPv6."""
    path = address.split("/", 3)[3]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/{path}"
