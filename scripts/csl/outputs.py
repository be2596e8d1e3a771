"""Output formats: HTML, plain text, and inline HTML that is safe in a Markdown page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from csl.superscripts import SUPERSCRIPTS

_Tags = Mapping[tuple[str, str], tuple[str, str]]


def _html_attribute(text: str) -> str:
    return text.replace("&", "&#38;").replace('"', "&#34;").replace("<", "&#60;").replace(">", "&#62;")


@dataclass(frozen=True)
class Output:
    """A format to write in: how text is escaped, which tags a format has, how blocks and links look.

    ``escape`` gets text and gives what is written; ``tags`` map a format (("font-style", "italic")) to what goes
    before and after; ``blocks`` likewise for the values of ``display``; ``links``: addresses become links.
    """

    name: str
    escape: Callable[[str], str]
    tags: _Tags
    blocks: Mapping[str, tuple[str, str]]
    links: bool = False
    quote_attribute: Callable[[str], str] = field(default=_html_attribute)

    def with_links(self, links: bool = True) -> Output:
        """The same format with addresses as links, or without."""
        return Output(self.name, self.escape, self.tags, self.blocks, links, self.quote_attribute)


_HTML_SPECIAL = re.compile("[&<>" + "".join(SUPERSCRIPTS) + "]|  ")
_HTML_CHARACTERS = {"&": "&#38;", "<": "&#60;", ">": "&#62;", "  ": "\u00a0 "} | {
    char: f"<sup>{plain}</sup>" for char, plain in SUPERSCRIPTS.items()
}
_MARKDOWN_SPECIAL = re.compile(r"[&<>\"'`*_{}\[\]()#+!|~^$=:@\\\n\r\t-]")


def _escape_html(text: str) -> str:
    if _HTML_SPECIAL.search(text) is None:
        return text
    return _HTML_SPECIAL.sub(lambda match: _HTML_CHARACTERS[match.group()], text)


def _escape_markdown(text: str) -> str:
    """Text that no Markdown reader takes for markup: what could be active is written as a character reference."""
    if _MARKDOWN_SPECIAL.search(text) is None and not text[:1].isdecimal():
        return text
    return _MARKDOWN_SPECIAL.sub(_markdown_character, text)


def _markdown_character(match: re.Match[str]) -> str:
    char = match.group()
    return " " if char in "\n\r\t" else f"&#{ord(char)};"


def _span(style: str) -> tuple[str, str]:
    return f'<span style="{style}">', "</span>"


_HTML_TAGS: _Tags = MappingProxyType(
    {
        ("font-style", "italic"): ("<i>", "</i>"),
        ("font-style", "oblique"): ("<em>", "</em>"),
        ("font-style", "normal"): _span("font-style:normal;"),
        ("font-weight", "bold"): ("<b>", "</b>"),
        ("font-weight", "light"): _span("font-weight:light;"),
        ("font-weight", "normal"): _span("font-weight:normal;"),
        ("font-variant", "small-caps"): _span("font-variant:small-caps;"),
        ("font-variant", "normal"): _span("font-variant:normal;"),
        ("text-decoration", "underline"): _span("text-decoration:underline;"),
        ("vertical-align", "sup"): ("<sup>", "</sup>"),
        ("vertical-align", "sub"): ("<sub>", "</sub>"),
        ("vertical-align", "baseline"): _span("baseline"),
    }
)
_MARKDOWN_TAGS: _Tags = MappingProxyType(
    {
        ("font-style", "italic"): ("<em>", "</em>"),
        ("font-style", "oblique"): ("<em>", "</em>"),
        ("font-style", "normal"): ('<span class="font-normal">', "</span>"),
        ("font-weight", "bold"): ("<strong>", "</strong>"),
        ("font-weight", "normal"): ('<span class="weight-normal">', "</span>"),
        ("font-variant", "small-caps"): ('<span class="small-caps">', "</span>"),
        ("font-variant", "normal"): ('<span class="variant-normal">', "</span>"),
        ("text-decoration", "underline"): ("<u>", "</u>"),
        ("vertical-align", "sup"): ("<sup>", "</sup>"),
        ("vertical-align", "sub"): ("<sub>", "</sub>"),
    }
)
_KINDS = ("block", "left-margin", "right-inline", "indent")

HTML = Output("html", _escape_html, _HTML_TAGS, {kind: (f'<div class="csl-{kind}">', "</div>") for kind in _KINDS})
TEXT = Output("text", lambda text: text, {}, {"block": (" ", " "), "indent": (" ", ""), "right-inline": (" ", "")})
MARKDOWN = Output(
    "markdown",
    _escape_markdown,
    _MARKDOWN_TAGS,
    {kind: (f'<span class="csl-{kind}">', "</span>") for kind in _KINDS},
)
