"""Output formats: HTML, plain text, and inline HTML that is safe in a Markdown page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from csl.superscripts import SUPERSCRIPTS

_Tags = Mapping[tuple[str, str], tuple[str, str]]


def html_attribute(text: str) -> str:
    """A text as the value of an HTML attribute."""
    return text.replace("&", "&#38;").replace('"', "&#34;").replace("<", "&#60;").replace(">", "&#62;")


class OutputFormat(Struct, frozen=True):
    """A format to write in: how text is escaped, which tags a format has, how blocks and links look.

    ``escape`` gets text and gives what is written; ``tags`` map a format (("font-style", "italic")) to what goes
    before and after; ``blocks`` likewise for the values of ``display``; ``links``: addresses become links;
    ``joined`` makes the result of the pieces that were written; ``language`` gets the tags of the language of a stretch
    and of the text around it, and gives what goes before and after.
    """

    name: str
    escape: Callable[[str], str]
    tags: _Tags
    blocks: Mapping[str, tuple[str, str]]
    links: bool = False
    joined: Callable[[list[str]], object] = field(default="".join)
    language: Callable[[str, str], tuple[str, str]] = field(default=lambda _lang, _around: ("", ""))

    def with_links(self, links: bool = True) -> OutputFormat:
        """The same format with addresses as links, or without."""
        return replace(self, links=links)

    def with_languages(self, language: Callable[[str, str], tuple[str, str]]) -> OutputFormat:
        """The same format with stretches in another language marked."""
        return replace(self, language=language)


_HTML_SPECIAL = re.compile("[&<>" + "".join(SUPERSCRIPTS) + "]|  ")
_HTML_CHARACTERS = {"&": "&#38;", "<": "&#60;", ">": "&#62;", "  ": "\u00a0 "} | {
    char: f"<sup>{plain}</sup>" for char, plain in SUPERSCRIPTS.items()
}
# Everything that begins or ends markup in Markdown or its usual extensions, hyphens where they are several.
_MARKDOWN_CHARACTERS = {char: f"&#{ord(char)};" for char in "&<>\"'`*_{}[]#|~^$=:@\\"} | dict.fromkeys("\n\r\t", " ")
# One set of characters: with a second branch the search would take five times as long.
_MARKDOWN_SPECIAL = re.compile(f"[-{re.escape(''.join(_MARKDOWN_CHARACTERS))}]")
# A list mark, where a line may begin.
_MARKDOWN_LIST = re.compile(r"\+|\d\d?[.)]")


def _escape_html(text: str) -> str:
    if _HTML_SPECIAL.search(text) is None:
        return text
    return _HTML_SPECIAL.sub(lambda match: _HTML_CHARACTERS[match.group()], text)


def _escape_markdown(text: str) -> str:
    """Text that no Markdown reader takes for markup: what could be active is written as a character reference."""
    escaped = _MARKDOWN_SPECIAL.sub(_markdown_character, text)
    mark = _MARKDOWN_LIST.match(text)
    if mark is None:
        return escaped
    end = mark.end()
    return f"{escaped[: end - 1]}&#{ord(escaped[end - 1])};{escaped[end:]}"


def _markdown_character(match: re.Match[str]) -> str:
    char = match.group()
    return _hyphen(match) if char == "-" else _MARKDOWN_CHARACTERS[char]


def _hyphen(match: re.Match[str]) -> str:
    """A hyphen: markup where it begins a line, and beside another one."""
    text, at = match.string, match.start()
    return "&#45;" if at == 0 or "-" in (text[at - 1], text[at + 1 : at + 2]) else "-"


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

HTML = OutputFormat(
    "html", _escape_html, _HTML_TAGS, {kind: (f'<div class="csl-{kind}">', "</div>") for kind in _KINDS}
)
TEXT = OutputFormat(
    "text", lambda text: text, {}, {"block": (" ", " "), "indent": (" ", ""), "right-inline": (" ", "")}
)
MARKDOWN = OutputFormat(
    "markdown",
    _escape_markdown,
    _MARKDOWN_TAGS,
    # A space divides them also where no style sheet does.
    {kind: (f'{"" if kind == "left-margin" else " "}<span class="csl-{kind}">', "</span>") for kind in _KINDS},
)
_STRUCTURE_NAMES = {
    ("font-style", "italic"): "italics",
    ("font-style", "oblique"): "italics",
    ("font-style", "normal"): "no-italics",
    ("font-weight", "bold"): "bold",
    ("font-weight", "normal"): "no-bold",
    ("font-variant", "small-caps"): "small-caps",
    ("font-variant", "normal"): "no-small-caps",
    ("text-decoration", "underline"): "underline",
    ("vertical-align", "sup"): "superscript",
    ("vertical-align", "sub"): "subscript",
    ("vertical-align", "baseline"): "baseline",
}


def _structure(pieces: list[str]) -> object:
    """Pieces of JSON as one list of texts, and objects with a format and contents (``citeproc --format=json``)."""
    return _without_ends(json.loads("[" + "".join(pieces) + "null]"))


def _without_ends(items: list[Any]) -> list[Any]:
    """The list with texts that follow each other joined, and the nulls that end each list dropped."""
    joined: list[Any] = []
    for item in items[:-1]:
        if isinstance(item, dict):
            joined.append({**item, "contents": _without_ends(item["contents"])})
        elif joined and isinstance(joined[-1], str):
            joined[-1] += item
        else:
            joined.append(item)
    return joined


def _opened(**attributes: str) -> str:
    return json.dumps(attributes)[:-1] + ', "contents": ['


STRUCTURE = OutputFormat(
    "json",
    lambda text: json.dumps(text) + ",",
    {key: (_opened(format=name), "null]},") for key, name in _STRUCTURE_NAMES.items()},
    {kind: (_opened(**{"format": "div", "class": f"csl-{kind}"}), "null]},") for kind in _KINDS},
    joined=_structure,
)
