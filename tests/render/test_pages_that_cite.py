"""Pages of docs/ that cite as a brief does: what a host gets of them."""

from __future__ import annotations

import re
from pathlib import Path

from citing import PAGES
from projects import FILES, MakeProject

from briefsite.cite import Styles
from briefsite.fast.cache import Memo
from briefsite.pipeline import Site, build_site
from briefsite.read.project import load_project


def _site(root: Path, memo: Memo | None = None) -> Site:
    return build_site(load_project(root), Styles(root / "styles"), memo=memo)


def test_notes_of_citations_and_of_the_page_share_a_numbering(make_project: MakeProject) -> None:
    """Notes are numbered as they are met; a bare name that is like no key stays as it is typed."""
    text = _site(make_project(PAGES)).by_hand["about.md"]
    assert "Ask @someone." in text
    assert [line.partition("]")[0] for line in text.splitlines() if line.startswith("[^")] == [
        "[^doe2020-56c6",
        "[^doe2020-bb79",
        "[^why",
    ]


def test_a_style_in_the_text_and_a_list_where_the_page_says(make_project: MakeProject) -> None:
    """`citation_style`, `nocite` and `\\bibliography` of a page: in the text, listed too, and listed there alone."""
    text = _site(make_project(PAGES)).by_hand["method.md"]
    assert '(<a class="source" href="#source-doe2020">Doe 2020, 12</a>)' in text
    below = text.partition("## What we read")[2].partition("## After")[0]
    assert below.count('class="entry"') == 2
    assert "in the list of all sources" in below
    assert "## Sources" not in text
    assert text.startswith("---\nsearch:")


def test_a_page_says_how_much_of_the_site_cites_a_source(make_project: MakeProject) -> None:
    """A page is no brief: where one cites a source, passages are counted and not briefs."""
    about = "# About\n\nOnly here [@roe2021]. There too [@doe2020].\n"
    brief = FILES["briefs/first.md"].replace(" Banks followed [@roe2021].", "")
    root = make_project({"docs/about.md": about, "briefs/first.md": brief})
    text = _site(root).by_hand["about.md"]
    assert "[only on this page](sources/index.md#source-roe2021)" in text
    assert "[2 passages on this site](sources/index.md#source-doe2020)" in text
    (page,) = (page for page in _site(root).pages if page.path == "briefs/first.md")
    assert "[2 passages on this site](../sources/index.md#source-doe2020)" in page.markdown


def test_a_source_that_only_a_page_cites_is_published(make_project: MakeProject) -> None:
    """It stands on /sources/ though no brief cites it; one that only a page cites which is left out does not."""
    brief = FILES["briefs/first.md"].replace("[@doe2020, p. 3]", "").replace(" [@roe2021]", "")
    root = make_project({"docs/about.md": "# About\n\nSo [@doe2020].\n", "briefs/first.md": brief})
    assert set(_site(root).corpus.references) == {"doe2020"}
    settings = FILES["mkdocs.yml"].replace("  /assets/picture.webp", "  about.md")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    assert set(_site(root).corpus.references) == set()


def test_a_page_that_is_known_is_not_made_again(make_project: MakeProject, tmp_path: Path) -> None:
    """What is remembered is what would be made, until what the page or its sources say changes."""
    root = make_project(PAGES)
    first = _site(root, Memo(tmp_path / "kept")).by_hand
    assert _site(root, Memo(tmp_path / "kept")).by_hand == first == _site(root).by_hand
    (root / "sources.bib").write_text(FILES["sources.bib"].replace("First Things", "Last Things"), "utf-8")
    assert "Last things" in _site(root, Memo(tmp_path / "kept")).by_hand["about.md"]


def test_a_page_without_citations_stays_as_it_is_written(make_project: MakeProject) -> None:
    """Nothing is written anew of which nothing is cited."""
    root = make_project({"docs/about.md": "# About\n\nAsk @someone; see `[@doe2020]`.\n"})
    assert set(_site(root).by_hand) == {"index.md"}  # which asks for lists


def test_a_citation_in_the_title_of_a_box_or_a_tab_stays_in_it(make_project: MakeProject) -> None:
    """Its mark moves behind no quotation mark that ends the title, for the box would be text then; else it does."""
    about = """# About

!!! note "Why [@doe2020]"

    So.

- ???+ tip inline "As @roe2021."

        So.

=== "One [@doe2020]."

    So.

They call it "dear" [@doe2020]. "So be it [@doe2020]."

!!! note

    "So [@doe2020]"
"""
    text = _site(make_project({"docs/about.md": about})).by_hand["about.md"]
    mark = r'<span id="[^"]+" class="cite">\[\^[^\]]+\]</span>'
    assert re.search(rf'^!!! note "Why{mark}"$', text, re.MULTILINE)
    assert re.search(rf'^- \?\?\?\+ tip inline "As <a [^>]+>Ann Roe</a>\.{mark}"$', text, re.MULTILINE)
    assert re.search(rf'^=== "One\.{mark}"$', text, re.MULTILINE)
    assert re.search(rf'^They call it "dear"\.{mark} "So be it\."{mark}$', text, re.MULTILINE)
    assert re.search(rf'^    "So"{mark}$', text, re.MULTILINE)
