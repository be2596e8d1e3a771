"""The elements of a page as those that a document has: what each is as good as, and nothing that is none of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

from lxml.etree import _Element

from briefsite.read.documents.html.elements import AS, BLOCKS, HEADINGS
from briefsite.read.documents.html.formulas import formula, is_formula
from briefsite.read.documents.html.pictures import picture
from briefsite.read.documents.html.reading import Reading
from briefsite.read.documents.html.redirects import real_address
from briefsite.read.documents.html.styles import Styles

_RAISED = ("sup", "sub")
_OWN = ("briefsite-note", "briefsite-comment")
_IN_ROW = ("table", "tbody", "thead", "tr")
_SHAPES = ("small-caps", "s", "sub", "sup", "em", "strong")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WORDS_QUOTE = re.compile(r"Mso(?:Intense)?Quote", re.IGNORECASE)
_WORDS_CAPTION = re.compile(r"MsoCaption", re.IGNORECASE)
_WORDS_CONTENTS = re.compile(r"MsoToc|toc\b", re.IGNORECASE)


class Converter:
    """Writes the HTML of a document from a tree."""

    def __init__(self, reading: Reading, styles: Styles) -> None:
        self.reading, self.styles = reading, styles

    def body(self, element: _Element) -> str:
        """What an element holds."""
        return self._inner(element).strip()

    def whole(self, element: _Element) -> str:
        """An element itself."""
        return self._element(element).strip()

    def _inner(self, element: _Element, *, is_block: bool = True) -> str:
        """What is inside an element; text that stands between blocks becomes paragraphs."""
        parts: list[tuple[bool, str]] = [(False, self._text(element.text))]
        for child in element:
            if isinstance(child.tag, str):
                parts.append((self._is_block(child), self._element(child)))
            parts.append((False, self._text(child.tail)))
        if not (is_block and any(block for block, _ in parts)):
            return "".join(text for _, text in parts)
        return self._in_paragraphs(parts)

    def _in_paragraphs(self, parts: list[tuple[bool, str]]) -> str:
        out, line = [], ""
        for block, text in [*parts, (True, "")]:
            if not block:
                line += text
                continue
            if line.strip():
                self.reading.paragraphs += 1
                out.append(f"<p>{line.strip()}</p>")
            line = ""
            out.append(text)
        return "".join(out)

    def _is_block(self, element: _Element) -> bool:
        tag = str(element.tag)
        return tag in BLOCKS or any(self._is_block(child) for child in element if isinstance(child.tag, str))

    def _text(self, text: str | None) -> str:
        return escape(_SPACE.sub(" ", text or ""), quote=False)

    def _element(self, element: _Element) -> str:
        tag = str(element.tag)
        special = _SPECIAL.get(tag)
        if special is not None:
            return special(self, element)
        if (form := _form_of(element)) is not None:
            return form(self, element)
        if ":" in tag or tag not in AS:
            return self._shaped(element, self._inner(element))
        if tag == "pre":
            return f"<pre>{escape(''.join(str(text) for text in element.itertext()), quote=False)}</pre>"
        inner = self._inner(element, is_block=tag not in _RAISED)
        if tag in HEADINGS:
            inner = inner.strip()
        if not inner.strip() and tag not in ("td", "th"):
            return inner
        inner = self._shaped(element, inner) if tag not in _IN_ROW and tag not in HEADINGS else inner
        return f"<{AS[tag]}>{inner}</{AS[tag]}>"

    def _shaped(self, element: _Element, inner: str) -> str:
        """What a style makes of an element: bold, italic, raised, and which way it runs."""
        shapes = self.styles.of(element)
        if inner.strip() and not self._is_block(element) and shapes:
            for shape in _SHAPES:
                if shape in shapes and f"<{shape}>" not in (inner[: len(shape) + 2],):
                    inner = (
                        f'<span class="small-caps">{inner}</span>'
                        if shape == "small-caps"
                        else f"<{shape}>{inner}</{shape}>"
                    )
        direction = element.get("dir", "").lower()
        if element.tag in ("span", "bdo", "bdi") and direction in ("rtl", "ltr") and inner.strip():
            inner = f'<span dir="{direction}">{inner}</span>'
        return inner

    def _paragraph(self, element: _Element) -> str:
        inner = self._inner(element)
        if self._is_block(element) and any(self._is_block(child) for child in element if isinstance(child.tag, str)):
            return inner
        if not inner.replace("\xa0", " ").strip():
            return ""
        self.reading.paragraphs += 1
        name = element.get("class") or ""
        if _WORDS_CONTENTS.match(name):
            self.reading.lose("the table of contents was left out: a page makes its own", "the page")
            return ""
        direction = (element.get("dir") or self.styles.declared(element).get("direction", "")).lower()
        attribute = f' dir="{direction}"' if direction in ("rtl", "ltr") else ""
        inner = self._shaped(element, inner.strip())
        if _WORDS_QUOTE.match(name):
            return f"<blockquote><p{attribute}>{inner}</p></blockquote>"
        return f"<p{attribute}>{inner}</p>"

    def _item(self, element: _Element) -> str:
        inner = self._shaped(element, self._inner(element))
        return f"<li>{inner}</li>" if inner.strip() else ""

    def _list(self, element: _Element) -> str:
        start = element.get("start", "")
        attribute = f' start="{start}"' if element.tag == "ol" and start.isdigit() and start != "1" else ""
        items = [self._element(child) for child in element if isinstance(child.tag, str)]
        return f"<{element.tag}{attribute}>{''.join(items)}</{element.tag}>" if any(items) else ""

    def _cell(self, element: _Element) -> str:
        spans = "".join(
            f' {name}="{value}"'
            for name in ("colspan", "rowspan")
            if (value := element.get(name, "")).isdigit() and value not in ("0", "1")
        )
        return f"<{element.tag}{spans}>{self._inner(element).strip()}</{element.tag}>"

    def _link(self, element: _Element) -> str:
        inner = self._shaped(element, self._inner(element))
        address = real_address(element.get("href") or "")
        if not address or not inner.strip() or self._is_block(element):
            return inner
        return f'<a href="{escape(address)}">{inner.replace("<u>", "").replace("</u>", "")}</a>'

    def _quote(self, element: _Element) -> str:
        return f"“{self._inner(element)}”"

    def _ruby(self, element: _Element) -> str:
        return self._inner(element)

    def _reading_aid(self, element: _Element) -> str:
        return f" ({self._inner(element)})"

    def _box(self, element: _Element) -> str:
        title = next(
            (each for each in element.iterchildren("p") if "admonition-title" in (each.get("class") or "")), None
        )
        if title is not None:
            title.tag = "h4"
        return f"<aside>{self._inner(element)}</aside>"

    def _nothing(self, _: _Element) -> str:
        return ""

    def _break(self, _: _Element) -> str:
        return "<br>"

    def _rule(self, _: _Element) -> str:
        return "<hr>"

    def _picture(self, element: _Element) -> str:
        return picture(element, self.reading)

    def _own(self, element: _Element) -> str:
        return f'<{element.tag} n="{int(element.get("n", "0"))}"></{element.tag}>'

    def _formula(self, element: _Element) -> str:
        return formula(element, self.reading)


def _form_of(element: _Element) -> Callable[[Converter, _Element], str] | None:
    """How an element is written whose class says what it is: a formula, a box."""
    if is_formula(element):
        return Converter._formula
    return Converter._box if element.tag == "div" and "admonition" in (element.get("class") or "").split() else None


_SPECIAL: Mapping[str, Callable[[Converter, _Element], str]] = {
    "p": Converter._paragraph,
    "li": Converter._item,
    "ul": Converter._list,
    "ol": Converter._list,
    "td": Converter._cell,
    "th": Converter._cell,
    "a": Converter._link,
    "q": Converter._quote,
    "rt": Converter._reading_aid,
    "rp": Converter._nothing,
    "br": Converter._break,
    "wbr": Converter._nothing,
    "hr": Converter._rule,
    "img": Converter._picture,
    "math": Converter._formula,
    "script": Converter._formula,
    "source": Converter._nothing,
    "briefsite-note": Converter._own,
    "briefsite-comment": Converter._own,
}
