"""What an editor is told on a page: what is not shown of what was saved, where it is wrong, and what became of a brief.

It stands at the lower edge of the window, in the words of the checks. Readers' pages hold nothing of it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from urllib.parse import quote

from msgspec import Struct, field

from briefsite.hosts.calling import call
from briefsite.model import Problem

MOST = 20
"""So many problems are named in a row; the rest is counted."""
_CODE = re.compile(r"`([^`]+)`")


class Failure(Struct, frozen=True):
    """Why a build gave no site."""

    messages: tuple[str, ...]


class MissingPage(Struct, frozen=True):
    """Why there is no page at an address: what became of its file, as HTML, or else what is wrong with that."""

    source: str | None = None
    reason: str = ""


class SiteState(Struct, frozen=True):
    """What an editor has before the eyes: of which moment, and what is wrong with the files it is made of."""

    built: float
    """When the site was built (seconds since 1970)."""
    errors: tuple[Problem, ...] = ()
    saved: Mapping[str, float] = field(default_factory=dict)
    """When the text was saved that is shown of a brief which has errors now, by its path."""
    standing_in: frozenset[str] = frozenset()
    """Files other than briefs in place of which their last good state stands."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """The page that shows what is in a file (`briefs/ports/index.html`), by the path of the file."""
    failure: Failure | None = None
    """Why the last build gave nothing."""


def notice(state: SiteState, source: str | None, mount: str, missing: MissingPage | None = None) -> str:
    """The element that stands on a page; hidden where there is nothing to say.

    `source` is the path of the file that the page is made of, `mount` the address of the site, and `missing`
    says why there is no page here.
    """
    source = missing.source if missing else source
    own = [problem for problem in state.errors if problem.place.path == source]
    others = [problem for problem in state.errors if problem.place.path != source]
    parts = [
        *_failed(state),
        *([f"<p>{missing.reason}</p>"] if missing and missing.reason else []),
        *(_of_page(state, source, own, is_there=missing is None) if source else []),
        *_standing_in(state, [problem for problem in others if problem.place.path in state.standing_in], mount),
        *_elsewhere(state, [problem for problem in others if problem.place.path not in state.standing_in], mount),
    ]
    facts = f'class="serve-notice" lang="en" dir="ltr" aria-label="From {call("serve")}"{"" if parts else " hidden"}'
    return f"<aside {facts}>{''.join(parts)}</aside>"


def clock(moment: float) -> str:
    """A moment as people say it: the time of today, or a day and the time."""
    local, today = time.localtime(moment), time.localtime()
    form = "%H:%M:%S" if local[:3] == today[:3] else "%d %B %Y, %H:%M"
    return time.strftime(form, local).lstrip("0") if form[1] == "d" else time.strftime(form, local)


def marked_up(message: str) -> str:
    """A message as HTML: what it quotes is code."""
    return _CODE.sub(r"<code>\1</code>", escape(message))


def link(path: str, state: SiteState, mount: str) -> str:
    """The path of a file, leading to its page if it has one."""
    if path not in state.addresses:
        return f"<code>{escape(path)}</code>"
    address = f"{mount}{address_of(state.addresses[path])}"
    return f'<a href="{escape(address)}"><code>{escape(path)}</code></a>'


def address_of(page: str) -> str:
    """The address of a page, below that of the site, by its path in the folder of the site."""
    return quote(page.removesuffix("index.html") if f"/{page}".endswith("/index.html") else page)


def _failed(state: SiteState) -> Iterator[str]:
    if state.failure is not None:
        moment = clock(state.built)
        yield f"<p><strong>The site cannot be built. You see it as it was at {moment}.</strong></p>"
        yield _list([marked_up(message) for message in state.failure.messages])


def _of_page(state: SiteState, source: str, own: Sequence[Problem], *, is_there: bool) -> Iterator[str]:
    if not own:
        return
    if not is_there:
        heading = f"<code>{escape(source)}</code> has errors, so it has no page yet."
    elif source in state.saved:
        heading = f"Not shown: what was saved last. You see the text of {clock(state.saved[source])}."
    elif source in state.standing_in:
        heading = "Not shown as it is now. What the file held before stands in."
    else:
        heading = "This page has errors, and cannot be published like this."
    yield f"<p><strong>{heading}</strong></p>"
    yield _list([_said(problem) for problem in own])


def _standing_in(state: SiteState, others: Sequence[Problem], mount: str) -> Iterator[str]:
    """What concerns every page."""
    if others:
        files = " and ".join(link(path, state, mount) for path in dict.fromkeys(each.place.path for each in others))
        yield f"<p><strong>Not shown as it is now: {files}. What it held before stands in.</strong></p>"
        yield _list([_said(problem) for problem in others])


def _elsewhere(state: SiteState, others: Sequence[Problem], mount: str) -> Iterator[str]:
    if not others:
        return
    files = len({problem.place.path for problem in others})
    count = f"{_counted(len(others), 'error')} in {_counted(files, 'other file')}"
    lines = [f"{link(problem.place.path, state, mount)}, {_said(problem)}" for problem in others]
    yield f"<details><summary>{count}</summary>{_list(lines)}</details>"


def _said(problem: Problem) -> str:
    return f"{_place(problem)}: {marked_up(problem.message)} <small>({escape(problem.rule)})</small>"


def _place(problem: Problem) -> str:
    return f"line {problem.place.line}, column {problem.place.column}"


def _list(lines: Sequence[str]) -> str:
    more = [f"and {len(lines) - MOST} more"] if len(lines) > MOST else []
    return f"<ul>{''.join(f'<li>{line}</li>' for line in (*lines[:MOST], *more))}</ul>"


def _counted(number: int, words: str) -> str:
    return f"{number} {words}" if number == 1 else f"{number} {words}s"
