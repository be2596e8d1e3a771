"""What is done to the finished HTML of a page to make it one of a preview, whichever generator made it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath, relpath
from urllib.parse import quote, unquote

from lxml import html

from briefsite.commands.preview.comment import CHANGES_PAGE
from briefsite.commands.preview.markup import MarkedUp
from briefsite.read.addresses import leaves_site, split

STYLE_SHEET = "preview.css"
_LEADING_AWAY = frozenset(("canonical", "sitemap", "search", "preconnect", "dns-prefetch"))
_FEED_TYPES = re.compile(r"application/(?:rss|atom|feed|rdf)\+(?:xml|json)|text/xml", re.IGNORECASE)
_ANALYTICS = re.compile(
    r"googletagmanager|google-analytics|\bgtag\(|__md_analytics|_paq\b|plausible|umami|goatcounter|fathom|hotjar|matomo"
)
_MOST_LINKS = 60


@dataclass(frozen=True, slots=True)
class Bar:
    """What the bar at the top of a page says. Addresses are relative to the root of the preview; empty: none."""

    says: str = ""
    changes: str = ""
    page: str = ""
    published: str = ""
    """An absolute address on the published site."""


def mark_page(text: str, path: str, bar: Bar, removed: Collection[str] = frozenset()) -> str:
    """A whole page as one of a preview: it says so, tells search engines to stay away, and leads to no feed.

    `path` is the file's, from the root of the preview; `removed` are the paths of feeds and site maps taken away.
    """
    page = html.document_fromstring(text)
    head, body = _head(page), page.find("body")
    _drop_tracks(page, path, removed)
    robots = html.Element("meta", {"name": "robots", "content": "noindex"})
    style = html.Element("link", {"rel": "stylesheet", "href": _way(path, STYLE_SHEET)})
    head[:] = [robots, *head, style]
    for title in head.iter("title"):
        title.text = f"PREVIEW · {title.text or ''}"
    if body is not None:
        body.insert(0, _bar(path, bar))
    return _written(page) + "\n"


def article_of(text: str) -> html.HtmlElement | None:
    """What a page is about: its article, else its main part; None where it has neither."""
    page = html.document_fromstring(text)
    return _article(page)


def with_article(text: str, article: html.HtmlElement, title: str) -> str:
    """The page with another article in place of its own, and a title for it before its own."""
    page = html.document_fromstring(text)
    for old in page.iter("title"):
        old.text = f"{title} · {old.text or ''}"
    place = _article(page)
    if place is not None:
        place.text = article.text
        place[:] = list(article)
        _mend_links(page, place)
    return _written(page)


def changes_article(marked: MarkedUp) -> html.HtmlElement:
    """The marked-up article below a word on how to read it and a list of its changes."""
    article = marked.article
    legend = html.Element("p", {"class": "preview-legend"})
    legend.text = f"{marked.changes} {'change' if marked.changes == 1 else 'changes'}. "
    _child(legend, "ins", "Added text is underlined", " and ", **{"class": "preview-inserted"})
    _child(legend, "del", "deleted text is struck through", ". ", **{"class": "preview-deleted"})
    links = html.Element("nav", {"class": "preview-list", "aria-label": "Changes"})
    links.text = "Go to change "
    for number in range(1, min(marked.changes, _MOST_LINKS) + 1):
        _child(links, "a", str(number), " ", href=f"#change-{number}")
    if marked.changes > _MOST_LINKS:
        links[-1].tail = f" and {marked.changes - _MOST_LINKS} more"
    article[:] = [legend, links, *article]
    return article


def _article(page: html.HtmlElement) -> html.HtmlElement | None:
    article = page.find(".//article")
    return page.find(".//main") if article is None else article


def _written(page: html.HtmlElement) -> str:
    return str(html.tostring(page, encoding="unicode", doctype="<!doctype html>"))


def _mend_links(page: html.HtmlElement, article: html.HtmlElement) -> None:
    """Links of the page around it that led to places of the old article: contents go, others lead to the new one."""
    ids = {str(each) for each in page.xpath("//@id")}
    for link in [each for each in page.iter("a") if (each.get("href") or "").startswith("#")]:
        target = unquote(str(link.get("href"))[1:])
        if target and target not in ids and not target.startswith("__"):
            item = next(link.iterancestors("li"), None)
            if item is not None:
                if item.getparent() is not None:
                    item.drop_tree()
            else:
                article.set("id", article.get("id") or "preview-text")
                link.set("href", f"#{article.get('id')}")


def _bar(path: str, bar: Bar) -> html.HtmlElement:
    element = html.Element("aside", {"class": "preview-bar", "aria-label": "Preview"})
    _child(element, "strong", "PREVIEW")
    parts = [("see changes", _way(path, bar.changes) if bar.changes else "")]
    parts += [("see the page", _way(path, bar.page) if bar.page else "")]
    parts += [("see published", bar.published)]
    parts += [("all changes", _way(path, CHANGES_PAGE) if path != CHANGES_PAGE else "")]
    if bar.says:
        element[-1].tail = " · "
        _child(element, "span", bar.says)
    for words, address in parts:
        if address:
            element[-1].tail = " · "
            _child(element, "a", words, href=address)
    return element


def _drop_tracks(page: html.HtmlElement, path: str, removed: Collection[str]) -> None:
    """Take away what leads to a feed, a site map, the search or the published page, and what counts readers."""
    for element in list(page.iter("link", "meta", "script", "noscript", "a")):
        if any(_is_track(element, path, removed)):
            parent = element.getparent()
            element.drop_tree()
            if parent is not None and parent.tag == "p" and not len(parent) and not (parent.text or "").strip():
                parent.drop_tree()


def _is_track(element: html.HtmlElement, path: str, removed: Collection[str]) -> Iterator[bool]:
    tag, rel = element.tag, (element.get("rel") or "").lower().split()
    if tag == "link":
        yield not _LEADING_AWAY.isdisjoint(rel)
        yield "alternate" in rel and (
            bool(element.get("hreflang")) or bool(_FEED_TYPES.match(element.get("type") or ""))
        )
    if tag == "meta":
        yield (element.get("name") or "").lower() == "robots"
    if tag == "script":
        yield leaves_site(element.get("src") or "")
        yield not element.get("src") and bool(_ANALYTICS.search(element.text or ""))
    if tag == "noscript":
        yield any(map(leaves_site, element.xpath(".//img/@src | .//iframe/@src")))
    if tag == "a":
        yield _target(path, element.get("href") or "") in removed


def _target(path: str, address: str) -> str:
    """The path of the file that a link on the page leads to; of a link to elsewhere, nothing."""
    parts = split(address)
    if parts is None or parts.scheme or parts.netloc or not parts.path:
        return ""
    return normpath(join(dirname(path), unquote(parts.path))).lstrip("/")


def _way(path: str, target: str) -> str:
    """A relative address from one file of the preview to another, or to a folder (`/` at its end)."""
    relative = quote(relpath(f"/{target}", f"/{dirname(path)}"))
    return f"{relative}/" if target.endswith("/") else relative


def _head(page: html.HtmlElement) -> html.HtmlElement:
    head = page.find("head")
    if head is None:
        head = html.Element("head")
        page.insert(0, head)
    return head


def _child(parent: html.HtmlElement, tag: str, words: str, tail: str = "", **attributes: str) -> None:
    element = html.Element(tag, attributes)
    element.text, element.tail = words, tail
    parent.append(element)
