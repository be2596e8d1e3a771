"""Lists as Google Docs and Word write them, made lists within lists: there each level, or each item, stands alone."""

from __future__ import annotations

import re

from lxml.etree import _Element
from lxml.html import Element, HtmlElement

from briefsite.read.documents.html.styles import Styles, declarations

_GOOGLE = re.compile(r"\blst-[\w-]+?-(\d)\b")
_LEVEL = re.compile(r"level(\d)")
_WORDS_ITEM = re.compile(r"MsoList(?:Paragraph|Bullet|Number)", re.IGNORECASE)
_MARK = re.compile(
    r"[\s\xa0]*(?:(?P<bullet>[·•o§●○■▪‣–\-\uf0b7\uf0a7])|(?P<number>\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]))[\s\xa0]*",
    re.IGNORECASE,
)
_STEP = 36.0
"""Points by which Word indents one level."""


def shape_lists(root: HtmlElement, styles: Styles) -> None:
    """Make lists within lists of those that say their level in a class, and of paragraphs that are items."""
    for element in [each for each in root.iter("p") if each.getparent() is not None]:
        _of_word(element, styles)
    for element in [each for each in root.iter("ul", "ol") if each.getparent() is not None]:
        _of_google(element)


def _of_google(element: _Element) -> None:
    """Put a list that says a deeper level than the one before it into the last item of that."""
    level = _level(element)
    before = element.getprevious()
    if level is None or before is None or before.tag not in ("ul", "ol") or (before.tail or "").strip():
        return
    above = _level(before)
    if above is None:
        return
    if level > above:
        into: _Element = before
        while above + 1 < level and (deeper := _last_list(into)) is not None:
            into, above = deeper, above + 1
        items = list(into)
        target = items[-1] if items else into
        inner = _last_list(into)
        if inner is not None and inner.tag == element.tag:
            inner.extend(list(element))
            _remove(element)
        else:
            target.append(element)
    elif level == above and before.tag == element.tag and "start" not in (element.get("class") or "").split():
        before.extend(list(element))
        _remove(element)


def _level(element: _Element) -> int | None:
    found = _GOOGLE.search(element.get("class") or "")
    return int(found[1]) if found else None


def _last_list(element: _Element) -> _Element | None:
    items = list(element)
    inner = [each for each in items[-1] if each.tag in ("ul", "ol")] if items else []
    return inner[-1] if inner else None


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _of_word(element: _Element, styles: Styles) -> None:
    """Make an item of a paragraph that Word shows as one, in the list right before it or in a new one."""
    style = declarations(element.get("style") or "")
    is_item = "mso-list" in style or bool(_WORDS_ITEM.match(element.get("class") or ""))
    mark = _take_mark(element) if is_item else None
    if mark is None:
        return
    tag = "ol" if mark["number"] else "ul"
    found = _LEVEL.search(style.get("mso-list", ""))
    level = (
        int(found[1]) - 1
        if found
        else max(round(_points(styles.declared(element).get("margin-left", "")) / _STEP) - 1, 0)
    )
    listed = Element(tag)
    listed.set("class", f"lst-word-{min(level, 8)}")
    parent = element.getparent()
    assert parent is not None
    parent.replace(element, listed)
    listed.tail, element.tail = element.tail, None
    element.tag = "li"
    listed.append(element)


def _take_mark(element: _Element) -> re.Match[str] | None:
    """The bullet or number that stands typed at the start of an item, which is taken out of it."""
    for span in element.iter("span"):
        if "ignore" in (span.get("style") or "").lower():
            found = _MARK.match("".join(str(text) for text in span.itertext()))
            if isinstance(span, HtmlElement):
                span.drop_tree()
            return found
    for each in element.iter():
        if each.text and each.text.strip():
            found = _MARK.match(each.text)
            if found:
                each.text = each.text[found.end() :]
            return found
    return None


def _points(length: str) -> float:
    found = re.fullmatch(r"([\d.]{1,8})(pt|in|cm|px)", length)
    return float(found[1]) * {"pt": 1, "in": 72, "cm": 28.35, "px": 0.75}[found[2]] if found else 0.0
