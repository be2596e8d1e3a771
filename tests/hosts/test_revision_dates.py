"""Dates of change as plugins give them to pages: what of them a page may hold."""

from __future__ import annotations

from briefsite.hosts.mkdocs.revision_dates import safe_date, with_days


def test_a_date_in_front_matter_is_text_whatever_is_written_there() -> None:
    """Elements are taken out; only a date that counts from today becomes the ones that its script looks for."""
    assert safe_date('<span class="x">3 May <b onclick="x()">2026</b></span>') == "3 May 2026"
    assert safe_date("<script>x()</script>") == "x()"
    assert safe_date('<b><span class="timeago" datetime="2026-05-03T10:00:00" locale="fr"></span><script>') == (
        '<span class="git-revision-date-localized-plugin git-revision-date-localized-plugin-timeago"><time'
        ' class="timeago" datetime="2026-05-03T10:00:00" locale="fr">2026-05-03</time></span><span'
        ' class="git-revision-date-localized-plugin git-revision-date-localized-plugin-iso_date">2026-05-03</span>'
    )
    assert "<" not in safe_date('<span class="timeago" datetime="2026" onclick="x()" locale="fr"></span>')


def test_other_text_is_as_it_was() -> None:
    """Only a date that counts from today is written otherwise."""
    text = 'A <span class="timeago">day</span>, <time datetime="2026-05-03">3 May</time>.'
    assert with_days(text) == text
