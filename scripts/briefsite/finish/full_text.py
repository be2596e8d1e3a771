"""The text of a finished brief as HTML that can stand anywhere, and feeds with it.

Feeds are made without it, of what is known before any page is (`render/feeds.py`). What needs our style sheets or
scripts is taken out of the text, what a reader of feeds shows itself is left out, and every address is a whole one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from html import escape
from itertools import zip_longest
from urllib.parse import urljoin

from briefsite.model.codec import encode
from briefsite.model.xml_text import fit

_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_END = re.compile(r'<h2\b[^>]*\bid="?(?:related|cite-this)\b')
"""What stands on the page behind the text."""
_SHOWN_ELSEWHERE = re.compile(
    r"<h1\b.*?</h1>"
    r'|<p [^>]*?\bclass="(?:paper-address|brief-kind|byline|earlier-versions|topics|translations|chart-files)".*?</p>'
    r'|<a class="headerlink".*?</a>'
    r'|<span [^>]*?\bclass="back">.*?</span>(?=</li>)',
    re.DOTALL,
)
"""What a reader of feeds shows beside the text, and what leads to and fro on the page."""
_NOTES = '<section class="footnote"'
_SOURCES = re.compile(r'<section [^>]*?\bclass="sources".*?</section>', re.DOTALL)
"""The list of what notes name already: it would be half of the text."""
_CHART = re.compile(r'<div class="chart-picture".*?</div>(?=\s*<p\b)(.*?)</figure>', re.DOTALL)
_PICTURE = re.compile(r'href="([^"]+\.svg)"')
_NAME = re.compile(r'aria-label="([^"]*)"')

_TAGS = """
    a abbr b bdi blockquote br caption cite code dd del details dfn dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img
    ins kbd li mark math mfrac mi mn mo mover mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder
    munderover ol p pre q s small strong sub summary sup table tbody td tfoot th thead time tr ul
"""
_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
    "time": {"datetime"},
    "math": {"display"},
}
_WITHOUT_TEXT = frozenset(("script", "style", "template", "svg", "button", "form", "iframe", "video", "audio"))


def full_text(page: str, address: str) -> str:
    """The text of a brief as HTML, of its finished page and that page's whole address; empty where it has none."""
    # Imported here: a build in which every text is known needs it as little as Python-Markdown.
    import nh3

    article = _ARTICLE.search(page)
    if article is None:
        return ""
    text = _CHART.sub(_with_picture, article[1])
    end = _END.search(text)
    text = _SHOWN_ELSEWHERE.sub("", text[: end.start()] if end else text)
    if _NOTES in text:
        text = _SOURCES.sub("", text)
    return fit(
        nh3.clean(
            text,
            tags=set(_TAGS.split()),
            attributes=_ATTRIBUTES,
            clean_content_tags=set(_WITHOUT_TEXT),
            attribute_filter=partial(_whole, address),
            link_rel=None,
            strip_comments=True,
        )
    ).strip()


def _with_picture(figure: re.Match[str]) -> str:
    """The figure of a chart with its picture as a file in place of the drawing, which has the colours of the page."""
    file, name = _PICTURE.search(figure[1]), _NAME.search(figure[0])
    picture = f'<img src="{file[1]}" alt="{name[1] if name else ""}">' if file else ""
    return f"{picture}{figure[1]}</figure>"


def _whole(address: str, _tag: str, attribute: str, value: str) -> str:
    """An address that leads from anywhere where it led from the page."""
    if attribute not in ("href", "src") or value.startswith("https://"):
        return value
    return address + value if value.startswith("#") else urljoin(address, value)


def with_full_text(feed: str, texts: Sequence[str]) -> str:
    """A feed, in either format, with the texts of its first entries, in order; an empty one leaves the excerpt."""
    return _in_json(feed, texts) if feed.startswith("{") else _in_atom(feed, texts)


_ENTRY = "</entry>"
_EXCERPT = ',"content_text":'


def _in_atom(feed: str, texts: Sequence[str]) -> str:
    *entries, rest = feed.split(_ENTRY)
    contents = (f'  <content type="html">{escape(text, quote=False)}</content>\n  ' if text else "" for text in texts)
    every = zip_longest(entries, contents, fillvalue="")
    return "".join(f"{entry}{content}{_ENTRY}" for entry, content in every) + rest


def _in_json(feed: str, texts: Sequence[str]) -> str:
    first, *items, last, end = feed.split("\n")
    every = (_with_html(item, text) for item, text in zip_longest(items, texts, fillvalue=""))
    return "\n".join((first, *every, last, end))


def _with_html(item: str, text: str) -> str:
    before, key, _ = item.rpartition(_EXCERPT)
    comma = "," if item.endswith(",") else ""
    return f'{before},"content_html":{encode(text).decode()}}}{comma}' if key and text else item
