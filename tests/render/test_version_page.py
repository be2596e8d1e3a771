"""The page of what a brief said before it was corrected, and the comparison with what it says now."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Mapping

import pytest
from msgspec.structs import replace
from sites import STYLES, page_of, project_of, section

from briefsite.model import Brief, PastVersion, Reference
from briefsite.pipeline import Site, build_site
from briefsite.render.comparison import comparison
from briefsite.render.moved_links import with_moved_links
from briefsite.wording import words

OLD = "updated: 2026-02-02\n\nPorts cost 5 [@doe2020, p. 3]. A note.[^why]\n\n[^why]: As @roe2021 says."
NEW = "updated: 2026-03-03\n\nPorts cost 6 [@poe2022, p. 3]."
PATH = "briefs/ports/2026-02-02.md"


def site(
    old: str = OLD, new: str = NEW, files: tuple[str, ...] = (), others: tuple[str, ...] = (), **options: object
) -> Site:
    """A site whose brief on ports has an earlier version; `others` are files that are not what they were."""
    project = project_of({"ports": new, "quays": "A quay [@doe2020].", "debt": "So.\n\nOther."}, **options)
    (brief,) = project_of({"ports": old}).briefs
    references = {key: entry.shown for key, entry in project.bibliography.references.items()}
    past = PastVersion(dt.date(2026, 2, 2), "c0ffee", brief, references, others)
    project = replace(project, versions={"ports": (past,)}, files=frozenset(files))
    return build_site(project, STYLES)


def version(*given: str, path: str = PATH, **options: object) -> str:
    """The Markdown of the page of that version."""
    return page_of(site(*given, **options), path)  # type: ignore[arg-type]


def test_the_newest_leads_to_it_and_it_to_the_newest() -> None:
    """With dates, to the page and to what has changed."""
    made = site()
    newest = page_of(made, "briefs/ports.md")
    day = '<time datetime="2026-02-02">2\u00a0February\u00a02026</time>'
    shown = f"[{day}](ports/2026-02-02.md) ([what has changed](ports/2026-02-02.md#changes))"
    assert f"Earlier versions: {shown}\n{{.earlier-versions}}" in newest
    assert "This is the version of 2 February 2026. The newest is of [3 March 2026](../ports.md)." in page_of(
        made, PATH
    )


def test_search_engines_and_the_search_pass_it_over() -> None:
    """It says so in its front matter, with the address of the newest."""
    (page,) = (page for page in site().pages if page.path == PATH)
    assert page.front["robots"] == "noindex" and page.front["search"] == {"exclude": True}
    assert page.front["canonical"] == "https://harbour.example/briefs/ports/"
    assert page.front["title"] == "Ports (version of 2 February 2026)"
    (page,) = (page for page in site(site_url="").pages if page.path == PATH)
    assert "canonical" not in page.front


def test_nothing_else_of_the_site_knows_of_it() -> None:
    """No list, feed, count or back-link, and what only it cites is on no page of sources."""
    made, without = (
        site(),
        build_site(project_of({"ports": NEW, "quays": "A quay [@doe2020].", "debt": "So.\n\nOther."}), STYLES),
    )
    mine = ("briefs/ports",)
    pages = {page.path: page for page in made.pages if not page.path.startswith(mine)}
    assert pages == {page.path: page for page in without.pages if not page.path.startswith(mine)}
    assert made.assets == without.assets
    assert "roe2021" not in made.corpus.references and "roe2021" in page_of(made, PATH)


def test_its_notes_lead_to_its_own_sources() -> None:
    """And no entry leads to the list of all sources, in which it may not be."""
    text = version()
    assert 'id="source-doe2020"' in section(text, "sources") and 'id="source-roe2021"' in section(text, "sources")
    assert "poe2022" not in section(text, "sources") and "sources/" not in text
    assert 'href="#source-doe2020"' in text and 'As <span id="cite-roe2021' in text


def test_an_error_in_one_ends_no_site(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its address stays, with the place that the newest leads to, and leads there; what happened is told."""
    monkeypatch.setattr("briefsite.render.version.comparison", lambda *_: {}["x"])
    (page,) = (page for page in site().pages if page.path == PATH)
    said = "**This is the version of 2 February 2026. The newest is of [3 March 2026](../ports.md).**"
    assert page.markdown == f"# Ports {{.brief-title}}\n\n{said}\n{{.old-version #changes}}\n"
    assert page.front["robots"] == "noindex" and page.front["canonical"] == "https://harbour.example/briefs/ports/"
    assert page.messages == (
        "briefs/ports.md: its version of 2026-02-02 cannot be shown, and its page only leads to the newest"
        " (KeyError: 'x')",
    )


