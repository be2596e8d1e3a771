"""An extension of Python-Markdown: `:material-anchor:` is that icon of Material, as SVG in the page.

Material's own way, `pymdownx.emoji`, lists fourteen thousand icons before it shows one; here each is looked for where
it is written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefsite.read.parent_theme import parent_file

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Extension

NAME = __name__
"""How mkdocs.yml would name it: our host adds it to `markdown_extensions`."""
ICON = re.compile(r":(?P<set>material|fontawesome-(?:brands|regular|solid)|octicons|simple)-(?P<icon>[a-z0-9-]+):")
ICON_BEGINNINGS = (":material-", ":fontawesome-", ":octicons-", ":simple-")
_BEFORE_EMOJI = 76
_ATTRIBUTES = 'aria-hidden="true" width="1.125em" height="1.125em"'


@lru_cache(maxsize=256)
def icon_svg(written: str) -> str | None:
    """The icon of that name, as `ICON` finds it; None if Material has none of that name.

    It says its size itself: what shows a text without our style sheets would let it fill the column.
    """
    found = ICON.fullmatch(written)
    file = parent_file(f".icons/{found['set'].replace('-', '/')}/{found['icon']}.svg") if found else None
    return file.read_text("utf-8").replace("<svg", f"<svg {_ATTRIBUTES}", 1) if file else None


def makeExtension(**_: object) -> Extension:  # noqa: N802 (the name is Python-Markdown's)
    """The extension. Python-Markdown is imported here: pages that are known already need none of it."""
    from xml.etree.ElementTree import Element

    from markdown import Extension, Markdown
    from markdown.inlinepatterns import InlineProcessor

    class _Icons(InlineProcessor):
        def handleMatch(  # type: ignore[override]  # noqa: N802
            self, match: re.Match[str], _: str
        ) -> tuple[Element | None, int | None, int | None]:
            svg = icon_svg(match[0])
            if svg is None:
                return None, None, None
            element = Element("span", {"class": "twemoji"})  # as Material calls it
            element.text = self.md.htmlStash.store(svg)
            return element, match.start(0), match.end(0)

    class _IconExtension(Extension):
        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
            md.inlinePatterns.register(_Icons(ICON.pattern, md), NAME, _BEFORE_EMOJI)

    return _IconExtension()
