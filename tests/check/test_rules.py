"""Rules on projects built by hand: what no folder of files shows, or what a clone of this repository could not hold."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import markdown as python_markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from briefsite.check import check_project
from briefsite.check.anchors import heading_ids
from briefsite.check.unsafe import unsafe_scheme
from briefsite.model import (
    Bibliography,
    Brief,
    Document,
    FrontMatter,
    Options,
    Place,
    Problem,
    Project,
    Reference,
    TextFile,
)
from briefsite.model.nearest import Nearest
from briefsite.model.slugs import Tagged, describe, slugify_of
from briefsite.read.brief import parse_brief
from briefsite.read.markdown import parse_markdown
from briefsite.read.options import options_of, read_options
from briefsite.read.paths import address_of


def brief(path: str, text: str) -> Brief:
    """A brief whose front matter is as good as any."""
    front = FrontMatter(title="Ports", date=dt.date(2026, 5, 1), summary="What ports cost.")
    return Brief(path.rpartition("/")[2].removesuffix(".md"), path, front, parse_markdown(TextFile(path, text)))


def project(*briefs: Brief, keys: tuple[str, ...] = (), documents: tuple[Document, ...] = ()) -> Project:
    """A project of these briefs, and sources with these keys."""
    references = {
        key: Reference.of(key, {"title": key}, Place("sources.bib"), "misc", {"date": "2020"}) for key in keys
    }
    files = frozenset(page.path for page in briefs) | {page.path for page in documents}
    return Project(briefs, Bibliography(references), {}, {}, documents, files)


def found(rule: str, checked: Project) -> list[str]:
    """What a rule says of a project."""
    return [str(problem) for problem in check_project(checked) if problem.rule == rule]


def test_addresses_that_differ_in_case_are_one() -> None:
    """Two briefs that a web server or a disk takes for one are a problem of the second."""
    assert found("duplicate-address", project(brief("briefs/Ports.md", "A."), brief("briefs/ports.md", "B."))) == [
        "briefs/ports.md:1:1: error: duplicate-address:"
        " this page and `briefs/Ports.md` would both be at `/briefs/ports/`"
    ]


def test_problems_found_while_reading_are_kept_once() -> None:
    """What was found before the rules ran is reported with what they find, in order of place, and nothing twice."""
    problem = Problem("broken-yaml", Place("briefs/a.md", 3), "no")
    checked = Project((brief("briefs/b.md", "[@x]"),), Bibliography({}), {}, {}, problems=(problem, problem))
    problems = check_project(checked)
    assert [str(problem.place) for problem in problems] == ["briefs/a.md:3:1", "briefs/b.md:1:2"]


@pytest.mark.parametrize(
    ("path", "folder", "page"),
    [
        ("index.md", "", "index.html"),
        ("about.md", "about/", "about.html"),
        ("briefs/index.md", "briefs/", "briefs/index.html"),
        ("briefs/ports.md", "briefs/ports/", "briefs/ports.html"),
        ("images/port.jpg", "images/port.jpg", "images/port.jpg"),
    ],
)
def test_address(path: str, folder: str, page: str) -> None:
    """Pages are published as folders, or as pages where mkdocs.yml says so; files as they are."""
    assert (address_of(path, True), address_of(path, False)) == (folder, page)


@pytest.mark.parametrize(
    ("markdown", "ids"),
    [
        ("## The Tools", ["the-tools"]),
        ("## A\n\n## A\n\n## A", ["a", "a_1", "a_2"]),
        ("## *Ports* and `code`", ["ports-and-code"]),
        ("## See [the list](x.md)", ["see-the-list"]),
        ("## A & B", ["a-b"]),
        ("## snake_case _emphasis_", ["snake_case-emphasis"]),
        ("## Café", ["cafe"]),
        ("## Ports {#harbours}", ["harbours"]),
        ("Ports\n-----", ["ports"]),
        ("## Ports[^a]\n\n[^a]: x", ["ports"]),
        ("## 港", ["_1"]),
    ],
)
def test_identifiers_of_headings(markdown: str, ids: list[str]) -> None:
    """A heading has the identifier that Python-Markdown gives it."""
    assert list(heading_ids(parse_markdown(TextFile("docs/x.md", markdown)))) == ids
    page = python_markdown.markdown(markdown, extensions=["toc", "attr_list", "footnotes"])
    assert re.findall(r'<h2 id="([^"]*)"', page) == ids


@pytest.mark.parametrize(
    ("markdown", "ids"),
    [
        ("## Ports [@doe2020]", ["ports"]),
        ("## The title", ["the-title_1"]),
        ("## Sources", ["sources_1"]),
        ("## 港", ["section-1151db"]),
    ],
)
def test_identifiers_of_headings_in_briefs(markdown: str, ids: list[str]) -> None:
    """A brief's title and the sections around its text come first; a heading without ASCII letters keeps its own."""
    assert list(heading_ids(parse_markdown(TextFile("briefs/x.md", markdown)), "The title")) == ids


