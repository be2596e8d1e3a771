"""Blocks of Markdown as HTML: headings, paragraphs, lists, quotations, notes, and HTML that stands by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, field

from briefsite.fast.express.headings import Heading, heading_of
from briefsite.fast.express.inline import Hard, Writer
from briefsite.fast.express.lists import list_html, starts_list
from briefsite.fast.express.paragraphs import check_paragraph, classes_below
from briefsite.fast.express.tables import is_table, table_html
from briefsite.fast.express.tags import raw_attributes

_DEFINITION = re.compile(r"\[\^([\w.:-]+)\]:[ ]*")
_LATER_DEFINITION = re.compile(r"\n {0,3}\[\^[^\]]*\]:")
_RAW = re.compile(r"<(figure|form|div|section|aside|nav)((?: [a-z-]+(?:=\"[^\"<>&]*\")?)*)>")
_OPENING = re.compile(r"<(figure|div|details|section|aside)((?: [a-z-]+=\"[^\"<>&\n]*\")*) markdown=\"1\">")
_CLOSING = re.compile(r"</([a-z]+)>")
_LINE = re.compile(r"<(figcaption|summary)>(?:(?!</?\1)[^\n])+</\1>")
_BARE = re.compile(r" ([a-z-]+)(?=[ >])")
_WITHIN_THE_SITE = re.compile(r"""\s(?:href|src|srcset|poster)\s*=(?!"(?:#|https?://))""", re.IGNORECASE)
_IDENTIFIER = re.compile(r'\sid="([^"]*)"')
_CARRIED_ON = ("<ul", "<ol", "<blockquote")


