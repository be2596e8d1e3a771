"""What holds for every bibliography, however it is written."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from briefsite.model import Bibliography, TextFile
from briefsite.read.bibliography import parse_bibliography

FRAGMENTS = [
    *"@{}\"#=,\\$%~`'()[]&-\n ",
    *("``", "''", "--", "\n\n", "@article{", "@book{k,", "@string{", "@comment{", "@preamble{", "{\\'e}", "\\emph{"),
    *("title", "author", "date", "year", "month", "jan", "crossref", "xdata", " = ", " and ", "2004", "&amp;"),
    *("given=", "k", "\\em ", "<i>", "</i>", "&lt;", "\\frac{", "_{", "^", "http://[::1", "10.1/"),
    *("Spring ", "; ", "、", "\n%", "<<<<<<< HEAD\n", ">>>>>>> x\n", "\\'", "\\unknown{"),
]  # fmt: skip
FIELDS = ("title", "author", "date", "year", "month", "doi", "url", "pages", "publisher", "series", "options", "langid")

broken_text = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
words = st.text(st.characters(categories=["L", "N", "Zs"], include_characters="-.:{}"), max_size=30)
values = words.map(lambda text: text.replace("{", "").replace("}", ""))


def read(text: str) -> Bibliography:
    """The bibliography of `text`."""
    return parse_bibliography(TextFile("sources.bib", text))


@given(st.one_of(st.text(), broken_text))
def test_any_text_is_survived(text: str) -> None:
    """Any text gives items of plain JSON and messages, and raises nothing."""
    bibliography = read(text)
    json.dumps([reference.csl for reference in bibliography.references.values()])
    assert all(str(problem).startswith("sources.bib:") for problem in bibliography.problems)


@given(st.sampled_from(FIELDS), broken_text)
def test_any_value_is_survived(field: str, value: str) -> None:
    """Any value of any field raises nothing, and the entry on the next line is read."""
    bibliography = read(f"@book{{k,\n {field} = {{{value}}},\n}}\n\n@book{{last, title = {{Last}}}}")
    assert "last" in bibliography.references or "@" in value
    json.dumps([reference.csl for reference in bibliography.references.values()])


@given(
    st.sampled_from((*FIELDS, "day", "volume", "number", "edition", "urldate")),
    st.sampled_from(("", "y", "-", "~", "$")),
)
def test_a_number_of_thousands_of_digits_is_survived(field: str, sign: str) -> None:
    """Python reads no number of more than 4,300 digits, and nobody means one."""
    number = "1" * 5000
    for value in (f"{{{sign}{number}}}", f"{{{number}/{number}}}", f"{{&#{number};}}", number):
        assert "k" in read(f"@book{{k, year = 2020, month = 5, {field} = {value}}}").references


@given(st.lists(st.tuples(values, values, st.booleans()), max_size=6))
def test_every_entry_is_a_reference_or_a_problem(entries: list[tuple[str, str, bool]]) -> None:
    """Each entry becomes a reference, in order; a broken one is a reference and a problem at its `@`."""
    lines = []
    for number, (title, note, is_broken) in enumerate(entries):
        opening = "{{" if is_broken else "{"
        lines.append(f"@book{{k{number},\n  title = {opening}{title}}},\n  note = {{{note}}}\n}}\n")
    bibliography = read("\n".join(lines))
    assert list(bibliography.references) == [f"k{number}" for number in range(len(entries))]
    broken = [problem.place.line for problem in bibliography.problems if problem.rule == "broken-entry"]
    assert broken == [number * 5 + 1 for number, entry in enumerate(entries) if entry[2]]


@given(st.lists(st.tuples(values, values), max_size=6))
def test_the_patterns_and_the_library_agree(entries: list[tuple[str, str]]) -> None:
    """Entries in braces, which patterns read, and in parentheses, which bibtexparser reads, have the same content."""
    braces, parentheses = (
        read("\n".join(f"@book{start}k{n}, title = {{{t}}}, note = {{{m}}}{end}" for n, (t, m) in enumerate(entries)))
        for start, end in ("{}", "()")
    )
    assert braces.references == parentheses.references


@given(values)
def test_text_without_latex_is_kept(text: str) -> None:
    """A text without LaTeX keeps its words; only white space, hyphens and the case of titles may change."""
    reference = read(f"@book{{k, note = {{{text}}}}}").references["k"]
    expected = text.replace("---", "—").replace("--", "–").strip(" ")
    assert "".join(str(reference.csl.get("note", "")).split()) == "".join(expected.split())


def test_places_are_those_of_the_at_sign() -> None:
    """A problem stands at line and column of its entry's `@`, counted in characters from 1."""
    bibliography = read("%é\n  @book{a, title = {A}} @book{b title = {B}}")
    assert [str(reference.place) for reference in bibliography.references.values()] == [
        "sources.bib:2:3",
        "sources.bib:2:25",
    ]
    assert [str(problem.place) for problem in bibliography.problems] == ["sources.bib:2:25"]


def test_fields_are_those_of_the_entry_and_its_parents() -> None:
    """`Reference.fields` holds names in lower case, inherited fields included, LaTeX undecoded."""
    text = "@inbook{c, TITLE = {\\emph{C}}, crossref = {b}}\n@book{b, title = {B}}"
    assert read(text).references["c"].fields == {"title": "\\emph{C}", "crossref": "b", "booktitle": "B"}


def test_strings_made_of_strings_do_not_fill_the_memory() -> None:
    """A string that doubles itself again and again ends at a limit."""
    text = "@string{a = {xxxxxxxxxx}}\n" + "@string{a = a # a}\n" * 100 + "@misc{k, note = a}"
    assert len(read(text).references["k"].csl["note"]) == 10_000
