"""An extension of Python-Markdown: links and pictures written as HTML lead where those of Markdown lead.

The host finds where a link leads (MkDocs, `structure.pages`), but looks at what was written as Markdown alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from briefsite.read.addresses import split

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Extension, Markdown
    from markdown.postprocessors import Postprocessor

NAME = __name__
"""How mkdocs.yml would name it: our host adds it to `markdown_extensions`."""
_HOSTS = "relpath"
"""What MkDocs calls its step."""
_BEFORE_RAW_HTML = 31
"""Python-Markdown puts what it set aside as HTML back at 30."""
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<name>a|area|img|source|video|audio|track)(?=[\s/])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(?P<before>\s(?P<key>href|src|srcset|poster)\s*=\s*)"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'<>]+))",
    re.IGNORECASE,
)
_PASSED_BY = {
    "area": ("href",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
}
"""The attributes of elements in the tree (`md_in_html`) that the host's step does not look at."""

Find = Callable[[str], str]
"""From an address as it is written to the one that is published."""


def makeExtension(**_: object) -> Extension:  # noqa: N802 (the name is Python-Markdown's)
    """The extension. Python-Markdown is imported here: pages that are known already need none of it."""
    from markdown import Extension
    from markdown.treeprocessors import Treeprocessor

    class _InTree(Treeprocessor):
        def run(self, root: Element) -> None:
            find = _finder(self.md)
            if find is not None:
                find_in_tree(root, find)

    class _HtmlLinks(Extension):
        def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
            md.postprocessors.register(_set_aside(md), NAME, _BEFORE_RAW_HTML)
            md.treeprocessors.register(_InTree(md), NAME, 0)

    return _HtmlLinks()


def _set_aside(md: Markdown) -> Postprocessor:
    """What looks at the HTML that Python-Markdown set aside as it is."""
    from markdown.postprocessors import Postprocessor

    class _SetAside(Postprocessor):
        done = 0  # Python-Markdown runs this for each heading too: what was found once must not be looked for again

        def run(self, text: str) -> str:
            find, raw = _finder(self.md), self.md.htmlStash.rawHtmlBlocks
            if find is not None:
                new = raw[self.done :]
                raw[self.done :] = [
                    find_in(html, find) if isinstance(html, str) and "<" in html else html for html in new
                ]
                self.done = len(raw)
            return text

    return _SetAside(md)


def find_in(html: str, find: Find) -> str:
    """The HTML with the addresses that `find` gives; comments stay as they are."""

    def in_attribute(match: re.Match[str]) -> str:
        written = next(value for value in match.group("double", "single", "bare") if value is not None)
        value = unescape(written)
        found = _found(match["key"].lower(), value, find)
        return match[0] if found == value else f'{match["before"]}"{escape(found)}"'

    def in_tag(match: re.Match[str]) -> str:
        return _ATTRIBUTE.sub(in_attribute, match[0]) if match["name"] else match[0]

    return _TAG.sub(in_tag, html)


def find_in_tree(root: Element, find: Find) -> None:
    """The same in elements which the host passes by."""
    for element in root.iter():
        for key in _PASSED_BY.get(element.tag, ()):
            if value := element.get(key):
                element.set(key, _found(key, value, find))


def _finder(md: Any) -> Find | None:
    """The host's own way to find where a link leads; None where there is no host."""
    return getattr(md.treeprocessors[_HOSTS], "path_to_url", None) if _HOSTS in md.treeprocessors else None


def _found(key: str, value: str, find: Find) -> str:
    if key == "srcset":
        candidates = (candidate.split() for candidate in value.split(","))
        return ", ".join(" ".join([_found("src", words[0], find), *words[1:]]) for words in candidates if words)
    address = value.strip()
    return value if not address or address.startswith("#") or split(address) is None else find(address)
