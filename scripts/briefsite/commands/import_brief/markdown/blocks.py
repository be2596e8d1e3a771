"""The blocks of a text: headings, paragraphs, lists, tables, pictures, boxes, one after another with a line between."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from lxml.etree import _Element

from briefsite.commands.import_brief.markdown.captions import captioned
from briefsite.commands.import_brief.markdown.lines import written_line
from briefsite.commands.import_brief.markdown.lists import definitions, listed
from briefsite.commands.import_brief.markdown.pieces import Kind, Piece, PieceReader, inner
from briefsite.commands.import_brief.markdown.tables import table
from briefsite.commands.import_brief.markdown.tree import HEADINGS, is_block, text_of
from briefsite.commands.import_brief.markdown.writing import Block, Writing

_SEPARATOR = "<!-- -->"
"""Between two lists, or two quotations, which would be one."""
_MERGING = frozenset(("ul", "ol", "blockquote"))


def written_blocks(body: _Element, writing: Writing) -> str:
    """The Markdown of all that an element holds."""
    return joined(blocks_of(inner(body), writing, is_top=True))


def joined(blocks: list[Block]) -> str:
    """Blocks with an empty line between them."""
    out: list[str] = []
    above = ""
    for block in blocks:
        if _would_merge(above, block):
            out.append(_SEPARATOR)
        out.append(block.text)
        above = block.tag
    return "\n\n".join(out)


def _would_merge(above: str, block: Block) -> bool:
    """Whether a block would go on with the one above, of which the tag is given."""
    if block.tag == "blockquote" and above in ("ul", "ol"):
        return bool(re.match(r"> (?:-|\d+\.) ", block.text))  # which would be items of that list
    return (
        block.tag in _MERGING and above in _MERGING and (block.tag == above or "blockquote" not in (block.tag, above))
    )


def blocks_of(nodes: list[_Element | str], writing: Writing, *, is_top: bool = False) -> list[Block]:
    """The blocks of some text and elements; what stands between blocks is a paragraph."""
    out: list[Block] = []
    line: list[_Element | str] = []
    for node in nodes:
        if isinstance(node, str) or not is_block(node):
            line.append(node)
            continue
        out += _paragraph(line, writing)
        line = []
        out += _block(node, writing, is_top)
    return [block for block in [*out, *_paragraph(line, writing)] if block.text]


def _paragraph(nodes: list[_Element | str], writing: Writing, attributes: str = "") -> list[Block]:
    if not nodes:
        return []
    writing.paragraphs += any(not isinstance(node, str) or bool(node.strip()) for node in nodes)
    text = written_line(PieceReader(writing).read(nodes))
    return [Block("p", text + attributes)] if text else []


def _block(node: _Element, writing: Writing, is_top: bool) -> Iterator[Block]:
    tag = str(node.tag)
    write = _WRITERS.get(tag)
    if tag in HEADINGS:
        yield from _heading(node, writing, is_top)
    elif write and not (tag == "p" and any(map(is_block, node))):
        yield from write(node, writing)
    elif tag == "div" and node.get("class") == "math":
        yield from _formula(node, writing)
    else:
        yield from blocks_of(inner(node), writing, is_top=is_top)


def _text(node: _Element, writing: Writing) -> list[Block]:
    direction = node.get("dir")
    return _paragraph(inner(node), writing, f"\n{{: dir={direction} }}" if direction in ("ltr", "rtl") else "")


def _list(node: _Element, writing: Writing) -> Iterator[Block]:
    yield Block(str(node.tag), listed(node, writing, blocks_of, joined))


def _definitions(node: _Element, writing: Writing) -> Iterator[Block]:
    yield Block("dl", definitions(node, writing, blocks_of, joined))


def _quotation(node: _Element, writing: Writing) -> Iterator[Block]:
    text = joined(blocks_of(inner(node), writing))
    yield Block("blockquote", "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else "")


def _rule(_: _Element, __: Writing) -> Iterator[Block]:
    yield Block("hr", "---")


def _heading(node: _Element, writing: Writing, is_top: bool) -> Iterator[Block]:
    pieces = [
        piece if piece.kind is not Kind.BREAK else Piece(Kind.WORDS, " ")
        for piece in PieceReader(writing).read(inner(node))
    ]
    if _is_within_one(pieces, "strong"):
        pieces = pieces[1:-1]  # a heading is bold without
    if not is_top:
        text = written_line(pieces)
        if text:
            writing.lose(
                f"the heading “{text_of(node)[:60]}” stands in a box, a list or a quotation: it is a bold line now"
            )
            bold = written_line([Piece(Kind.OPENING, "strong"), *pieces, Piece(Kind.CLOSING, "strong")])
            yield Block("p", bold)
        return
    text = written_line(pieces, at_start=False)
    if text:
        text = f"{text[:-1]}\\#" if text.endswith("#") else text
        yield Block(str(node.tag), f"{'#' * int(str(node.tag)[1])} {text}")


def _is_within_one(pieces: list[Piece], name: str) -> bool:
    """Whether all pieces stand in one element of that name."""
    if len(pieces) < 2 or pieces[0] != Piece(Kind.OPENING, name):
        return False
    depth = 0
    for number, piece in enumerate(pieces, 1):
        depth += (piece.kind is Kind.OPENING) - (piece.kind is Kind.CLOSING)
        if depth == 0:
            return number == len(pieces)
    return False


def _code(node: _Element, _: Writing) -> Iterator[Block]:
    text = "".join(str(each) for each in node.itertext()).expandtabs(4).strip("\n")
    if text.strip():
        fence = "`" * max(3, 1 + max(map(len, re.findall("`*", text))))
        yield Block("pre", f"{fence}\n{text}\n{fence}")


def _figure(node: _Element, writing: Writing) -> Iterator[Block]:
    captions = list(node.iter("figcaption"))
    nodes = [each for each in inner(node) if isinstance(each, str) or each.tag != "figcaption"]
    yield from blocks_of(nodes, writing)
    for each in captions:
        text = written_line(PieceReader(writing).read(inner(each)), at_start=False).replace("<br>\n", " ")
        if text:
            yield Block("p", captioned(text, "figure"))


def _box(node: _Element, writing: Writing) -> Iterator[Block]:
    first = next(iter(node), None)
    title = ""
    nodes = inner(node)
    if first is not None and first.tag in HEADINGS and not (node.text or "").strip():
        title = text_of(first).replace('"', "”")
        nodes = nodes[nodes.index(first) + 1 :]
    text = joined(blocks_of(nodes, writing))
    if text or title:
        shown = written_line([Piece(Kind.WORDS, title)], at_start=False)
        head = f'!!! box "{shown}"' if title else "!!! box"
        inside = "\n".join(f"    {line}".rstrip() for line in text.split("\n"))
        yield Block("aside", f"{head}\n\n{inside}".rstrip())


def _formula(node: _Element, writing: Writing) -> Iterator[Block]:
    writing.paragraphs += 1
    lines = [line.strip() for line in "".join(str(each) for each in node.itertext()).split("\n") if line.strip()]
    if lines:
        yield Block("p", "\n".join(["$$", *lines, "$$"]))


_WRITERS: Mapping[str, Callable[[_Element, Writing], Iterable[Block]]] = {
    "p": _text,
    "ul": _list,
    "ol": _list,
    "dl": _definitions,
    "blockquote": _quotation,
    "pre": _code,
    "hr": _rule,
    "table": table,
    "figure": _figure,
    "aside": _box,
}
