"""Why there is no page where an editor looks: a brief was deleted, was renamed, has an error, or is no reader's yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

from briefsite.hosts.serve.brief_history import BriefHistory
from briefsite.hosts.serve.notice import MissingPage, SiteState, link
from briefsite.model import Brief
from briefsite.read.paths import brief_path

_ADDRESS = re.compile(r"briefs/([^/]+?)(?:/|/index\.html|\.html)?")


def explain_missing(
    state: SiteState, history: BriefHistory, briefs: Mapping[str, Brief], *, for_readers: bool
) -> Callable[[str, str], MissingPage]:
    """A function that says of an address of the site, and that of the site itself, why there is no page.

    `briefs` are those that could be read, by their path.
    """
    now = dict(briefs)

    def say(address: str, mount: str) -> MissingPage:
        match = _ADDRESS.fullmatch(address)
        if match is None:
            return MissingPage()
        path = brief_path(match[1])
        name = f"<code>{escape(path)}</code>"
        if any(error.place.path == path for error in state.errors):
            return MissingPage(path)
        new = history.now_at(path)
        if new is not None:
            return MissingPage(path, f"{name} was renamed: it is {link(new, state, mount)} now.")
        if history.is_gone(path):
            return MissingPage(path, f"{name} was deleted.")
        if for_readers and path in now:
            return MissingPage(path, f"Readers do not see {name}: it is {_why_hidden(now[path])}.")
        return MissingPage(path, f"There is no file {name}.")

    return say


def _why_hidden(brief: Brief) -> str:
    if brief.front.status in ("draft", "review"):
        return f"<code>status: {brief.front.status}</code>"
    return f"under embargo until {brief.front.embargo:%d %B %Y, %H:%M %Z}" if brief.front.embargo else "not published"
