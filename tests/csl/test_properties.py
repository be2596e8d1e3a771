"""What holds for any reference in any style: no exception, tags in pairs, nothing of Python in the text."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import csl
from csl.jobs import JobError, run_job

STYLES = {
    name: csl.load_style(name) for name in ("apa", "chicago-notes-bibliography", "ieee", "modern-language-association")
}
CHARACTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")) | st.sampled_from(
    list("<>&\"'’“”«»*_[]`-–.,;:!? \n")
)
MARKUP = ("<i>a</i> b", "<b>a <i>b</b> c</i>", "\"a 'b' c\"", "a ‘b", '<span class="nocase">X</span> y', "..", " ")
TEXT = (st.text(CHARACTERS, max_size=24) | st.sampled_from(MARKUP)).filter(lambda text: "none" not in text.lower())
NAME = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ("family", "given", "suffix", "dropping-particle", "non-dropping-particle", "literal"), TEXT
    ),
)
PART = st.integers(-3000, 3000) | st.sampled_from(["", "2020", "x", None])
DATE = st.fixed_dictionaries(
    {}, optional={"date-parts": st.lists(st.lists(PART, max_size=4), max_size=3), "literal": TEXT, "season": PART}
) | st.fixed_dictionaries({"raw": TEXT})
VALUES = {
    **dict.fromkeys(
        ("title", "title-short", "container-title", "publisher", "genre", "note", "URL", "DOI", "page"), TEXT
    ),
    **dict.fromkeys(("volume", "issue", "edition", "number"), TEXT | st.integers(-5, 5000)),
    **dict.fromkeys(("author", "editor", "translator"), st.lists(NAME, max_size=5) | TEXT),
    **dict.fromkeys(("issued", "accessed", "original-date"), DATE | TEXT),
    "type": st.sampled_from(["book", "article-journal", "chapter", "report", "webpage", "", "no-such-type"]),
}
ITEMS = st.lists(st.fixed_dictionaries({}, optional=VALUES), min_size=1, max_size=4)
SPEED = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def tags_pair(text: str) -> bool:
    """Whether every tag that was written is closed in order."""
    opened: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z]+)[^>]*>", text):
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened


@pytest.mark.parametrize("name", STYLES)
@SPEED
@given(items=ITEMS, locator=TEXT, prefix=TEXT, suffix=TEXT)
def test_any_reference_comes_out_as_whole_html(
    name: str, items: list[dict[str, object]], locator: str, prefix: str, suffix: str
) -> None:
    """Whatever a reference holds, what comes out has its tags in pairs and no angle bracket of its own."""
    works = {f"id{at}": item for at, item in enumerate(items)}
    cites = tuple(csl.Cite(id, locator, None, prefix, suffix) for id in works)
    citations = [csl.Citation(cites, 1), csl.Citation(cites[:1], 2), csl.Citation(cites[:1], 3, composite=True)]
    for output in (csl.HTML, csl.MARKDOWN.with_links()):
        result = csl.format_citations(STYLES[name], works, citations, output=output)
        texts = [citation.text for citation in result.citations] + [entry.text for entry in result.bibliography]
        for text in texts:
            assert tags_pair(text), text
            assert "<" not in re.sub(r"</?(i|b|em|strong|u|sup|sub|span|div|a)\b[^<>]*>", "", text), text
            assert "None" not in text, text


@SPEED
@given(items=ITEMS)
def test_markdown_stays_on_one_line(items: list[dict[str, object]]) -> None:
    """Whatever a reference holds, its entry for a Markdown page has no line break and no bare Markdown markup."""
    works = {f"id{at}": item for at, item in enumerate(items)}
    for entry in csl.format_bibliography(STYLES["apa"], works, output=csl.MARKDOWN.with_links()):
        text = re.sub(r"<[^<>]*>", "", entry.text)
        assert not re.search(r"[\n\r*_`\[\]\\]", text), entry.text


@SPEED
@given(items=ITEMS)
def test_results_do_not_depend_on_what_was_formatted_before(items: list[dict[str, object]]) -> None:
    """A style that has formatted other works gives the same as a fresh one."""
    works = {f"id{at}": item for at, item in enumerate(items)}
    fresh = csl.parse_style(STYLE_TEXT)
    assert csl.format_bibliography(KEPT, works) == csl.format_bibliography(fresh, works)


STYLE_TEXT = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<citation><layout><text variable="title"/></layout></citation>
<bibliography subsequent-author-substitute="-"><sort><key variable="author"/></sort><layout suffix=".">
<group delimiter=", "><names variable="author"><name initialize-with="." and="text"/>
<substitute><names variable="editor"/>
<text variable="title"/></substitute></names><text variable="title" text-case="title" quotes="true"/>
<date variable="issued" form="text"/><text variable="page"/></group></layout></bibliography></style>"""
KEPT = csl.parse_style(STYLE_TEXT)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "citationItems", "locator"]), inner)
    ),
    max_leaves=8,
)


