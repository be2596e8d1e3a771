"""Paragraphs, lists, tables, boxes and figures of a finished page as nodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from lxml.html import HtmlElement

from briefsite.finish.offprint.inline import Inline, Node, is_unshown, joined, trimmed, words_of
from briefsite.finish.offprint.letters import shown
from briefsite.finish.offprint.tables import tables

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    (
        "p",
        "ul",
        "ol",
        "dl",
        "blockquote",
        "table",
        "figure",
        "pre",
        "hr",
        "div",
        "section",
        "article",
        "aside",
        "details",
    )
    + ("header", "footer", "main", "nav", "center", "address", "template", *_LEVELS)
)


class Blocks:
    """Reads what stands in paragraphs. One serves a whole page."""

    def __init__(self, inline: Inline) -> None:
        self.inline = inline
        self._level = 1
        inline.blocks_of = self.of

    def of(self, element: HtmlElement) -> list[Node]:
        """The blocks in an element; words that stand in none are a paragraph."""
        out: list[Node] = []
        loose: list[Node] = []

        def end_line() -> None:
            line = trimmed(joined(loose))
            loose.clear()
            if any(not isinstance(node, str) or node.strip() for node in line):
                out.append(["p", "", *line])

        loose += words_of(element.text)
        for child in element:
            if child.tag not in _BLOCKS:
                loose += self.inline.child(child)
                continue
            end_line()
            out += self.block(child)
            loose += words_of(child.tail)
        end_line()
        return out

    def block(self, element: HtmlElement) -> list[Node]:
        """An element that is a block, as blocks."""
        if not isinstance(element.tag, str) or is_unshown(element) or element.tag in ("template", "script", "style"):
            return []
        read = _READERS.get(element.tag, Blocks._group)
        return list(read(self, element))

    def line(self, element: HtmlElement) -> list[Node]:
        """The words of an element that holds no blocks, with the place that it is."""
        return [*self.inline.anchor(element), *trimmed(self.inline.of(element))]

    def _group(self, element: HtmlElement) -> Iterator[Node]:
        names = (element.get("class") or "").split()
        if "admonition" in names or element.tag == "details":
            yield self._box(element, names)
        elif "pull-quote" in names:
            yield self._pull_quote(element, is_repeated="said-again" in names)
        elif "highlight" in names or "highlighttable" in names:
            yield from self._code(element)
        elif "tabbed-set" in names:
            yield from self._tabs(element)
        elif "chart-narrow" not in names:
            anchor = self.inline.anchor(element)
            inner = self.of(element)
            yield from [["p", "", *anchor], *inner] if anchor and not inner else inner

    def _paragraph(self, element: HtmlElement) -> Iterator[Node]:
        words = self.line(element)
        if words:
            yield ["p", (element.get("class") or "").partition(" ")[0], *words]

    def _heading(self, element: HtmlElement) -> Iterator[Node]:
        # A level that is left out (PDF/UA-1, 7.4.2) would be none for who listens.
        self._level = min(_LEVELS[element.tag], self._level + 1)
        words = self.line(element)
        if words:
            yield ["h", max(self._level, 2), *words]

    def _list(self, element: HtmlElement) -> Iterator[Node]:
        items = [[*self._place(item), *self.of(item)] for item in element if item.tag == "li"]
        start = element.get("start") or "1"
        yield [element.tag, int(start) if start.isdecimal() and len(start) < 7 else 1, *items]

    def _place(self, element: HtmlElement) -> list[Node]:
        anchor = self.inline.anchor(element)
        return [["in", *anchor]] if anchor else []

    def _definitions(self, element: HtmlElement) -> Iterator[Node]:
        rows: list[Node] = []
        for child in element:
            if child.tag == "dt":
                rows.append([self.line(child), []])
            elif child.tag == "dd" and rows:
                rows[-1][1] += self.of(child)
        yield ["dl", *rows]

    def _quotation(self, element: HtmlElement) -> Iterator[Node]:
        yield ["quote", *self.of(element)]

    def _pull_quote(self, element: HtmlElement, *, is_repeated: bool) -> Node:
        by = element.find("p[@class='signed']")
        text = element.find("blockquote")
        return [
            "pull",
            is_repeated,
            self.line(by) if by is not None else [],
            *(self.of(text) if text is not None else []),
        ]

    def _box(self, element: HtmlElement, names: list[str]) -> Node:
        title: list[Node] = []
        for child in element:
            if child.tag == "summary" or "admonition-title" in (child.get("class") or ""):
                title = self.line(child)
                child.drop_tree()
                break
        return ["box", names[1] if "admonition" in names and len(names) > 1 else "", title, *self.of(element)]

    def _tabs(self, element: HtmlElement) -> Iterator[Node]:
        """All of them, one after the other, as on paper."""
        titles = [self.line(label) for label in element.iterfind("div[@class='tabbed-labels']/label")]
        panels = element.iterfind("div[@class='tabbed-content']/div")
        for number, panel in enumerate(panels):
            yield ["box", "tab", titles[number] if number < len(titles) else [], *self.of(panel)]

    def _code(self, element: HtmlElement) -> Iterator[Node]:
        title = element.find(".//span[@class='filename']")
        for pre in element.iter("pre"):
            if not any("linenos" in (above.get("class") or "") for above in pre.iterancestors()):
                text = "".join(pre.itertext()).rstrip("\n")
                yield ["pre", title.text_content() if title is not None else "", shown_lines(text)]

    def _table(self, element: HtmlElement) -> Iterator[Node]:
        yield from self._tables(element, [], [])

    def _tables(self, element: HtmlElement, caption: list[Node], source: list[Node]) -> Iterator[Node]:
        own = element.find("caption")
        yield from tables(element, self, caption or (self.line(own) if own is not None else []), source)

    def _figure(self, element: HtmlElement) -> Iterator[Node]:
        caption = element.find("figcaption")
        said = self.line(caption) if caption is not None else []
        sources = [self.line(p) for p in element.iterfind("p[@class='chart-source']")]
        source = sources[0] if sources else []
        table = next(element.iter("table"), None)
        if "chart" in (element.get("class") or "").split():
            yield self._chart(element, said, source)
        elif table is not None:
            yield from self._tables(table, said, source)
        else:
            yield self._pictures(element, said)

    def _chart(self, element: HtmlElement, title: list[Node], source: list[Node]) -> Node:
        pictures = self.inline.pictures
        wide = element.find(".//div[@class='chart-wide']")
        unit = element.find("p[@class='chart-unit']")
        drawn = [each for each in (wide if wide is not None else ()) if each.get("data-drawing")]
        keys = [(pictures.drawing(i), i) for i in element.iterfind(".//div[@class='chart-wide']/p//i[@data-drawing]")]
        named = [[_fill(svg), shown(" ".join((i.getparent().text_content()).split()))] for svg, i in keys]
        svg = pictures.drawing(drawn[0]) if drawn else ""
        return ["chart", title, self.line(unit) if unit is not None else [], named, svg, _name_of(svg), source]

    def _pictures(self, element: HtmlElement, caption: list[Node]) -> Node:
        taken = [self.inline.pictures.take(image) for image in element.iter("img")]
        words = [["p", "", ["em", f"[{each[1]}]"]] for each in taken if each[0] == "missing" and each[1]]
        return ["figure", caption, *(each for each in taken if each[0] == "picture"), *words]

    def _rule(self, _: HtmlElement) -> Iterator[Node]:
        yield ["hr"]

    def _preformatted(self, element: HtmlElement) -> Iterator[Node]:
        yield ["pre", "", shown_lines("".join(element.itertext()).rstrip("\n"))]

    def _formula(self, element: HtmlElement) -> Iterator[Node]:
        yield ["p", "", *self.inline.child(element)]


def shown_lines(text: str) -> str:
    """Lines of code as they can be set."""
    return "\n".join(map(shown, text.expandtabs(4).split("\n")))


def _fill(svg: str) -> str:
    return svg.partition('fill="')[2].partition('"')[0]


def _name_of(svg: str) -> str:
    from html import unescape

    return unescape(svg.partition('aria-label="')[2].partition('"')[0])


_READERS: Mapping[str, Callable[[Blocks, HtmlElement], Iterable[Node]]] = {
    "p": Blocks._paragraph,
    **dict.fromkeys(_LEVELS, Blocks._heading),
    "ul": Blocks._list,
    "ol": Blocks._list,
    "dl": Blocks._definitions,
    "blockquote": Blocks._quotation,
    "table": Blocks._table,
    "figure": Blocks._figure,
    "pre": Blocks._preformatted,
    "hr": Blocks._rule,
}
