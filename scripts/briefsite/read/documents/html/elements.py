"""The elements of HTML: what each is as good as in a document, and which stand on lines of their own."""

from __future__ import annotations

from collections.abc import Mapping

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SAME = (
    "blockquote",
    "caption",
    "dd",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "pre",
    "sub",
    "sup",
    "table",
    "tbody",
    "thead",
)
AS: Mapping[str, str] = {
    **{name: name for name in (*HEADINGS, *_SAME, "tr")},
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("s", "strike", "del"), "s"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **dict.fromkeys(("tfoot",), "tbody"),
    "u": "u",
    "menu": "ul",
    "dir": "ul",
    "aside": "aside",
    "summary": "p",
}
BLOCKS = HEADINGS.union(
    ("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset"),
    (
        "figure",
        "footer",
        "header",
        "hgroup",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
    ),
    ("td", "th", "thead", "tr", "ul"),
)
