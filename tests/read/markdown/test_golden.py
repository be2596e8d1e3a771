"""What is read from Markdown, case by case: the files in cases/ hold a text and what is expected of it."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypandoc
import pytest

from briefsite.model import CitationItem, Lines, Markdown, TextFile
from briefsite.read.markdown import parse_citations, parse_markdown

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """A text, and what is expected of it: sections such as `citations`, each with its listing."""

    file: str
    title: str
    text: str
    sections: dict[str, str]


def cases(source: str, file: str = "") -> list[Case]:
    """The cases of a file: `§ title`, the text, then `→ section` and its listing, as often as needed."""
    found = []
    for block in re.split(r"^§ ", source, flags=re.MULTILINE)[1:]:
        title, _, rest = block.partition("\n")
        text, *sections = re.split(r"^→ ", rest, flags=re.MULTILINE)
        listed = dict(section.split("\n", 1) for section in sections)
        found.append(Case(file, title, text, listed))
    return found


def golden(name: str = "*") -> list[Case]:
    """Every case under cases/."""
    return [case for path in sorted(FOLDER.glob(f"{name}.txt")) for case in cases(path.read_text("utf-8"), path.stem)]


def listing(text: str, section: str, lang: str = "en") -> str:
    """One section of what a text holds, a line for each thing, `line:column` first."""
    markdown = parse_markdown(TextFile("brief.md", text), lang=lang)
    return "".join(f"{line}\n" for line in _LISTINGS[section](markdown, Lines.of("", text)))


def item(item: CitationItem) -> str:
    """One item of a citation: key and mode, then what it has of prefix, locator and suffix."""
    parts = [item.key, item.mode]
    parts += [f"prefix «{item.prefix}»"] if item.prefix else []
    parts += [f"{item.label} «{item.locator}»"] if item.locator else []
    parts += [f"suffix «{item.suffix}»"] if item.suffix else []
    return " ".join(parts)


def _at(lines: Lines, offset: int) -> str:
    place = lines.place(offset)
    return f"{place.line}:{place.column}"


def _citations(markdown: Markdown, lines: Lines) -> list[str]:
    listed = []
    for citation in markdown.citations:
        note = "" if citation.note is None else f" in note {'^' if citation.note[0] == '^' else citation.note}"
        listed += [f"{_at(lines, citation.start)}–{_at(lines, citation.end)}{note}"]
        listed += [f"    {item(one)}" for one in citation.items]
    return listed


def _problems(markdown: Markdown, lines: Lines) -> list[str]:
    return [f"{p.place.line}:{p.place.column}: {p.rule}: {p.message}" for p in markdown.problems]


def _notes(markdown: Markdown, lines: Lines) -> list[str]:
    listed = []
    for reference in markdown.note_references:
        label = "inline" if reference.content else reference.label
        listed.append(f"{_at(lines, reference.start)} reference {label}")
    for definition in markdown.note_definitions:
        content = " ⏎ ".join(markdown.text[slice(*definition.content)].split("\n")).strip()
        listed.append(f"{_at(lines, definition.start)} definition {definition.label} «{content}»")
    return listed


def _headings(markdown: Markdown, lines: Lines) -> list[str]:
    return [
        f"{_at(lines, heading.start)} level {heading.level} «{heading.text}»"
        + (f" #{heading.identifier}" if heading.identifier else "")
        for heading in markdown.headings
    ]


def _links(markdown: Markdown, lines: Lines) -> list[str]:
    kinds = {True: "image", False: "link"}
    return [f"{_at(lines, x.start)} {kinds[x.is_image]} «{x.text}» to {x.address}" for x in markdown.links]


def _look_alikes(markdown: Markdown, lines: Lines) -> list[str]:
    return [f"{_at(lines, look.start)}: {look.breach.rule}: {look.breach.message}" for look in markdown.look_alikes]


def _identifiers(markdown: Markdown, lines: Lines) -> list[str]:
    return sorted(markdown.identifiers)


def _prose(markdown: Markdown, lines: Lines) -> list[str]:
    return [line.replace(" ", "·").rstrip("·") for line in markdown.prose.rstrip("\n").split("\n")]


_LISTINGS = {
    "citations": _citations,
    "problems": _problems,
    "notes": _notes,
    "headings": _headings,
    "links": _links,
    "identifiers": _identifiers,
    "look-alikes": _look_alikes,
    "prose": _prose,
}

AGREED = [case for name in ("citations", "not_prose") for case in golden(name) if "citations" in case.sections]


@pytest.mark.parametrize("case", golden(), ids=lambda case: f"{case.file}: {case.title}")
def test_case(case: Case) -> None:
    """Each text holds exactly what its case lists, at exactly those lines and columns."""
    assert {name: listing(case.text, name) for name in case.sections} == case.sections


@pytest.mark.parametrize("case", AGREED, ids=lambda case: case.title)
def test_pandoc_agrees(case: Case) -> None:
    """Where a case departs from Pandoc it stands in departures.txt: all others are read as Pandoc reads them."""
    output = subprocess.run(
        [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "json"], input=case.text, capture_output=True, text=True
    )
    expected = [
        [(item["citationId"], item["citationMode"]["t"]) for item in cite["c"][0]]
        for cite in elements(json.loads(output.stdout)["blocks"], "Cite")
    ]
    found = parse_markdown(TextFile("case.md", case.text)).citations
    assert sorted([(item.key, str(item.mode)) for item in citation.items] for citation in found) == sorted(expected)


def elements(tree: Any, kind: str) -> Iterator[dict[str, Any]]:
    """Every element of a kind in Pandoc's JSON, but for those inside another: what cites within a citation."""
    if isinstance(tree, dict):
        if tree.get("t") == kind:
            yield tree
            return
        tree = list(tree.values())
    if isinstance(tree, list):
        for branch in tree:
            yield from elements(branch, kind)


def test_offset_of_a_field() -> None:
    """A field of the front matter is read by itself; its citations stand where the field stands in the file."""
    (citation,) = parse_citations("42 % [see @un2020, p. 3]", offset=100)
    item = citation.items[0]
    assert (citation.start, citation.end, item.start, item.end) == (105, 124, 110, 117)
    assert (item.prefix, item.label, item.locator) == ("see", "page", "3")


def test_body_start() -> None:
    """What stands before the body is not looked at, and stays as it was."""
    text = "---\ntitle: '[@no]'\n---\n\n[@yes]\n"
    markdown = parse_markdown(TextFile("brief.md", text), body_start=23)
    assert [citation.items[0].key for citation in markdown.citations] == ["yes"]
    assert markdown.prose == text


def test_golden_cases_are_read() -> None:
    """A case file is split into titles, texts and listings, so that no case is lost."""
    (case,) = cases("§ Title\ntext\n→ citations\nlist\n")
    assert (case.title, case.text, case.sections) == ("Title", "text\n", {"citations": "list\n"})
    assert len(golden()) > 50