LINKS = (
    "updated: 2026-02-02\nkey_points: ['See [a quay](quays.md).']\n\n"
    "[On a quay](quays.md#berths), [gone](gone.md){.x}, [below](#there), [nowhere](#nowhere), [out](https://a.example/),"
    " [by label][q], <a href='quays.md'>HTML</a>, <a href='gone.md'>no HTML</a>.\n\n"
    "![Same](same.svg) ![Other](other.svg){.wide} [![Shown](same.svg)](gone.md)\n\n## There\n\n[q]: quays.md\n"
)


def test_links_lead_where_they_led_or_nowhere() -> None:
    """What is not there any more is words; a picture that is another one today says what it showed."""
    files = ("briefs/same.svg", "briefs/other.svg")
    new = f"{NEW}\n\n![A](same.svg) ![B](other.svg)"
    text = version(LINKS, new, files=files, others=("briefs/other.svg",))
    for shown in (
        "See [a quay](../quays.md).",
        "[On a quay](../quays.md), gone, [below](#there), nowhere, [out](https://a.example/), [by label](../quays.md)",
        '<a href="../quays.md">HTML</a>',
        "<a>no HTML</a>",
        "![Same](../same.svg) Other ![Shown](../same.svg)",
    ):
        assert shown in text, shown
    assert "gone.md" not in text and "other.svg" not in text


def test_links_within_the_same_text_are_moved_once() -> None:
    """A link around a picture, a title with brackets, an address in angles: each keeps its words."""
    moved = with_moved_links(
        '[![a](x.svg)](y.md) [b](<y.md>) [c](y.md "T")', "briefs/p.md", "en", lambda path: f"../{path}"
    )
    assert moved == "[![a](../briefs/x.svg)](../briefs/y.md) [b](../briefs/y.md) [c](../briefs/y.md)"


def _briefs(old: str, new: str) -> tuple[Brief, Brief]:
    return project_of({"ports": old}).briefs[0], project_of({"ports": new}).briefs[0]


def compared(old: str, new: str, front: str = "lang: en") -> list[str]:
    """The items of a comparison: `-gone-` and `+come+` in place of elements."""
    names: Mapping[str, str] = {"doe2020": "Doe, First", "roe2021": "Roe, Second"}
    before, after = _briefs(f"{front}\n\n{old}", f"{front}\n\n{new}")
    text = comparison(before, after, lambda key: names.get(key, key), lambda key: names.get(key, key), words("en"))
    text = text.replace('<span class="said">Removed: </span>', "").replace('<span class="said">Added: </span>', "")
    return re.sub(r"</?ins>", "+", re.sub(r"</?del>", "-", text)).splitlines()


