"""Quotation marks and apostrophes of a page of the host: in its text and in its table of contents."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from briefsite.model import Options
from briefsite.wording.typography import Marks, marks_for, set_marks, set_marks_in_html, table_of


def set_page_marks(page: Page, options: Options, lang: str) -> None:
    """Set the marks of a page that is rendered. `lang` is the publication's, for a page that names none."""
    table = table_of(options.quotation_marks)
    own = str(page.meta.get("lang") or lang)
    page.content = set_marks_in_html(page.content or "", own, table)
    _set_in_contents(page.toc, marks_for(own, table))


def _set_in_contents(headings: Iterable[AnchorLink], marks: Marks | None) -> None:
    for heading in headings:
        heading.title = set_marks(heading.title, marks)
        _set_in_contents(heading.children, marks)
