"""HTML as a tree that is easy to write down: no empty elements, equal neighbours joined, headings without gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from briefsite.read.documents.document import DocumentError

INLINE_STYLES = frozenset(("em", "strong", "s", "u", "sup", "sub"))
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
OWN = frozenset(("briefsite-citation", "briefsite-note", "briefsite-comment"))
BLOCKS = frozenset((*HEADINGS, "p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "table", "figure"))
_ALL_BLOCKS = BLOCKS | {"aside", "caption", "figcaption", "thead", "tbody", "tr", "td", "th"}
_CLOSED_BY_ITSELF = re.compile(r"<(briefsite-\w+)([^<>]*?)/>")
_NEVER = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]|\u2063{3,}"
)
"""What no text means to show: controls, what is no character, and what marks a place for Python-Markdown."""
_SPACES = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")
_LETTERS = re.compile(r"[\W_]+")
_KEEPS_SPACE = frozenset(("pre",))


def normal_tree(html: str, title: str = "") -> HtmlElement:
    """The tree of some HTML, below an element `body`; raises DocumentError where it is nested beyond all reason."""
    whole = _CLOSED_BY_ITSELF.sub(r"<\1\2></\1>", _NEVER.sub("", html))
    parser = HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    found = document_fromstring(f"<html><body>{whole}</body></html>".encode(), parser=parser)
    if any("depth" in str(entry.message).lower() for entry in parser.error_log):
        raise DocumentError("The text has elements in one another more than 250 deep: it is not read.")
    body = found.find("body") if found is not None else None
    assert isinstance(body, HtmlElement)
    _fold_spaces(body)
    _drop_title(body, title)
    _join_equals(body)
    _close_gaps(body)
    return body


def is_block(element: etree._Element) -> bool:
    """Whether an element stands on lines of its own."""
    tag = element.tag
    return tag in _ALL_BLOCKS or (tag == "div" and element.get("class") == "math") or any(map(is_block, element))


def text_of(element: etree._Element) -> str:
    """The words of an element, without those of citations, notes and comments; spaces folded."""
    return " ".join("".join(_plain(element)).split())


def _plain(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in OWN:
            yield from _plain(child)
        yield child.tail or ""


def _fold_spaces(element: etree._Element) -> None:
    for each in element.iter():
        inside_code = each.tag in _KEEPS_SPACE or any(above.tag in _KEEPS_SPACE for above in each.iterancestors())
        if each.text and not inside_code:
            each.text = _SPACES.sub(" ", each.text)
        if each.tail and not (inside_code and each.tag not in _KEEPS_SPACE):
            each.tail = _SPACES.sub(" ", each.tail)


def _drop_title(body: etree._Element, title: str) -> None:
    first = next(iter(body), None)
    if not isinstance(first, HtmlElement) or first.tag not in HEADINGS or (body.text or "").strip():
        return
    if title and _LETTERS.sub("", text_of(first)).casefold() == _LETTERS.sub("", title).casefold():
        first.drop_tree()


def _join_equals(body: etree._Element) -> None:
    """Make one of two neighbours of the same form (`<em>a</em><em>b</em>`), as word processors write them."""
    for element in list(body.iter(*INLINE_STYLES, "code")):
        following = element.getnext()
        while (
            following is not None
            and following.tag == element.tag
            and not element.tail
            and element.getparent() is not None
        ):
            _append_text(element, following.text or "")
            for child in list(following):
                element.append(child)
            element.tail = following.tail
            following.tail = None
            parent = following.getparent()
            assert parent is not None
            parent.remove(following)
            following = element.getnext()


def _append_text(element: etree._Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _close_gaps(body: etree._Element) -> None:
    """Let the highest heading be of the second level, and none more than one below the one before it."""
    headings = [each for each in body if each.tag in HEADINGS and text_of(each)]
    if not headings:
        return
    shift = 2 - min(int(str(each.tag)[1]) for each in headings)
    above: list[tuple[int, int]] = [(1, 1)]
    for each in headings:
        level = int(str(each.tag)[1]) + shift
        while above[-1][0] >= level:
            above.pop()
        shown = min(above[-1][1] + 1, 6)
        above.append((level, shown))
        each.tag = f"h{shown}"