@pytest.mark.parametrize(
    ("old", "new", "items"),
    [
        ("It cost 5 million.", "It cost 6 million.", ["- It cost -5- +6+ million."]),
        ("One.\n\nTwo.\n\nThree.", "One.\n\nThree.", ["- -Two.-"]),
        ("One.", "One.\n\nTwo *words*.", ["- +Two words.+"]),
        ("- a one\n- b two\n", "- a one\n- b three\n", ["- b -two- +three+"]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", "| a | b |\n|---|---|\n| 1 | 3 |\n", ["- 1 · -2- +3+"]),
        ("So [@doe2020, p. 3].", "So [@roe2021, p. 3].", ["- So -\\[Doe, First,- +\\[Roe, Second,+ p. 3\\]."]),
        ("So.", "So. <!-- SECRET -->", []),
        ("So.", "So **it** is `x`.", ["- -So.- +So it is x.+"]),
        ("See [it](a.md).", "See [it](b.md).", []),
        ("贸易增长了五成。", "贸易增长了六成。", ["- 贸易增长了-五-+六+成。"]),
        ("A <b>x</b> & y.", "A <b>z</b> & y.", ["- A -x- +z+ &amp; y."]),
    ],
    ids=["word", "gone", "come", "item", "row", "source", "comment", "markup", "address", "chinese", "html"],
)  # fmt: skip
def test_a_comparison_shows_what_a_reader_reads(old: str, new: str, items: list[str]) -> None:
    """Blocks with differences alone, word by word; no markup, no comment, each source by its name."""
    assert compared(old, new) == items


def test_texts_of_the_front_matter_are_compared_too() -> None:
    """But not who signs, nor the corrections themselves."""
    old = "title: A\nsummary: It was 5.\nkey_figures: [{value: '5', label: tonnes, citation: '[@doe2020]'}]\n\nSo."
    new = old.replace("5", "6").replace("title: A", "title: A\ncorrections: [{date: 2026-01-01, text: Wrong.}]")
    before, after = _briefs(old, new)
    text = comparison(before, after, str, str, words("en"))
    assert [line.count("<ins>") for line in text.splitlines()] == [1, 1] and "Wrong" not in text
    assert text.splitlines()[1].endswith("</ins> · tonnes \\[doe2020\\]")


def test_who_hears_the_page_is_told_what_went_and_what_came() -> None:
    """In words before each, and once for all above."""
    text = version()
    assert '<del><span class="said">Removed: </span>5 ' in text and '<ins><span class="said">Added: </span>6 ' in text
    assert "Removed words are struck through" in section(text, "changes")
    assert "No word that you read here has changed." in section(version(OLD, OLD), "changes")


def test_a_long_text_is_compared_in_time() -> None:
    """Ten times the words take no hundred times as long, whatever they are."""

    def seconds(blocks: int) -> float:
        old, new = ("\n\n".join(f"{'the port of the sea ' * 20}{kind}{n}" for n in range(blocks)) for kind in "ab")
        briefs, start = _briefs(f"lang: en\n\n{old}", f"lang: en\n\n{new}"), time.process_time()
        comparison(*briefs, str, str, words("en"))
        return time.process_time() - start

    assert seconds(400) < 25 * seconds(40) + 0.5


def test_charts_of_a_version_are_its_own() -> None:
    """Its numbers are files beside it; those of today are another's."""
    chart = (
        "\n\n```vega-lite\ntitle: T\ndescription: D\ndata: {values: [{who: A, n: 3}, {who: B, n: 1}]}\nmark: bar\n"
        "encoding: {x: {field: n, type: quantitative}, y: {field: who, type: nominal}}\n```\n\nSource: @doe2020.\n"
    )
    made = site(OLD + chart, NEW)
    assert "](2026-02-02/ports-chart-1.csv)" in page_of(made, PATH)
    assert "briefs/ports/2026-02-02/ports-chart-1.csv" in {asset.path for asset in made.assets}


def test_a_version_in_a_language_is_said_in_it() -> None:
    """Its notice, its dates and its headings, from the right where it reads so."""
    text = version(f"lang: ar\n{OLD}", f"lang: ar\n{NEW}")
    assert "هذه نسخة 2 فبراير 2026" in text and "محذوف:" in text


def test_an_entry_without_a_source_is_shown_by_its_key() -> None:
    """As on the page of any brief that cites what is not there."""
    nothing: dict[str, Reference] = {}
    (brief,) = project_of({"ports": OLD}).briefs
    project = project_of({"ports": NEW})
    project = replace(project, versions={"ports": (PastVersion(dt.date(2026, 2, 2), "c", brief, nothing),)})
    assert "missing-source" in page_of(build_site(project, STYLES), PATH)
