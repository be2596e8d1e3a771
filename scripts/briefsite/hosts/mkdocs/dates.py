"""The date of each page: of what it shows, not of the day of the build, so that the same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.structure.files import File

from briefsite.render.plan import Plan

EARLIEST = "1980-01-01"
"""MkDocs stamps its compressed site map with the newest date, and that format knows none before 1970."""


def date_pages(files: Iterable[File], plans: Iterable[Plan]) -> None:
    """Date the pages of files as the plans say, and one of which none says anything as the newest of those."""
    dates = {plan.path: plan.date for plan in plans}
    newest = max((date for date in dates.values() if date), default=EARLIEST)
    for file in files:
        if file.page is not None:
            file.page.update_date = max(dates.get(file.src_uri) or newest, EARLIEST)
