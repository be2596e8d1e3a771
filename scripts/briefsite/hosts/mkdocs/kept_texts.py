"""The Markdown of generated pages, kept from other plugins: a page shows what was checked.

A text of a brief is nobody's program. What a plugin would make of `{{ … }}` in it, or include from elsewhere, was never
read by a check; and what it says of the page, such as the day of the build, is not what the brief says.
"""

from __future__ import annotations

from mkdocs.structure.pages import Page

from briefsite.hosts.mkdocs.build import Build

_NO_MACROS = "render_macros"
"""By this in a front matter mkdocs-macros leaves a page alone. It would go through each, and show its faults there."""


def keep_text(build: Build, page: Page, markdown: str) -> None:
    """Before other plugins: keep a generated page's text and front matter."""
    if page.file.src_uri in build.generated:
        build.kept_texts[page.file.src_uri] = markdown, dict(page.meta)
        page.meta[_NO_MACROS] = False


def give_back_text(build: Build, page: Page, markdown: str) -> str:
    """Behind them: the text of a page, which of a generated one is what it was."""
    kept = build.kept_texts.pop(page.file.src_uri, None)
    if kept is None:
        return markdown
    markdown, page.meta = kept
    return markdown
