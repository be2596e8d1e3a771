"""Boxes (`!!! note`, `??? tip`) in the language of their page, and pull quotes.

Python-Markdown gives a box without a title the English name of its kind. `!!! pull-quote` shows words of the text once
more, large: a reader who hears the page, and the search, hear them once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from briefsite.finish.language import page_words
from briefsite.finish.parts import Front

_TITLE = re.compile(
    r'(<(?:div class="admonition |details class=")(?P<kind>[\w-]+)[^>]*>'
    r'\s*<(?:p class="admonition-title"|summary)>)'
    r"(?P<title>[^<]*)(?=</)"
)
ALIASES: Mapping[str, str] = {
    **dict.fromkeys(("summary", "tldr"), "abstract"),
    **dict.fromkeys(("seealso", "important", "todo"), "note"),
    "hint": "tip",
    **dict.fromkeys(("check", "done"), "success"),
    **dict.fromkeys(("help", "faq"), "question"),
    **dict.fromkeys(("caution", "attention"), "warning"),
    **dict.fromkeys(("fail", "missing"), "failure"),
    "error": "danger",
    "snippet": "example",
    "cite": "quote",
}
"""Other names of kinds, as Material has them."""
_PULL_QUOTE = re.compile(
    r'<div class="admonition pull-quote[^"]*">\s*(?:<p class="admonition-title">(?P<by>[^\n]*?)</p>)?'
    r"(?P<text>(?:(?!</?div\b).)*)</div>\n?",
    re.DOTALL,
)
_UNTITLED = "Pull-quote"
_MARK = re.compile(r'<sup id="[^"]*"><a class="footnote-ref".*?</sup>')
_TAG = re.compile(r"<[^>]*>")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def name_boxes(html: str, front: Front) -> str:
    """Give boxes without a title of their own the name of their kind in the page's language."""
    if 'class="admonition' not in html and "<details class=" not in html:
        return html
    names = page_words(front).box_types

    def named(box: re.Match[str]) -> str:
        kind, title = box["kind"], box["title"]
        own = names.get(ALIASES.get(kind, kind)) if title == kind.capitalize() else None
        return f"{box[1]}{own or title}"

    return _TITLE.sub(named, html)


def show_pull_quotes(html: str, _: Front) -> str:
    """Set pull quotes; hide from who hears the page those that say again what stands in the text."""
    if "admonition pull-quote" not in html:
        return html
    text = _words(_PULL_QUOTE.sub(" ", html))

    def shown(box: re.Match[str]) -> str:
        by = box["by"] or ""
        signed = f'\n<p class="signed">{by}</p>' if by and by != _UNTITLED else ""
        is_repeated = not re.search(r"<(?:a|button|input)\b", box[0]) and _words(box["text"]) in text
        said = 'said-again" aria-hidden="true' if is_repeated else "of-another"
        return f'<div class="pull-quote {said}">\n<blockquote>{box["text"]}</blockquote>{signed}\n</div>\n'

    return _PULL_QUOTE.sub(shown, html)


def _words(html: str) -> str:
    """The words of HTML alone, each between spaces: what is set otherwise in both places makes no difference."""
    return f" {_BETWEEN_WORDS.sub(' ', unescape(_TAG.sub('', _MARK.sub('', html)))).strip().casefold()} "
