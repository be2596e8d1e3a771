"""From CSL-JSON to an entry, which our reader reads as the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model import Bibliography, TextFile
from briefsite.read.bibliography import parse_bibliography
from briefsite.read.bibliography.writing import bibtex_entry, written_entry
from briefsite.read.bibliography.writing.fields import ENTRY_TYPES
from briefsite.read.bibliography.writing.normal import normal

FRAGMENTS = [
    *"{}\"#=,\\$%~`'()[]&-_^<>@ \n", "the ", "The ", "Fox ", "McX ", "iOS ", ": ", "? ", " and ", "And ", "’", "‘", "“",
    "”", "--", "<i>", "</i>", "<sup>", "</sup>", '<span class="nocase">', "</span>", "&amp;", "é", "\u00a0", "中", "3",
    "pp. ",
]  # fmt: skip
texts = st.one_of(st.text(max_size=12), st.lists(st.sampled_from(FRAGMENTS), max_size=9).map("".join))
parts = st.fixed_dictionaries(
    {},
    optional={
        part: st.one_of(texts, st.sampled_from(["Berg", "de la", "van", "Jan K.", "Jr.", "von der Leyen", "A, B"]))
        for part in ("family", "given", "suffix", "dropping-particle", "non-dropping-particle", "literal")
    },
)
years = st.integers(-3000, 12000)
dates = st.one_of(
    st.builds(lambda *point: {"date-parts": [list(point)]}, years, st.integers(1, 12), st.integers(1, 31)),
    st.builds(lambda first, second: {"date-parts": [[first, 21], [second]]}, years, years),
    st.builds(lambda raw: {"literal": raw}, texts),
)
VARIABLES: dict[str, st.SearchStrategy[Any]] = (
    dict.fromkeys(("author", "editor", "translator", "container-author", "director"), st.lists(parts, max_size=2))
    | dict.fromkeys(("issued", "accessed", "event-date", "original-date"), dates)
    | dict.fromkeys(
        (
            *("title", "container-title", "collection-title", "title-short", "volume-title", "original-title"),
            *(
                "publisher",
                "publisher-place",
                "volume",
                "issue",
                "number",
                "page",
                "genre",
                "edition",
                "note",
                "annote",
            ),
            *("abstract", "keyword", "status", "event", "event-place", "medium", "URL", "DOI", "ISBN", "call-number"),
        ),
        texts,
    )
    | {"language": st.sampled_from(["en", "fr", "de-DE", "en-GB", "English", "xx-Latn"])}
)
items = st.fixed_dictionaries({"type": st.sampled_from([*ENTRY_TYPES, "", "unknown"])}, optional=VARIABLES)


def read(text: str) -> Bibliography:
    """The bibliography of `text`."""
    return parse_bibliography(TextFile("sources.bib", text))


def read_item(text: str) -> dict[str, Any]:
    """What the only entry of `text` says, without its key."""
    (reference,) = read(text).references.values()
    return {name: value for name, value in reference.csl.items() if name != "id"}


@given(items)
def test_what_is_written_is_read_or_named(csl: dict[str, Any]) -> None:
    """Every variable of any source is read back the same from its entry, or stands among the losses."""
    said, entry = normal(csl), written_entry(csl, "key")
    found = read_item(entry.text)
    lost = {name for name in said if any(loss.startswith(f"`{name}` ") for loss in entry.losses)}
    kept = {name: value for name, value in said.items() if name not in lost}
    assert {name: found.get(name) for name in kept} == kept


FIELDS = {
    "author": "Doe, Jane and {World Bank} and van der Berg, Jan and others",
    "title": "The {BRICS} in \\emph{Africa}: A View",
    "subtitle": "More", "booktitle": "A Book of {Names}", "journaltitle": "Journal \\& Co", "date": "2020-05~/2021",
    "publisher": "Press and Sons", "location": "New York and London", "pages": "5--7", "volume": "3", "number": "4",
    "type": "phdthesis", "note": "Read 50\\% of it, ``truly''.", "url": "https://example.org/a--b?c=%20_d",
    "doi": "10.1/x_y",
    "langid": "french", "series": "3", "edition": "2nd", "eventtitle": "A Talk", "isbn": "978-0-306-40615-7",
    "pubstate": "inpress", "maintitle": "The Whole", "options": "useprefix=true", "shorttitle": "BRICS", "eprint": "x1",
    "abstract": "H\\textsubscript{2}O costs \\$5.", "keywords": "a, b", "origdate": "-0043", "ids": "old, older",
}  # fmt: skip
written_entries = st.builds(
    lambda kind, names: f"@{kind}{{k,\n" + "".join(f" {name} = {{{FIELDS[name]}}},\n" for name in sorted(names)) + "}",
    st.sampled_from(("article", "book", "incollection", "inproceedings", "report", "thesis", "online", "misc", "patent",
                     "dataset", "software", "unpublished", "legislation", "jurisdiction", "inreference", "video")),
    st.sets(st.sampled_from(sorted(FIELDS)), min_size=1),
)  # fmt: skip


@given(written_entries)
def test_what_our_reader_can_say_can_be_written(text: str) -> None:
    """What an entry of a bibliography says is said again by the entry that is written of it: nothing is lost."""
    once = read_item(text)
    entry = written_entry({"id": "k", **once}, "k")
    if "title-short" not in once:  # a reader cuts it from a title that had all of it in braces
        assert {n: v for n, v in read_item(entry.text).items() if n != "title-short"} == once
    else:
        assert read_item(entry.text) == once
    assert entry.losses == ()


@given(items)
def test_what_is_written_needs_no_correction(csl: dict[str, Any]) -> None:
    """No entry that is written is broken, has text that is not read, or a field twice."""
    rules = {problem.rule for problem in read(bibtex_entry(csl, "key")).problems}
    assert not rules & {"broken-entry", "unread-text", "duplicate-field", "undefined-string", "unknown-type"}


CASES: dict[str, tuple[dict[str, Any], str, tuple[str, ...]]] = {
    "A report of an institution, as Zotero has it": (
        {"type": "report", "title": "Trade and the South", "author": [{"literal": "UN Trade & Development"}],
         "issued": {"date-parts": [["2024", 5]]}, "publisher": "United Nations", "publisher-place": "Geneva",
         "page": "5-7", "language": "en", "URL": "https://unctad.org/a_b", "medium": "DVD"},
        "@report{k,\n"
        "  author       = {{UN Trade \\& Development}},\n"
        "  title        = {Trade and the {South}},\n"
        "  date         = {2024-05},\n"
        "  pages        = {5--7},\n"
        "  institution  = {United Nations},\n"
        "  location     = {Geneva},\n"
        "  url          = {https://unctad.org/a_b},\n"
        "  langid       = {en}\n"
        "}\n",
        ("`medium` (“DVD”)",),
    ),
    "A title in a language that keeps its capitals, and a name with its particle": (
        {"type": "chapter", "title": "Der Süden: das Ende", "container-title": "Ein Buch", "language": "de",
         "author": [{"family": "van der Berg", "given": "Jan"}], "DOI": "10.1000/182"},
        "@incollection{k,\n"
        "  author       = {{van der} Berg, Jan},\n"
        "  title        = {Der Süden: das Ende},\n"
        "  booktitle    = {Ein Buch},\n"
        "  doi          = {10.1000/182},\n"
        "  langid       = {de}\n"
        "}\n",
        (),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_entry(name: str) -> None:
    """The entry as it stands in the file, and what it could not say."""
    csl, text, losses = CASES[name]
    assert (written_entry(csl, "k").text, written_entry(csl, "k").losses) == (text, losses)
