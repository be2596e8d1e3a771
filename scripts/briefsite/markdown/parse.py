"""A Markdown text in, what it holds out. Nothing here renders anything, and nothing is found again by search."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefsite.markdown.blocks import Blocks, BlockScanner, Region
from briefsite.markdown.citations import Found, Resolver
from briefsite.markdown.inline import Kind, Part, Scanner, descend
from briefsite.model import (
    Citation,
    Heading,
    Lines,
    Link,
    Markdown,
    NoteDefinition,
    NoteReference,
    Problem,
    TextFile,
)

_NOT_BREAK = re.compile(r"[^\n]+")
_IDENTIFIER = re.compile(r"\bid\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))|(?<=[\s{:])#([\w\-:.]+)")
_BLANKED = {Kind.OPAQUE, Kind.LINK, Kind.IMAGE, Kind.ESCAPED}


def parse_markdown(file: TextFile, body_start: int = 0, lang: str = "en") -> Markdown:
    """Read the Markdown of a file from `body_start` on. Offsets in the result are into `file.text`.

    `lang` (BCP 47) is the language of the text, whose CSL locale says how the labels of locators are written.
    """
    text = file.text
    blocks = BlockScanner(text, body_start).scan()
    readable = blank(text, blocks.blanks)
    found = Found()
    resolver = Resolver(readable, lang, found)
    spans: list[tuple[int, int]] = []
    attributes = list(blocks.attributes)
    problems = list(blocks.problems)
    for region in blocks.regions:
        scanner = Scanner(readable, region.start, region.end, blocks.definitions, region.is_row)
        root = scanner.scan()
        if root.parts:
            resolver.resolve(root, region.note)
            for part in descend(root.parts):
                if part.kind in _BLANKED or part.is_shortcut:
                    spans.append((part.start, part.end))
                    if part.kind is Kind.OPAQUE:
                        attributes.append((part.start, part.end))
            problems += _unclosed(scanner)
    problems += _in_links(found)
    return _assemble(file, body_start, blocks, found, blank(readable, spans), attributes, problems)


def parse_citations(text: str, lang: str = "en", offset: int = 0) -> tuple[Citation, ...]:
    """The citations of a one-line text, such as a field of the front matter that stands at `offset` in its file."""
    root = Scanner(text, 0, len(text), {}).scan()
    found = Found()
    Resolver(text, lang, found).resolve(root, None)
    if not offset:
        return tuple(found.citations)
    return tuple(_shift(citation, offset) for citation in found.citations)


def _shift(citation: Citation, offset: int) -> Citation:
    from dataclasses import replace

    items = tuple(replace(item, start=item.start + offset, end=item.end + offset) for item in citation.items)
    return replace(citation, start=citation.start + offset, end=citation.end + offset, items=items)


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spaces for every character in the spans but line breaks. Spans are in order; they may overlap."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        start = max(start, done)
        if start < end:
            pieces += [text[done:start], _spaces(text[start:end])]
            done = end
    return "".join([*pieces, text[done:]]) if done else text


def _spaces(text: str) -> str:
    return _NOT_BREAK.sub(lambda run: " " * len(run.group()), text) if "\n" in text else " " * len(text)


def _unclosed(scanner: Scanner) -> list[tuple[str, int, str]]:
    """Brackets that open a citation and are never closed."""
    problems = []
    for bracket in scanner.unclosed:
        first = bracket.parts[0] if bracket.parts else None
        if first and first.kind is Kind.KEY:
            opening = scanner.text[bracket.inner[0] - 1 : first.end]
            if len(opening) <= 60 and not re.search(r"[.!?]\s", opening):
                message = f"the citation that begins with `{opening}` is never closed: add `]` after it"
                problems.append(("unclosed-citation", bracket.inner[0] - 1, message))
    return problems


def _in_links(found: Found) -> list[tuple[str, int, str]]:
    message = "`{0}` stands in the text of a link, where it cannot cite: put the citation after the link"
    return [("citation-in-link", key.start, message.format("@" + key.value)) for key in found.keys_in_links]


def _assemble(
    file: TextFile,
    body_start: int,
    blocks: Blocks,
    found: Found,
    prose: str,
    attributes: list[tuple[int, int]],
    problems: list[tuple[str, int, str]],
) -> Markdown:
    text = file.text
    lines = Lines.of(file.path, text) if problems else Lines(file.path, (0,))
    headings = tuple(map(_heading, [text] * len(blocks.headings), blocks.headings, blocks.heading_regions))
    identifiers = {
        next(filter(None, match.groups()), "")
        for start, end in attributes
        for match in _IDENTIFIER.finditer(text, start, end)
    }
    return Markdown(
        text,
        body_start,
        prose,
        tuple(sorted(found.citations, key=lambda citation: citation.start)),
        tuple(_note_reference(part, note) for part, note in sorted(found.notes, key=lambda pair: pair[0].start)),
        tuple(NoteDefinition(label, start, end, (content, end)) for label, start, end, content in blocks.notes),
        headings,
        tuple(_link(text, part) for part in sorted(found.links, key=lambda part: part.start)),
        frozenset(identifiers - {""}),
        tuple(Problem(rule, lines.place(at), message) for rule, at, message in sorted(problems, key=lambda p: p[1])),
    )


def _heading(text: str, heading: tuple[int, int, int], region: Region) -> Heading:
    level, start, end = heading
    written = _IDENTIFIER.search(text, region.end, end)
    identifier = next(filter(None, written.groups()), None) if written else None
    return Heading(level, text[region.start : region.end].strip(), start, end, identifier)


def _note_reference(part: Part, note: str | None) -> NoteReference:
    if part.kind is Kind.NOTE:
        return NoteReference(f"^{part.start}", part.start, part.end, part.inner, note)
    return NoteReference(part.value, part.start, part.end, None, note)


def _link(text: str, part: Part) -> Link:
    return Link(part.value, text[slice(*part.inner)], part.start, part.end, part.kind is Kind.IMAGE)
