"""The article of a finished page, for files that are made of it: without what serves a screen, or the site, alone.

What a brief says is read from its finished page and not from its Markdown: there every extension has done its work,
notes are numbered, charts drawn, quotation marks set, and what could harm a reader is gone.
"""

from __future__ import annotations

import re

import lxml.html
from lxml.html import HtmlElement

_START, _END, _HEADING = b"<article", b"</article>", b"<h2 "
_RELATED = re.compile(rb'<h2\b[^>]* id="related"')
_ELSEWHERE = re.compile(rb'<a href="[^"]*#source-[^"]*">[^<]*</a>(?=</span>\s*</li>)')
"""What the list of sources says of other briefs: how many cite the same."""
_DOT = "·".encode()
_NO_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NEVER_CLOSED = re.compile(rb"(<(source|track|wbr)\b[^>]*>)(?!</)")
"""Elements without an end of which the parser does not know that they have none."""
_OF_THE_SCREEN = """
    .//template | .//script | .//style | .//button
    | .//*[contains(concat(' ', @class, ' '), ' headerlink ')]
    | .//p[@class='paper-address'] | .//p[@class='citation-files']
    | .//div[@class='chart-narrow']
"""


def article_in(page: bytes) -> bytes:
    """The article of a finished page, with its tags, but for what changes with other briefs: which are near it, and
    which cite the same sources; may be empty.
    """
    start, end = page.find(_START), page.rfind(_END)
    if start < 0 or end < start:
        return b""
    article = _of_this_brief(page[start : end + len(_END)])
    related = _RELATED.search(article)
    if related is None:
        return article
    behind = article.find(_HEADING, related.end())
    return article[: related.start()] + article[behind if behind >= 0 else len(article) - len(_END) :]


def _of_this_brief(article: bytes) -> bytes:
    """An article without what its list of sources says of other briefs, and without the dot before it.

    The dot is looked for backwards: a pattern that may begin with spaces tries each letter of the page.
    """
    kept, done = [], 0
    for found in _ELSEWHERE.finditer(article):
        before = article[done : found.start()]
        bare = before.rstrip()
        kept.append(bare.removesuffix(_DOT).rstrip() if bare.endswith(_DOT) else before)
        done = found.end()
    return b"".join((*kept, article[done:]))


def tree_of(article: bytes) -> HtmlElement:
    """An article as a tree, with what is said in it: no links to its own headings, nothing to press or to unfold."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    closed = _NEVER_CLOSED.sub(rb"\1</\2>", _NO_XML.sub(b"", article))
    tree = lxml.html.fragment_fromstring(closed or b"<article></article>", parser=parser)
    for element in tree.xpath(_OF_THE_SCREEN):
        if element.getparent() is not None:
            element.drop_tree()
    return tree
