"""HTML within fields: the tags that databases leave in titles (`<i>`, `<sub>`, `<jats:italic>`), however spelled out.

BibTeX exporters write `<i>` as `$<$i$>$`, `{\\textless}i{\\textgreater}` or `&lt;i&gt;`; each is the tag again.
"""

from __future__ import annotations

import re

from briefsite.read.bibliography.inlines import Kind

KINDS = {
    "i": Kind.EMPH, "em": Kind.EMPH, "it": Kind.EMPH, "italic": Kind.EMPH, "cite": Kind.EMPH, "b": Kind.STRONG,
    "strong": Kind.STRONG, "bold": Kind.STRONG, "sub": Kind.SUBSCRIPT, "inf": Kind.SUBSCRIPT, "sup": Kind.SUPERSCRIPT,
    "u": Kind.UNDERLINE, "underline": Kind.UNDERLINE, "sc": Kind.SMALLCAPS, "scp": Kind.SMALLCAPS, "q": Kind.QUOTED,
    "span": Kind.PLAIN, "p": Kind.PLAIN, "div": Kind.PLAIN, "title": Kind.PLAIN, "font": Kind.PLAIN,
    "small": Kind.PLAIN, "big": Kind.PLAIN, "tt": Kind.CODE, "code": Kind.CODE,
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


def kind_of(name: str, attributes: str) -> Kind:
    """The node that an opening tag makes; a `span` says it in its attributes, as in CSL-JSON."""
    if name == "span":
        if "small-caps" in attributes:
            return Kind.SMALLCAPS
        if "nocase" in attributes:
            return Kind.GROUP
    return KINDS[name]
