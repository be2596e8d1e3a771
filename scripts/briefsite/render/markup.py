"""Small pieces of Markdown: plain text made safe, links between pages, front matter, a page."""

from __future__ import annotations

import json
import posixpath
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct, field

from briefsite.read.extensions.icons import ICON_BEGINNINGS
from briefsite.wording.languages import direction, primary

# A character reference holds in every dialect; a backslash does not before ~, ^ and $.
_ESCAPED = (
    {char: f"\\{char}" for char in "\\`*_{}[]"}
    | {char: f"&#{ord(char)};" for char in "|$~^"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
)
_ICON_SETS = "|".join(beginning[1:] for beginning in ICON_BEGINNINGS)
_ACTIVE = re.compile(f"[{re.escape(''.join(_ESCAPED))}]|==|\\+\\+|:(?={_ICON_SETS})")
_ESCAPED |= {"==": "&#61;&#61;", "++": "&#43;&#43;", ":": "&#58;"}
_CHINESE = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_FOLDED = re.compile(rf" (?={_CHINESE})(?<={_CHINESE} )")
_UNSEEN = re.compile(r"<[^<>]*>|&#?\w+;")
_LATIN, _DIGIT = re.compile("[A-Za-z]"), re.compile("[0-9]")
_STRONG = frozenset(("L", "R", "AL"))
"""Kinds of letters that have a direction of their own (Unicode)."""
_ARABIC_RUN = re.compile(
    r"<[^<>]*>|(?P<run>(?:(?<![\w&#/.])[0-9]{1,4} )?{word}(?:،? (?:{word}|[0-9]{1,4}\b))*)".replace(
        "{word}", "[\u0620-\u065f\u066e-\u06d3]+"
    )
)
_LINE_START = re.compile(r"[-+#:]|/{3,}|\d+(?=[.)])")


class Page(Struct, frozen=True):
    """A page ready to publish: its path among the sources (`briefs/x.md`), Markdown, and facts for the front matter.

    `edit_path` is the file an editor would change; `date` (ISO 8601) is when what it shows last changed.
    """

    path: str
    markdown: str
    front: Mapping[str, object] = field(default_factory=dict)
    edit_path: str | None = None
    date: str | None = None
    twin: str = ""
    """The same as plain Markdown for programs, which is no page (`render/twin.py`)."""
    messages: tuple[str, ...] = ()
    """What is to be said of it while the site is built."""

    @property
    def twin_bytes(self) -> bytes:
        """The twin as it is written."""
        return self.twin.encode("utf-8", "replace")

    @property
    def meta(self) -> dict[str, object]:
        """Its front matter."""
        # The tabs lead everywhere: Material need not list the pages again beside the text.
        return {**self.front, "hide": ["navigation"]}

    @property
    def text(self) -> str:
        """Front matter and Markdown, as a file holds them."""
        # JSON is YAML, and quotes whatever must be quoted.
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in self.meta.items()]
        return "---\n" + "\n".join(lines) + "\n---\n\n" + self.markdown


class Asset(Struct, frozen=True):
    """A file that is no page: a feed, a schema. `path` is where it stands in the site."""

    path: str
    content: str


@lru_cache(maxsize=20_000)
def escape(text: str) -> str:
    """Plain text as Markdown that shows just that text, on one line."""
    line = " ".join(text.split())
    if not line.isascii():
        # YAML folds a line into a space, which Chinese does not have.
        line = _FOLDED.sub("", line)
    line = _ACTIVE.sub(lambda match: _ESCAPED[match[0]], line)
    start = _LINE_START.match(line)
    return line if start is None else "".join(f"&#{ord(c)};" for c in start[0]) + line[start.end() :]


def escape_html(text: str) -> str:
    """Plain text for an HTML attribute or element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def link(words: str, target: str, page: str, fragment: str = "") -> str:
    """A Markdown link from the page at path `page` to the one at path `target`; `words` is Markdown."""
    address = "" if target == page else _relative(target, page.rpartition("/")[0])
    return f"[{words}]({address}{'#' + fragment if fragment else ''})"


@lru_cache(maxsize=20_000)
def _relative(target: str, folder: str) -> str:
    return posixpath.relpath(f"/{target}", f"/{folder}")


def place_mark(identifier: str, inner: str, css_class: str, *, own_direction: bool = False) -> str:
    """Something with an identifier that other pages can link to; `own_direction`: it reads as its own letters do."""
    auto = ' dir="auto"' if own_direction else ""
    return f'<span id="{identifier}" class="{css_class}"{auto}>{inner}</span>'


def isolated(markdown: str, lang: str) -> str:
    """Inline Markdown that reads in its own direction, on a page that reads from the right: a name, an entry.

    Else what follows a name in Latin letters, as the number that begins a date, would be read on with it.
    """
    return f"<bdi>{markdown}</bdi>" if markdown and direction(lang) == "rtl" else markdown


def in_own_direction(markdown: str, lang: str) -> str:
    """A whole note that reads as its first letter does, on a page that reads from the right: its full stop is its end.

    The browser would not find that letter itself (`<bdi>`): it passes over what has a direction already, as links have.
    """
    if direction(lang) != "rtl":
        return markdown
    of_letters = map(unicodedata.bidirectional, _UNSEEN.sub("", markdown))
    first = next((kind for kind in of_letters if kind in _STRONG), "R")
    return f'<span dir="{"ltr" if first == "L" else "rtl"}">{markdown}</span>'


def with_isolated_runs(markdown: str, lang: str) -> str:
    """A reference in Latin letters on a page that reads from the right, with each date in the page's words set apart.

    Else the date in `(Islamabad, أكتوبر، 2022)` falls apart: its year is read on with the words around.
    """
    if direction(lang) != "rtl" or not _LATIN.search(_UNSEEN.sub("", markdown)):
        return markdown

    def apart(found: re.Match[str]) -> str:
        run = found["run"] or ""
        return f"<bdi>{run}</bdi>" if _DIGIT.search(run) else found[0]

    return _ARABIC_RUN.sub(apart, markdown)


def isolated_text(text: str, lang: str) -> str:
    """The same for text without markup, by signs that nobody sees (Unicode: FSI and PDI)."""
    return f"\u2068{text}\u2069" if text and direction(lang) == "rtl" else text


def in_language(markdown: str, lang: str, page_lang: str) -> str:
    """Inline Markdown marked with its language and direction, where they are not the page's."""
    if primary(lang) == primary(page_lang):
        return markdown
    return f'<span lang="{escape_html(lang)}" dir="{direction(lang)}">{markdown}</span>'


_GIVEN = re.compile(r"^(#{1,6}) (.*?) \{ ?#([\w-]+)\}$|\n\{\.[\w-]+\}$", re.MULTILINE)
"""A heading with its identifier, or the class of a paragraph, as our own pages write them."""


def without_attributes(markdown: str) -> str:
    """Markdown of ours for a site whose pages cannot give attributes (`attr_list`)."""

    def plain(found: re.Match[str]) -> str:
        level, words, identifier = found.groups()
        if identifier is None:
            return ""
        own = "" if words.casefold() == identifier else f'<a id="{identifier}"></a>'
        return f"{level} {own}{words}"

    return _GIVEN.sub(plain, markdown)


def blocks(*parts: str) -> str:
    """Blocks of Markdown with a blank line between; empty ones are left out."""
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"
