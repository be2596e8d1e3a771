"""Files for programs for references, read by others: what they find is what was written."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import bibtexparser
import pypandoc
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model import Reference, TextFile
from briefsite.read.bibliography import parse_bibliography
from briefsite.render.bibtex import entry_of_brief, entry_of_source
from briefsite.render.citation_files import forms_of_source, together
from briefsite.render.ris import record

PUBLICATIONS = sorted((Path(__file__).parents[1] / "publications").glob("*/sources.bib"))
Item = dict[str, Any]


@cache
def corpus() -> Mapping[str, Reference]:
    """Every entry of the publications that tests have."""
    found: dict[str, Reference] = {}
    for path in PUBLICATIONS:
        found |= parse_bibliography(TextFile(path.name, path.read_text("utf-8"))).references
    assert len(found) > 15
    return found


def file(ending: str) -> str:
    """All of them in one file."""
    number = ("bib", "ris", "json").index(ending)
    return together(ending, [forms_of_source(reference)[number] for reference in corpus().values()])


def plain(value: object) -> str:
    """A value without markup, which no two programs write alike."""
    return re.sub(r"<[^<>]*>", "", str(value)).replace("&amp;", "&")


def words(value: object) -> list[str]:
    """The words of a value, in small letters."""
    return re.findall(r"\w+", plain(value).lower())


def one_line(name: Item) -> tuple[list[str], list[str]]:
    """The words of a name that stand before those of its given name, and these; a whole name has none."""
    parts = ("dropping-particle", "non-dropping-particle", "family", "literal")
    return sorted(words(" ".join(name.get(part, "") for part in parts))), words(name.get("given", ""))


def test_our_reader_reads_every_entry_back() -> None:
    """But for what is for its editors alone."""
    again = parse_bibliography(TextFile("a.bib", file("bib"))).references
    private = ("abstract", "annote", "keyword", "other-ids")
    before = {key: {k: v for k, v in each.csl.items() if k not in private} for key, each in corpus().items()}
    assert {key: each.csl for key, each in again.items()} == before


def test_bibtexparser_reads_every_entry() -> None:
    """No block is broken, none is lost."""
    library = bibtexparser.parse_string(file("bib"))
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == [*corpus()]


def test_rispy_reads_every_record() -> None:
    """With its title, its year, and as many authors; a whole name ends in the comma that keeps it whole."""
    records = rispy.loads(file("ris"))
    assert [each["id"] for each in records] == [*corpus()]
    for found, reference in zip(records, corpus().values(), strict=True):
        csl = reference.csl
        assert found["title"] == plain(csl["title"])
        assert len(found.get("authors", ())) == len(csl.get("author", ()))
        for written, name in zip(found.get("authors", ()), csl.get("author", ()), strict=True):
            whole = name.get("literal", "")
            assert written.endswith(",") == (" " in whole)
        assert found.get("year", "") == str(csl["issued"]["date-parts"][0][0]).zfill(4) if "issued" in csl else True


@pytest.mark.parametrize("ending", ["bib", "ris"])
def test_pandoc_reads_every_reference(ending: str) -> None:
    """Its authors in the same parts, a corporate one whole; of dates the year, of titles the words."""
    read = pypandoc.convert_text(file(ending), "csljson", format={"bib": "biblatex", "ris": "ris"}[ending])
    found = {item["id"]: item for item in json.loads(read)}
    assert len(found) == len(corpus())
    for item, reference in zip(found.values(), corpus().values(), strict=True):
        csl = reference.csl
        assert words(item["title"])[:3] == words(csl["title"])[:3]  # of sentences it decides itself what begins large
        assert [*map(one_line, item.get("author", ()))] == [*map(one_line, csl.get("author", ()))]


TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))).map(
    lambda text: " ".join(text.split())
)
VISIBLE = TEXT.filter(lambda text: re.search(r"\w", text))


def item(**more: object) -> Item:
    return {
        "id": "ports", "type": "report", "title": "Ports", "author": [{"literal": "Desk"}], "publisher": "Briefs",
        "issued": {"date-parts": [[2026, 5, 1]]}, **more,
    }  # fmt: skip


@given(VISIBLE, VISIBLE)
def test_rispy_reads_any_title_and_any_whole_name(title: str, name: str) -> None:
    """A comma within the name is a dash; nothing else of either is another sign."""
    (read,) = rispy.loads(record(item(title=title, author=[{"literal": name}])))
    assert read["title"] == " ".join(plain(title).split()) or "<" in title or "&" in title
    (written,) = read["authors"]
    assert "," not in written.removesuffix(",")
    assert [sign for sign in written if sign.isalnum()] == [
        sign for sign in plain(name) if sign.isalnum()
    ] or "&" in name


@given(VISIBLE)
def test_any_corporate_author_comes_back_whole(name: str) -> None:
    """Through BibTeX, whatever it holds: `and`, commas, braces, signs of LaTeX."""
    (read,) = parse_bibliography(
        TextFile("a.bib", entry_of_brief(item(author=[{"literal": name}])))
    ).references.values()
    (author,) = read.csl["author"]
    assert [*author] == ["literal"]
    assert re.findall(r"\w+", plain(author["literal"])) == re.findall(r"\w+", plain(name)) or "<" in name or "&" in name


def test_a_source_comes_back_as_it_was_written() -> None:
    """Twice through the file is once: nothing is added."""
    once = {key: entry_of_source(each) for key, each in corpus().items()}
    again = parse_bibliography(TextFile("a.bib", "\n".join(once.values()))).references
    assert {key: entry_of_source(each) for key, each in again.items()} == once