SLUGIFIES = [
    ("", []),
    ("slugify: !!python/name:markdown.extensions.toc.slugify_unicode", ["toc.slugify_unicode"]),
    ("slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}", ["pymdownx"]),
    ("slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower, percent_encode: true}}", ["pymdownx"]),
    ("separator: _", []),
]


@pytest.mark.parametrize(("setting", "described"), SLUGIFIES)
def test_identifiers_of_headings_by_the_settings_of_the_site(
    tmp_path: Path, setting: str, described: list[str]
) -> None:
    """mkdocs.yml is read without running what it names, and gives the identifiers that a build would."""
    lines = ["site_name: X", "markdown_extensions:", "  - attr_list", "  - toc:", f"      {setting}", ""]
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("\n".join(lines) if setting else "site_name: X\n", "utf-8")
    options, problems = read_options(tmp_path)
    assert not problems and all(word in options.slugify or options.slugify == "unicode" for word in described)
    config = load_config(str(tmp_path / "mkdocs.yml")) if setting else None
    assert config is None or options_of(dict(config))[0].slugify == options.slugify
    text = "## 中国的贷款\n\n## The Tools *we* use\n\n## Café Ünique\n\n## Café Ünique\n\n## Own {#own}\n"
    page = python_markdown.markdown(
        text, extensions=["toc", "attr_list"], extension_configs={"toc": config.mdx_configs["toc"]} if config else {}
    )
    body = parse_markdown(TextFile("docs/x.md", text))
    ours = heading_ids(body, None, slugify_of(options.slugify, options.slug_separator))
    assert list(ours) == re.findall(r'<h2 id="([^"]*)"', page)


def test_links_to_headings_in_any_script_lead_where_the_site_puts_them() -> None:
    """With the site's own `slugify` the words themselves are the address; without it the message says which is."""
    page = brief("briefs/a.md", "## 中国的贷款\n\n[x](#中国的贷款)\n")
    unicode = Options(slugify=describe(Tagged("pymdownx.slugs.slugify", {"kwds": {"case": "lower"}})))
    assert found("dead-anchor", Project((page,), Bibliography({}), {}, {}, options=unicode)) == []
    assert found("dead-anchor", project(page)) == [
        "briefs/a.md:3:1: error: dead-anchor: `#中国的贷款` is on no heading of this page;"
        " did you mean `#section-5f9e0c`?"
    ]
    unknown = Options(slugify=describe(Tagged("our.own.slugify")))
    assert found("dead-anchor", Project((page,), Bibliography({}), {}, {}, options=unknown)) == []


def test_slugify_that_is_text_is_a_problem() -> None:
    """Python-Markdown would call it and stop the build."""
    _, problems = options_of({"markdown_extensions": [{"toc": {"slugify": "pymdownx.slugs"}}]})
    assert [problem.message for problem in problems] == [
        "`slugify` of `toc` must be a function, for example"
        " `slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}`; it is"
        " `pymdownx.slugs`"
    ]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JAVASCRIPT:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript&colon;alert(1)",
        "javascript&#58;alert(1)",
        "\u200bjavascript:alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "file:///etc/passwd",
    ],
)
def test_disguised_addresses_are_unsafe(address: str) -> None:
    """Case, white space, entities and invisible characters do not hide a scheme."""
    assert unsafe_scheme(address)