class Blocks(Struct):
    """The blocks of a page, one after the other."""

    writer: Writer
    sanitise: Callable[[str], str]
    is_inside: bool = False
    """Whether they stand in an element of HTML."""
    out: list[str] = field(default_factory=list)
    headings: list[tuple[int, Heading]] = field(default_factory=list)
    """Each with its place in `out`: their names are given once all are known."""
    notes: dict[str, list[str]] = field(default_factory=dict)
    """The blocks of each note, by its label."""

    def read(self, blocks: Sequence[str]) -> None:
        """Write the blocks, and put the notes among them aside. Raises Hard."""
        at = 0
        while at < len(blocks):
            at += self._block(blocks, at)

    def _block(self, blocks: Sequence[str], at: int) -> int:
        """Write the block at a place, and what belongs to it; how many they were."""
        block = blocks[at]
        first = block[0]
        if first == "#":
            self.headings.append((len(self.out), heading_of(block, self.writer)))
            self.out.append("")
        elif first == "[" and _DEFINITION.match(block):
            return self._note(blocks, at)
        elif starts_list(block):
            count = _length(blocks, at, lambda other: other[0] == " " or starts_list(other))
            self.out.append(self._nested(lambda: list_html(blocks[at : at + count], self.writer)))
            return count
        elif first == ">":
            count = _length(blocks, at, lambda other: other[0] == ">")
            self.out.append(self._nested(lambda: self._quotation(blocks[at : at + count])))
            return count
        elif first == "|" and is_table(block):
            self.out.append(self._nested(lambda: table_html(block, self.writer)))
        elif first == "<" and (opening := _OPENING.fullmatch(block)):
            count = self._end_of(opening[1], blocks, at) - at
            self.out.append(self._nested(lambda: self._container(opening, blocks[at + 1 : at + count])))
            return count + 1
        elif first == "<" and self.is_inside and _LINE.fullmatch(block):
            self.out.append(self._as_it_is(block))
        elif first == "<" and (tag := _RAW.match(block)):
            self.out.append(self._raw(block, tag))
        else:
            self.out.append(paragraph(block, self.writer))
        return 1

    def _nested(self, write: Callable[[], str]) -> str:
        before, self.writer.nested = self.writer.nested, True
        try:
            return write()
        finally:
            self.writer.nested = before

    def _quotation(self, blocks: Sequence[str]) -> str:
        lines = [line for block in blocks for line in (*block.split("\n"), ">")]
        if any(line != ">" and (not line.startswith("> ") or line[2:].isspace()) for line in lines) or any(
            block.rpartition("\n")[2].rstrip() == ">" for block in blocks
        ):
            raise Hard
        inner = "\n".join(line[2:] for line in lines).strip("\n").split("\n\n")
        paragraphs = [paragraph(text.strip("\n"), self.writer) for text in inner if text.strip("\n")]
        if not any(paragraphs):
            raise Hard
        return "<blockquote>\n" + "\n".join(paragraphs) + "\n</blockquote>"

    def _end_of(self, tag: str, blocks: Sequence[str], start: int) -> int:
        """Where the block stands that closes the one which opens at `start`."""
        depth = 0
        for at in range(start, len(blocks)):
            opening, closing = _OPENING.fullmatch(blocks[at]), _CLOSING.fullmatch(blocks[at])
            depth += bool(opening and opening[1] == tag) - bool(closing and closing[1] == tag)
            if depth == 0:
                return at
        raise Hard

    def _container(self, opening: re.Match[str], blocks: Sequence[str]) -> str:
        """An element of HTML that holds blocks of Markdown (`markdown="1"`)."""
        attributes = raw_attributes(opening[1], opening[2])
        inner = Blocks(self.writer, self.sanitise, is_inside=True)
        inner.read(blocks)
        if attributes is None or inner.headings or inner.notes or not inner.out:
            raise Hard
        return f"<{opening[1]}{attributes}>\n" + "\n".join(inner.out) + f"\n</{opening[1]}>"

    def _raw(self, block: str, opening: re.Match[str]) -> str:
        """HTML that stands by itself, and holds no Markdown."""
        tag = opening[1]
        is_inside = ' markdown="0"' in opening[0]  # as a part of HTML that holds Markdown
        if is_inside:
            block = _BARE.sub(r' \1="\1"', opening[0].replace(' markdown="0"', "")) + block[opening.end() :]
        if _end_of_element(tag, block) != len(block) or "markdown=" in block:
            raise Hard
        return self._as_it_is(block) + ("" if is_inside else "\n")

    def _as_it_is(self, block: str) -> str:
        if _WITHIN_THE_SITE.search(block):
            raise Hard  # the host knows where it leads
        self.writer.identifiers += _IDENTIFIER.findall(block)
        return self.sanitise(block)

    def _note(self, blocks: Sequence[str], at: int) -> int:
        block = blocks[at]
        mark = _DEFINITION.match(block)
        assert mark is not None
        more = _length(blocks, at, lambda other: other[0] == " ")
        others = (line for other in blocks[at + 1 : at + more] for line in ("", *other.split("\n")))
        lines = [*block[mark.end() :].split("\n"), *others]
        parts = "\n".join(line.removeprefix("    ") for line in lines).rstrip().split("\n\n")
        self.notes[mark[1]] = parts
        if self.out and self.out[-1].startswith(_CARRIED_ON) and _carries_on(blocks[at + more : at + more + 1]):
            raise Hard  # a note between two lists parts them no more than an empty line
        return more


def _carries_on(blocks: Sequence[str]) -> bool:
    """Whether a block is of a list or a quotation that stands further up, if there was one."""
    return any(block[0] == ">" or starts_list(block) for block in blocks)


def _end_of_element(tag: str, block: str) -> int:
    """Where the element ends that a block of HTML begins with."""
    depth = 0
    for mark in re.finditer(rf"<(/?){tag}(?=[ >])[^>]*>", block):
        depth += -1 if mark[1] else 1
        if depth == 0:
            return mark.end()
    return -1


def paragraph(text: str, writer: Writer) -> str:
    """A paragraph as HTML; a last line `{.class}` gives it a class. Raises Hard for what is none."""
    words, attributes, identifier = classes_below(text)
    check_paragraph(words)
    if identifier:
        writer.identifiers.append(identifier)
    return f"<p{attributes}>{writer.inline(words)}</p>"


def labels_of(blocks: Sequence[str]) -> Iterator[str]:
    """The labels of all notes that blocks define, in order. Raises Hard where one is defined within another block."""
    for block in blocks:
        if "]:" not in block:
            continue
        definition = _DEFINITION.match(block)
        if _LATER_DEFINITION.search(block) or (definition is None and block.lstrip(" ").startswith("[^")):
            raise Hard
        if definition:
            yield definition[1]


def _length(blocks: Sequence[str], at: int, belongs: Callable[[str], bool]) -> int:
    end = at + 1
    while end < len(blocks) and belongs(blocks[end]):
        end += 1
    return end - at
