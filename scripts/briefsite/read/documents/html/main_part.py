"""Which part of a page is its text: an article or a main part where one is; without menus, forms and programs."""

from __future__ import annotations

from lxml.etree import _Element
from lxml.html import HtmlElement

from briefsite.read.documents.html.reading import Reading
from briefsite.read.documents.html.styles import Styles

_SILENT = ("script", "style", "template", "noscript", "head", "link", "meta", "input", "textarea", "select", "datalist")
_NAMED = {
    "nav": "a menu",
    "form": "a form",
    "button": "a button",
    "iframe": "a page in a frame",
    "object": "an embedded object",
    "embed": "an embedded object",
    "applet": "an embedded object",
    "video": "a video",
    "audio": "a recording",
    "canvas": "a drawing by a program",
    "svg": "a drawing (SVG)",
    "dialog": "a dialogue",
}
_ROLES = {"navigation": "a menu", "search": "a form", "banner": "the page's head", "contentinfo": "the page's foot"}
_MOST = 0.5
"""Of the words of all articles, how many one must have to be the text."""


def words_in(element: _Element) -> int:
    """How many words an element shows."""
    return sum(len(str(text).split()) for text in element.itertext())


def main_part(tree: HtmlElement, reading: Reading, styles: Styles) -> HtmlElement:
    """The element that is the text of a page, without what is none of it; the rest is told by its number of words."""
    body = tree.find("body")
    assert isinstance(body, HtmlElement)
    for element in [
        each for each in body.iter(*_SILENT) if each.get("type") not in ("math/tex", "math/tex; mode=display")
    ]:
        _drop(element)
    for element in [each for each in body.iter() if isinstance(each.tag, str) and _is_hidden(each, styles)]:
        if element is not body and (words := words_in(element)):
            reading.lose(f"{_counted(words)} that the page hides", "the page")
        if element is not body:
            _drop(element)
    for element in [each for each in body.iter(*_NAMED) if each.tag != "form" or not _is_whole(each, body)]:
        _drop_named(element, _NAMED[str(element.tag)], reading)
    found = _article(body)
    if found is not body:
        outside = words_in(body) - words_in(found)
        if outside > 0:
            reading.lose(f"{_counted(outside)} around the text: menus, the head and foot of the page", "the page")
    for element in [each for each in found.iter() if each is not found and each.get("role") in _ROLES]:
        _drop_named(element, _ROLES[element.get("role") or ""], reading)
    return found


def _is_hidden(element: _Element, styles: Styles) -> bool:
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or "hidden" in styles.of(element)


def _is_whole(form: _Element, body: _Element) -> bool:
    """Whether a form is around the whole text, as some programs write pages."""
    return words_in(form) * 2 > words_in(body)


def _article(body: HtmlElement) -> HtmlElement:
    articles = [each for each in body.iter("article") if next(each.iterancestors("article"), None) is None]
    if articles:
        largest = max(articles, key=words_in)
        if words_in(largest) >= _MOST * sum(map(words_in, articles)):
            return largest
    mains = [each for each in body.iter() if each.tag == "main" or each.get("role") == "main"]
    return max(mains, key=words_in) if mains else body


def _drop_named(element: _Element, what: str, reading: Reading) -> None:
    words = words_in(element)
    source = next((str(each.get("src")) for each in element.iter() if each.get("src")), "")
    if words or source:
        said = f" ({source[:80]})" if source else f" ({_counted(words)})"
        reading.lose(f"{what} is no text of a brief and was left out{said}", "the page")
    _drop(element)


def _drop(element: _Element) -> None:
    """Take an element out, but not what stands behind it."""
    if element.getparent() is not None and isinstance(element, HtmlElement):
        element.drop_tree()


def _counted(words: int) -> str:
    return "one word" if words == 1 else f"{words} words"