@pytest.mark.parametrize(
    "address", ["https://example.org/javascript:x", "../javascript.md", "#data:x", "mailto:a@example.org", "a/b:c", ""]
)
def test_other_addresses_are_safe(address: str) -> None:
    """Only a scheme counts, not a word in a path."""
    assert unsafe_scheme(address) is None


def test_a_picture_may_be_data() -> None:
    """A picture may stand in its address, unless it is one that can hold a program."""
    assert unsafe_scheme("data:image/png;base64,AA", is_image=True) is None
    assert unsafe_scheme("data:image/png;base64,AA") == "data"
    assert unsafe_scheme("data:image/svg+xml,<svg/>", is_image=True) == "data"


@pytest.mark.parametrize(
    ("word", "nearest"),
    [("do2020", "doe2020"), ("Doe2020", "doe2020"), ("deo2020", "doe2020"), ("doe-2020", "doe2020"), ("zzz", None)],
)
def test_nearest_among_many(word: str, nearest: str | None) -> None:
    """A slip is recognised among tens of thousands of keys: a letter less, in capitals, two exchanged, a sign more."""
    keys = ["doe2020", *(f"author{number:05}" for number in range(20_000)), *(f"{n:x}x{n}" for n in range(20_000))]
    assert Nearest(keys).to(word) == nearest


def test_too_many_unknown_words_get_no_suggestion() -> None:
    """Past some hundreds of unknown words the search stops: its cost has a bound."""
    near = Nearest(["known"])
    assert [near.to(f"knownx{number}") for number in range(600)].count(None) == 100


def test_a_source_page_for_each_initial_can_be_linked_to() -> None:
    """Past `sources_per_page` the bibliography has a page for each initial, whose anchors are not known beforehand."""
    page = brief("briefs/a.md", "[a](../sources/d.md#any) [b](../sources/x.md) [@doe] [@roe]")
    references = project(keys=("doe", "roe")).bibliography
    paged = Project((page,), references, {}, {}, options=Options(sources_per_page=1))
    assert found("dead-link", paged) == ["briefs/a.md:1:26: error: dead-link: `../sources/x.md` leads nowhere"]


PIECES = [
    "# ",
    "[a](",
    ")",
    "![](",
    "<a href=",
    "<script",
    ">",
    "`",
    "```\n",
    "[^n]",
    ": ",
    "[@k]",
    "\n",
    "&",
    "#",
    "//",
]
MARKDOWN_LIKE = st.lists(st.sampled_from(PIECES)).map("".join)


@given(st.text() | MARKDOWN_LIKE)
@settings(deadline=None, max_examples=100)
def test_any_text_can_be_checked(text: str) -> None:
    """No text of a brief or a page makes a rule fail."""
    head = "---\ntitle: A\ndate: 2026-05-01\nauthors: [a]\ntopics: [b]\nsummary: C\n---\n"
    parsed, problems = parse_brief(TextFile("briefs/a.md", head + text))
    assert parsed is not None and not problems or parsed is None or problems
    page = Document("docs/b.md", parse_markdown(TextFile("docs/b.md", text)))
    check_project(project(*([parsed] if parsed else []), documents=(page,)))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("http//e.org/a", "http://e.org/a"),
        ("https//e.org", "https://e.org"),
        ("htp://e.org", "http://e.org"),
        ("htpps://e.org", "https://e.org"),
        ("htttps://e.org", "https://e.org"),
        ("ttps://e.org", "https://e.org"),
        ("https:/e.org", "https://e.org"),
        ("https:e.org", "https://e.org"),
        ("https;//e.org", "https://e.org"),
        ("HTTP:/e.org", "http://e.org"),
        ("https://e.org", None),
        ("http.md", None),
        ("https/notes.md", None),
    ],
)
def test_a_slip_in_https_is_named_with_what_is_meant(written: str, meant: str | None) -> None:
    """In links, pictures and HTML alike; and nothing else is said of such an address."""
    texts = (f"[a]({written})", f"<a href='{written}'>a</a>")
    for text in texts if meant else ():
        checked = project(brief("briefs/a.md", text))
        said = [problem.message for problem in check_project(checked) if problem.place.path == "briefs/a.md"]
        assert said == [f"`{written}` is no web address: write `{meant}`"]
    if meant is None:
        assert found("bad-address", project(brief("briefs/a.md", texts[0]))) == []
