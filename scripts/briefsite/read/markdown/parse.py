"""A Markdown text in, what it holds out. Nothing here renders anything, and nothing is found again by search."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence

from msgspec import Struct, field

from briefsite.model import (
    Citation,
    Fence,
    Heading,
    Lines,
    Link,
    LookAlike,
    Markdown,
    NoteDefinition,
    NoteReference,
    Problem,
    TextFile,
    blanked,
)
from briefsite.model.rules import markdown as rules
from briefsite.read.markdown.bare_addresses import bare_addresses
from briefsite.read.markdown.blank_lines import missing_blank_lines
from briefsite.read.markdown.blocks import BlockScanner
from briefsite.read.markdown.citations import ParagraphContent, Resolver
from briefsite.read.markdown.html_links import html_links
from briefsite.read.markdown.inline import Scanner, special_offsets
from briefsite.read.markdown.inline_look_alikes import attribute_look_alikes, inline_look_alikes, line_break
from briefsite.read.markdown.limits import exceeded_limit
from briefsite.read.markdown.parts import Part, PartKind, descend
from briefsite.read.markdown.problems import citation_problems, formula_problems, label_problems, unclosed_problems
from briefsite.read.markdown.stray_keys import locators_outside
from briefsite.read.markdown.structure import Blocks, BreachAt, Region
from briefsite.read.markdown.tag_pairs import unclosed_tags, unknown_tags

_IDENTIFIER = re.compile(r"\bid\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))|(?<=[\s{:])#([\w\-:.]+)")
_IN_TAG = re.compile(r"<[A-Za-z][^<>]*?\sid\s{0,9}=\s{0,9}(?:\"([^\"<>]*)\"|'([^'<>]*)'|([^\s\"'<>]+))")
_ESCAPED_BY_NONE_BUT_US = frozenset("\"%&',/:;<?@")
"""Behind a backslash Markdown takes these as they are (CommonMark 2.4), and Python-Markdown shows the backslash."""
_IS_TAG = re.compile(r"</?[A-Za-z]")
_BLANKED = frozenset((PartKind.OPAQUE, PartKind.LINK, PartKind.IMAGE, PartKind.ESCAPED))


class ParsedText(Struct):
    """What was found in a text: its blocks, what its paragraphs hold, and offsets of what else is not prose."""

    blocks: Blocks
    text: str
    """The text with markers and blocks that are not prose blanked."""
    content: ParagraphContent = field(default_factory=ParagraphContent)
    blanks: list[tuple[int, int]] = field(default_factory=list)
    attributes: list[tuple[int, int]] = field(default_factory=list)
    escapes: list[int] = field(default_factory=list)
    breaches: list[BreachAt] = field(default_factory=list)


def parse_markdown(file: TextFile, body_start: int = 0, lang: str = "en") -> Markdown:
    """Read the Markdown of a file from `body_start` on. Offsets in the result are into `file.text`.

    `lang` (BCP 47) is the language of the text, whose CSL locale says how the labels of locators are written.
    """
    if exceeded := exceeded_limit(file.text, body_start):
        place = Lines.of(file.path, file.text).place(exceeded.start)
        return Markdown(file.text, body_start, problems=(rules.TOO_DEEP.at(place, reason=exceeded.message),))
    parsed = parse_text(file.text, body_start, lang)
    blocks, content = parsed.blocks, parsed.content
    return Markdown(
        file.text,
        body_start,
        _merged([*blocks.blanks, *parsed.blanks]),
        tuple(content.citations),
        tuple(_note_reference(part, note) for part, note in sorted(content.notes, key=lambda pair: pair[0].start)),
        tuple(NoteDefinition(label, start, end, (content, end)) for label, start, end, content in blocks.notes),
        tuple(map(_heading, [file.text] * len(blocks.headings), blocks.headings, blocks.heading_regions)),
        _links(file.text, parsed),
        _identifiers(file.text, parsed.attributes),
        _problems(file, parsed.breaches),
        tuple(Fence(info, start, end, (first, last)) for info, start, end, first, last in blocks.fences),
        tuple(parsed.escapes),
        _look_alikes(file.text, body_start, parsed, lang),
        tuple(sorted(blocks.formulas)),
    )


def parse_citations(text: str, lang: str = "en", offset: int = 0) -> tuple[Citation, ...]:
    """The citations of a one-line text, such as a field of the front matter that stands at `offset` in its file."""
    citations, _ = parse_inline(text, lang)
    return tuple(_shift(citation, offset) for citation in citations) if offset else citations


def parse_inline(text: str, lang: str = "en") -> tuple[tuple[Citation, ...], list[BreachAt]]:
    """The citations of a text that is one paragraph, in order, and what only looks like one: offset, what is said."""
    content = ParagraphContent()
    scanner = Scanner(text, 0, len(text), {})
    scanner.scan(special_offsets(text, 0, has_rows=False))
    Resolver(text, lang, content).resolve(scanner.root, None)
    breaches = [*unclosed_problems(scanner), *citation_problems(text, content, lang)]
    return tuple(sorted(content.citations, key=lambda citation: citation.start)), breaches


def parse_text(text: str, body_start: int, lang: str) -> ParsedText:
    """Find blocks, then what each paragraph holds, outermost first and in the order of the text."""
    blocks = BlockScanner(text, body_start).scan()
    shown = blanked(text, blocks.blanks)
    parsed = ParsedText(blocks, shown, attributes=list(blocks.attributes), breaches=blocks.problems)
    resolver = Resolver(parsed.text, lang, parsed.content, blocks.examples)
    offsets = special_offsets(parsed.text, body_start, any(region.is_row for region in blocks.regions))
    may_be_told = "<" in text or "://" in text
    last = 0
    for region in blocks.regions:
        first = bisect_left(offsets, region.start, last)
        last = bisect_left(offsets, region.end, first)
        if first == last:
            continue
        scanner = Scanner(parsed.text, region.start, region.end, blocks.definitions, region.is_row)
        scanner.scan(offsets[first:last])
        resolver.resolve(scanner.root, region.note)
        parts = tuple(descend(scanner.root.parts))
        if may_be_told:
            _check_tags(text, parts, region.end, parsed)
        _leave_out(text, parts, scanner.stray_attributes, parsed)
        blocks.look_alikes += attribute_look_alikes(scanner)
        blocks.formulas += scanner.formulas
        if scanner.unclosed or scanner.unclosed_braces:
            parsed.breaches += unclosed_problems(scanner)
    parsed.breaches += citation_problems(parsed.text, parsed.content, lang)
    parsed.breaches += label_problems(parsed.content, blocks)
    parsed.breaches += formula_problems(blocks.formulas)
    parsed.content.citations.sort(key=lambda citation: citation.start)
    return parsed


def _leave_out(text: str, parts: Iterable[Part], stray: Container[tuple[int, int]], parsed: ParsedText) -> None:
    """Note which parts of a paragraph are no prose, and what in them has to be looked at; not `stray` attributes."""
    for part in parts:
        if part.kind in _BLANKED or part.is_shortcut:
            parsed.blanks.append((part.start, part.end))
            if part.kind == PartKind.OPAQUE and (part.start, part.end) not in stray:
                parsed.attributes.append((part.start, part.end))
            elif part.kind == PartKind.ESCAPED and (following := text[part.start + 1]) in _ESCAPED_BY_NONE_BUT_US:
                parsed.escapes.append(part.start)
            elif part.kind == PartKind.ESCAPED and following == "\n":
                parsed.blocks.look_alikes.append(line_break(part.start))


def _check_tags(text: str, parts: Sequence[Part], end: int, parsed: ParsedText) -> None:
    """Say of the tags of a paragraph that ends at `end` which do not pair, and of addresses that they are no links."""
    opaque = [part for part in parts if part.kind == PartKind.OPAQUE]
    if tags := [(part.start, part.end) for part in opaque if _IS_TAG.match(text, part.start)]:
        parsed.breaches += unclosed_tags(text, tags)
        parsed.blocks.look_alikes += unknown_tags(text, tags)
    if opaque:
        parsed.blocks.look_alikes += bare_addresses(text, parts, end)


def _look_alikes(text: str, start: int, parsed: ParsedText, lang: str) -> tuple[LookAlike, ...]:
    """What looks like something and is none; of several at one place the first."""
    prose = blanked(text, sorted([*parsed.blocks.blanks, *parsed.blanks]))
    look_alikes = [
        *parsed.blocks.look_alikes,
        *inline_look_alikes(text, prose, start),
        *locators_outside(text, parsed.content.citations, lang),
        *missing_blank_lines(text, prose, start, [(start, end) for _, start, end, *_ in parsed.blocks.fences]),
    ]
    if not look_alikes:
        return ()
    first = {look.start: look for look in reversed(look_alikes)}
    return tuple(first[at] for at in sorted(first))


def _merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The spans in order, each part of the text in one of them."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        elif start < end:
            merged.append((start, end))
    return tuple(merged)


def _shift(citation: Citation, offset: int) -> Citation:
    items = tuple([item._replace(start=item.start + offset, end=item.end + offset) for item in citation.items])
    return citation._replace(start=citation.start + offset, end=citation.end + offset, items=items)


def _identifiers(text: str, attributes: Iterable[tuple[int, int]]) -> tuple[tuple[str, int], ...]:
    named: dict[int, str] = {}
    for start, end in attributes:
        for match in (_IN_TAG if text[start : start + 1] == "<" else _IDENTIFIER).finditer(text, start, end):
            if match.lastindex:
                named[match.start(match.lastindex)] = match[match.lastindex]
    return tuple((named[at], at) for at in sorted(named) if named[at])


def _problems(file: TextFile, breaches: list[BreachAt]) -> tuple[Problem, ...]:
    if not breaches:
        return ()
    lines = Lines.of(file.path, file.text)
    return tuple(breach.at(lines.place(offset)) for offset, breach in sorted(breaches, key=lambda finding: finding[0]))


def _heading(text: str, heading: tuple[int, int, int], region: Region) -> Heading:
    level, start, end = heading
    written = _IDENTIFIER.search(text, region.end, end)
    identifier = next(filter(None, written.groups()), None) if written else None
    return Heading(level, text[region.start : region.end].strip(), start, end, identifier)


def _note_reference(part: Part, note: str | None) -> NoteReference:
    if part.kind == PartKind.NOTE:
        return NoteReference(f"^{part.start}", part.start, part.end, part.inner, note)
    return NoteReference(part.value, part.start, part.end, None, note)


def _links(text: str, parsed: ParsedText) -> tuple[Link, ...]:
    links = [_link(text, part) for part in parsed.content.links]
    if "<" in text:
        links += html_links(text, parsed.attributes)
    return tuple(sorted(links, key=lambda link: link.start))


def _link(text: str, part: Part) -> Link:
    return Link(part.value, text[slice(*part.inner)], part.start, part.end, part.kind == PartKind.IMAGE)
