"""Dates of change by mkdocs-git-revision-date-localized: its HTML as a page may hold it."""

from __future__ import annotations

import re

from markupsafe import Markup

NAMES = frozenset(("git_revision_date_localized", "git_creation_date_localized"))
"""What it gives to pages, as HTML; anybody may write the same into front matter."""
_COUNTING = re.compile(r'<span class="timeago" datetime="(\d{4}-\d\d-\d\d)([\dT:.+-]*)" locale="(\w*)"></span>')
"""A date that the plugin's script counts from today (`type: timeago`)."""
_CLASS = "git-revision-date-localized-plugin git-revision-date-localized-plugin"
"""By which its style sheet shows the day itself on paper."""


def with_days(text: str) -> str:
    """A page's Markdown whose dates that count from today say their day to whoever has no script."""
    return _COUNTING.sub(r'<time class="timeago" datetime="\1\2" locale="\3">\1</time>', text)


def safe_date(value: object) -> str:
    """A date in front matter as plain text; one that counts from today as the elements that its script looks for."""
    counting = _COUNTING.search(str(value))
    if counting is None:
        return Markup(value).striptags()
    return Markup(
        f'<span class="{_CLASS}-timeago">{with_days(counting[0])}</span><span class="{_CLASS}-iso_date">'
        f"{counting[1]}</span>"
    )
