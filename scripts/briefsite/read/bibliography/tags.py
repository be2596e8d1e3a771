"""HTML within fields: the tags that databases leave in titles (`<i>`, `<sub>`, `<jats:italic>`), however spelled out.

BibTeX exporters write `<i>` as `$<$i$>$`, `{\\textless}i{\\textgreater}` or `&lt;i&gt;`; each is the tag again.
"""

from __future__ import annotations

import re

from briefsite.read.bibliography.inlines import Format

KINDS = {
    "i": Format.EMPH, "em": Format.EMPH, "it": Format.EMPH, "italic": Format.EMPH, "cite": Format.EMPH,
    "b": Format.STRONG, "strong": Format.STRONG, "bold": Format.STRONG, "sub": Format.SUBSCRIPT,
    "inf": Format.SUBSCRIPT, "sup": Format.SUPERSCRIPT, "u": Format.UNDERLINE, "underline": Format.UNDERLINE,
    "sc": Format.SMALLCAPS, "scp": Format.SMALLCAPS, "q": Format.QUOTED, "span": Format.PLAIN, "p": Format.PLAIN,
    "div": Format.PLAIN, "title": Format.PLAIN, "font": Format.PLAIN, "small": Format.PLAIN, "big": Format.PLAIN,
    "tt": Format.CODE, "code": Format.CODE,
}  # fmt: skip
"""Name of a tag (without `jats:`) → the node it makes."""

BREAKS = frozenset({"br", "p", "div"})
"""Tags that part words."""

_NAMES = "|".join(sorted((*KINDS, "br"), key=len, reverse=True))
_OPENING = r"(?:\$\s*<\s*\$|\{\\textless(?:\{\})?\s?\}|\\textless(?:\{\}|\s)?|&lt;|<)"
_CLOSING = r"(?:\$\s*>\s*\$|\{\\textgreater(?:\{\})?\s?\}|\\textgreater(?:\{\}|\s)?|&gt;|>)"
_SPELLED = re.compile(rf"{_OPENING}(/?(?:jats:)?(?:{_NAMES})\b(?:\s[^<>$&\\{{}}]*+)?/?){_CLOSING}", re.IGNORECASE)
_OUTLINE = re.compile(r"<|\\textless|&(?:amp;)*lt;")
_ESCAPED_TWICE = re.compile(r"&(?:amp;)+(?=#?\w{2,8};)")

TAG = re.compile(rf"<(/?)((?:jats:)?({_NAMES}))\b([^<>]*+)>", re.IGNORECASE)
"""A tag: groups `/`, name with prefix, bare name, attributes."""


MATHML = re.compile(
    r"</?(?:mml:)?m(?:ath|i|n|o|s|row|sub|sup|subsup|frac|text|space|style|over|under|sqrt|padded)\b[^<>]*+>"
)
"""A tag of MathML, which Crossref's records have in titles."""


def with_tags(text: str) -> str:
    """`text` with tags and entities that were escaped on their way here written as HTML has them."""
    if "&amp;" in text:
        text = _ESCAPED_TWICE.sub("&", text)
    return _SPELLED.sub(lambda tag: f"<{tag[1]}>", text) if _OUTLINE.search(text) else text


def kind_of(name: str, attributes: str) -> Format:
    """The node that an opening tag makes; a `span` says it in its attributes, as in CSL-JSON."""
    if name == "span":
        if "small-caps" in attributes:
            return Format.SMALLCAPS
        if "nocase" in attributes:
            return Format.GROUP
    return KINDS[name]