@SPEED
@given(references=JSON, citations=JSON)
def test_any_job_gives_a_result_or_a_job_error(references: object, citations: object) -> None:
    """A job of any form is done or refused with a `JobError`; a result is JSON."""
    try:
        result = run_job({"style": STYLE_TEXT, "references": references, "citations": citations}, csl.STRUCTURE)
    except JobError:
        return
    json.dumps(result)


_HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
LOCATORS = csl.parse_style(
    f'{_HEAD}<citation><layout><label variable="locator" form="short" suffix="|"/><text variable="locator"/></layout>'
    "</citation></style>"
)
GROUPS = csl.parse_style(
    f'{_HEAD}<citation collapse="year"><layout delimiter="; "><group delimiter=" "><names variable="author">'
    '<name form="short"/></names><date variable="issued"><date-part name="year"/></date></group></layout></citation>'
    "</style>"
)
FAMILY = st.from_regex(r"[A-Z][a-z]{2,6}", fullmatch=True)
NUMBER = st.integers(1, 9999).map(str)


def _locator(text: str) -> str:
    cite = csl.Cite("a", locator=text, label="section")
    return csl.format_citations(LOCATORS, [{"id": "a", "type": "book"}], [csl.Citation((cite,))]).citations[0].text


@SPEED
@given(one=FAMILY, other=FAMILY, number=NUMBER, last=NUMBER)
def test_a_hyphen_is_a_range_between_numbers_only(one: str, other: str, number: str, last: str) -> None:
    """Between two numbers it is a dash and their label is plural; in a name, or beside one, it stays a hyphen."""
    assert _locator(f"{number}-{last}") == f"secs.|{number}–{last}"
    assert _locator(f"{one}-{number}") == f"sec.|{one}-{number}"
    if not re.fullmatch("[IVXLCDM]+-[IVXLCDM]+", f"{one}-{other}".upper()):
        assert _locator(f"{one}-{other}") == f"sec.|{one}-{other}"


@SPEED
@given(
    works=st.lists(st.tuples(st.sampled_from(["Doe", "Roe", "Poe"]), st.integers(1900, 1905)), min_size=2, max_size=7)
)
def test_collapsed_cites_can_be_read_back(works: list[tuple[str, int]]) -> None:
    """A semicolon parts authors and a comma the years of one, so every work can be told from what is written."""
    works = sorted(set(works))
    items = [
        {"id": str(at), "type": "book", "author": [{"family": name}], "issued": {"date-parts": [[year]]}}
        for at, (name, year) in enumerate(works)
    ]
    cites = tuple([csl.Cite(str(at)) for at in range(len(works))])
    text = csl.format_citations(GROUPS, items, [csl.Citation(cites)]).citations[0].text
    read = [
        (name, int(year))
        for name, _, years in (group.partition(" ") for group in text.split("; "))
        for year in years.split(", ")
    ]
    assert sorted(read) == works
