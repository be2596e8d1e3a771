"""The blocks of a text: headings, paragraphs, lists, tables, sections; what a page has no use for is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape

from lxml.etree import _Element

from briefsite.read.documents.opendocument.names import get, q, short, words_of
from briefsite.read.documents.opendocument.reading import Reading
from briefsite.read.documents.opendocument.styles import Styles
from briefsite.read.documents.opendocument.text import Text

_INDEXES: Mapping[str, str] = {
    "text:table-of-content": "the table of contents was left out: a page makes its own",
    "text:illustration-index": "the list of pictures was left out",
    "text:table-index": "the list of tables was left out",
    "text:object-index": "the list of objects was left out",
    "text:user-index": "an index was left out",
    "text:alphabetical-index": "the index was left out",
    "text:bibliography": "the list of sources was left out: a page makes its own",
}
_SILENT = frozenset(
    (
        "text:sequence-decls",
        "text:variable-decls",
        "text:user-field-decls",
        "office:forms",
        "text:tracked-changes",
        "text:soft-page-break",
        "text:dde-connection-decls",
        "table:calculation-settings",
        "text:change-start",
        "text:change-end",
        "text:change",
        "svg:title",
        "svg:desc",
        "office:annotation-end",
    )
)
_CAPTION = "<!--caption-->"
_WITH_SUBTITLE = 2
_TAGS_OF_A_PICTURE = 3
"""Behind a paragraph that is a caption, until what it belongs to is known."""


class Blocks:
    """Writes the blocks of a document."""

    def __init__(self, reading: Reading, styles: Styles) -> None:
        self.reading, self.styles = reading, styles
        self.text = Text(reading, styles, self.of)

    def of(self, element: _Element) -> str:
        """The HTML of the blocks that an element holds."""
        return "".join(_with_captions(list(self._each(element))))

    def _each(self, element: _Element) -> Iterator[str]:
        for child in element:
            if not isinstance(child.tag, str):
                continue
            name = short(child)
            write = _WRITERS.get(name)
            if write is not None:
                yield write(self, child)
            elif name in _INDEXES:
                self.reading.lose(_INDEXES[name])
            elif name.startswith("draw:"):
                yield self.text.frames.shown(child).html
            elif name not in _SILENT:
                yield from self._each(child)

    def _paragraph(self, element: _Element) -> str:
        style = get(element, "text:style-name")
        kind = self.styles.kind(style)
        if kind == "contents":
            self.reading.lose("a line of a table of contents was left out")
            return ""
        waiting, self.text.boxes = self.text.boxes, []
        self.reading.paragraphs += bool(words_of(element))
        inner = self.text.inner(element, "paragraph", style).strip()
        boxes, self.text.boxes = "".join(self.text.boxes), waiting
        if kind == "title" and inner and not self.reading.title:
            self.reading.title = words_of(element)
            return boxes
        if kind == "subtitle" and self._is_behind_title() and _is_words_alone(inner):
            self.reading.subtitle = words_of(element)
            return boxes
        if not inner or (kind == "code" and not words_of(element)):
            return boxes
        return self._as(kind, inner, element, style) + boxes

    def _is_behind_title(self) -> bool:
        """Whether nothing but the title stands before the paragraph that is being read."""
        return bool(self.reading.title) and not self.reading.subtitle and self.reading.paragraphs <= _WITH_SUBTITLE

    def _as(self, kind: str, inner: str, element: _Element, style: str) -> str:
        direction = ' dir="rtl"' if self.styles.is_from_right(style) else ""
        if kind == "code":
            return f"<pre>{escape(_lines(element), quote=False)}</pre>"
        if kind == "quotation":
            return f"<blockquote><p{direction}>{inner}</p></blockquote>"
        return f"<p{direction}>{inner}</p>{_CAPTION if kind == 'caption' else ''}"

    def _heading(self, element: _Element) -> str:
        level = get(element, "text:outline-level", "1")
        self.reading.paragraphs += 1
        inner = self.text.inner(element).strip()
        boxes, self.text.boxes = "".join(self.text.boxes), []
        shown = min(int(level), 6) if level.isdigit() and level != "0" else 1
        return (f"<h{shown}>{inner}</h{shown}>" if inner else "") + boxes

    def _list(self, element: _Element, style: str = "", depth: int = 1) -> str:
        style = get(element, "text:style-name") or style
        items = [each for each in element if each.tag in (q("text:list-item"), q("text:list-header"))]
        if all(_holds_headings(item) for item in items):
            return "".join(self.of(item) for item in items)  # which count headings
        shown = [self._item(item, style, depth) for item in items]
        tag = "ol" if self.styles.is_numbered(style, depth) else "ul"
        start = get(items[0], "text:start-value") if items else ""
        attribute = f' start="{start}"' if tag == "ol" and start.isdigit() and start != "1" else ""
        inner = "".join(f"<li>{html}</li>" for html in shown if html)
        return f"<{tag}{attribute}>{inner}</{tag}>" if inner else ""

    def _item(self, item: _Element, style: str, depth: int) -> str:
        parts = []
        for child in item:
            if child.tag == q("text:list"):
                parts.append(self._list(child, style, depth + 1))
            elif isinstance(child.tag, str) and (write := _WRITERS.get(short(child))):
                parts.append(write(self, child))
        return "".join(_with_captions(parts))

    def _table(self, table: _Element) -> str:
        self.reading.tables += 1
        if get(table, "table:is-sub-table") != "true" and next(table.iter(q("table:filter")), None) is not None:
            self.reading.lose("a filter was left out", f"table {self.reading.tables}")
        head = [
            row for part in table.iter(q("table:table-header-rows")) for row in part.iterchildren(q("table:table-row"))
        ]
        rows = [row for row in table.iter(q("table:table-row")) if next(row.iterancestors(q("table:table"))) is table]
        above = "".join(self._row(row, "th") for row in rows if row in head)
        below = "".join(self._row(row, "td") for row in rows if row not in head)
        return f"<table>{f'<thead>{above}</thead>' if above else ''}<tbody>{below}</tbody></table>"

    def _row(self, row: _Element, tag: str) -> str:
        cells = []
        for cell in row.iterchildren(q("table:table-cell")):
            spans = "".join(
                f' {name}="{number}"'
                for name, said in (("colspan", "columns"), ("rowspan", "rows"))
                if (number := get(cell, f"table:number-{said}-spanned")).isdigit() and number not in ("0", "1")
            )
            repeated = get(cell, "table:number-columns-repeated", "1")
            inner = self.of(cell)
            cells += [f"<{tag}{spans}>{inner}</{tag}>"] * (min(int(repeated), 100) if repeated.isdigit() else 1)
        return f"<tr>{''.join(cells)}</tr>" if cells else ""


def _holds_headings(item: _Element) -> bool:
    headings = next(item.iter(q("text:h")), None) is not None
    return headings and next(item.iter(q("text:p")), None) is None


def _lines(element: _Element) -> str:
    out = [element.text or ""]
    for each in element.iterdescendants():
        name = short(each)
        count = get(each, "text:c", "1")
        out.append(
            {"text:s": " " * (int(count) if count.isdigit() else 1), "text:tab": "\t", "text:line-break": "\n"}.get(
                name, each.text or ""
            )
        )
        out.append(each.tail or "")
    return "".join(out)


def _is_words_alone(inner: str) -> bool:
    return bool(inner) and "<briefsite" not in inner and "<img" not in inner


def _with_captions(blocks: list[str]) -> Iterator[str]:
    """Blocks in which captions belong to the picture or table beside them, and lines of code or quotations are one."""
    blocks = [block for block in blocks if block]
    number = 0
    while number < len(blocks):
        block = blocks[number]
        following = blocks[number + 1] if number + 1 < len(blocks) else ""
        if one := _one_of_two(block, following, _comes_table(blocks, number)):
            yield one
            number += 1
        elif block.endswith(_CAPTION):
            yield _alone(_inside(block))
        elif any(block.startswith(f"<{tag}>") and following.startswith(f"<{tag}>") for tag in ("pre", "blockquote")):
            tag = "pre" if block.startswith("<pre>") else "blockquote"
            between = "\n" if tag == "pre" else ""
            blocks[number + 1] = f"{block.removesuffix(f'</{tag}>')}{between}{following.removeprefix(f'<{tag}>')}"
        else:
            yield block
        number += 1


def _one_of_two(block: str, following: str, comes_table: bool) -> str:
    """A table or a picture and the caption beside it, where two blocks are that; else nothing."""
    if block.endswith(_CAPTION) and not _inside(block).startswith("<img") and following.startswith("<table>"):
        return f"<table><caption>{_inside(block)}</caption>{following.removeprefix('<table>')}"
    if not following.endswith(_CAPTION) or block.endswith(_CAPTION):
        return ""
    if block.startswith("<table>") and "<img" not in following and not comes_table:
        return f"<table><caption>{_inside(following)}</caption>{block.removeprefix('<table>')}"
    if block.startswith("<p><img") and block.endswith("></p>") and block.count("<") == _TAGS_OF_A_PICTURE:
        return f"<figure>{block[3:-4]}<figcaption>{_inside(following)}</figcaption></figure>"
    return ""


def _alone(inner: str) -> str:
    """A paragraph of the style of captions that holds its picture itself, or that has none."""
    if not inner.startswith("<img"):
        return f"<p>{inner}</p>"
    picture, _, words = inner.partition(">")
    return f"<figure>{picture}><figcaption>{words.removeprefix('<br>').strip()}</figcaption></figure>"


def _comes_table(blocks: list[str], number: int) -> bool:
    """Whether the caption behind a table may belong to the next table."""
    return number + 2 < len(blocks) and blocks[number + 2].startswith("<table>")


def _inside(block: str) -> str:
    paragraph = block.removesuffix(_CAPTION)
    return paragraph[paragraph.index(">") + 1 : paragraph.rindex("</p>")]


_WRITERS: Mapping[str, Callable[[Blocks, _Element], str]] = {
    "text:p": Blocks._paragraph,
    "text:h": Blocks._heading,
    "text:list": Blocks._list,
    "table:table": Blocks._table,
}
