"""Real builds of small projects: what stands on the pages, and what never does."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest
from html_site import HtmlSite, mkdocs_build
from projects import BRIEF, FILES, WITH_TEMPLATES, MakeProject

from briefsite.model.memory import WORTH_SHARING

pytestmark = pytest.mark.usefixtures("both_ways")


def _built(root: Path, *options: str) -> HtmlSite:
    code, output = mkdocs_build(root, *(options or ("--strict",)))
    assert code == 0, output
    return HtmlSite(root / "site")


def test_every_footnote_leads_to_its_source_and_back(make_project: MakeProject) -> None:
    """From mark to note, from note to source, from source to mark; on the page and site-wide."""
    site = _built(make_project())
    brief, sources = site.pages["briefs/first/"], site.pages["sources/"]
    marks = brief.tree.xpath("//span[@class='cite']")
    assert len(marks) == 2
    for mark, key in zip(marks, ("doe2020", "roe2021"), strict=True):
        note = brief.tree.get_element_by_id(mark.xpath(".//a")[0].get("href").removeprefix("#"))
        assert note.xpath(".//a[@class='source']/@href") == [f"#source-{key}"]
        entry = brief.tree.get_element_by_id(f"source-{key}").getparent()
        assert f"#{mark.get('id')}" in entry.xpath(".//a/@href")
        everywhere = sources.tree.get_element_by_id(f"source-{key}").getparent()
        everywhere = everywhere if everywhere.tag == "li" else everywhere.getparent()
        assert f"../briefs/first/#{mark.get('id')}" in everywhere.xpath(".//a/@href")
    assert site.dead_links() == []


def test_links_from_a_brief_arrive_in_a_bibliography_of_many_pages(make_project: MakeProject) -> None:
    """Which page holds a source is decided by the whole bibliography, not by the few sources of the brief."""
    third = "@book{poe2022, author={Poe, Edna}, title={Third Things}, date={2022}, publisher={Press}}\n"
    site = _built(
        make_project(
            {
                "mkdocs.yml": FILES["mkdocs.yml"].replace("sources_per_page: 500", "sources_per_page: 2"),
                "sources.bib": FILES["sources.bib"] + third,
                "briefs/second.md": BRIEF.replace("A brief", "Another").replace("@roe2021", "@poe2022"),
            }
        )
    )
    assert {"sources/d/", "sources/p/", "sources/r/"} <= set(site.pages)
    assert "../../sources/d/#source-doe2020" in site.pages["briefs/first/"].links
    assert site.dead_links() == []


def test_a_page_can_have_a_template_that_fills_the_blocks_of_ours(make_project: MakeProject) -> None:
    """They have the names of Material's; a block that is not filled, such as a banner, leaves nothing."""
    filled = "{% block announce %}News{% endblock %}{% block extrahead %}<meta name='x'>{% endblock %}"
    blocks = "{% extends 'main.html' %}" + filled
    index = {"docs/index.md": "---\ntemplate: news.html\n---\n# Home\n"}
    site = _built(make_project({**WITH_TEMPLATES, "overrides/news.html": blocks, **index}))
    assert site.pages[""].text("//*[@data-md-component='announce']") == "News"
    assert site.pages[""].tree.xpath("//head/meta[@name='x']")
    assert not site.pages["briefs/first/"].tree.xpath("//*[@data-md-component='announce']")


def test_a_publication_fills_blocks_of_every_page_as_with_material(make_project: MakeProject) -> None:
    """Its `main.html` extends `base.html`, as Material's own does."""
    own = "{% extends 'base.html' %}{% block announce %}News{% endblock %}"
    site = _built(make_project({**WITH_TEMPLATES, "overrides/main.html": own}))
    assert {site.pages[path].text("//*[@data-md-component='announce']") for path in ("", "briefs/first/")} == {"News"}


def test_the_passage_that_cites_is_quoted_at_the_source(make_project: MakeProject) -> None:
    """The bibliography quotes the sentence and names the note."""
    sources = _built(make_project()).pages["sources/"]
    assert "‘Ministers met in 1955.’ · note 1" in sources.text("//*[@id='source-doe2020']/ancestor::li[1]")


def test_all_addresses_of_the_design_are_there(make_project: MakeProject) -> None:
    """Home, briefs, topics, people and sources, and their feeds."""
    site = _built(make_project())
    assert set(site.pages) == {
        "",
        "404.html",
        "briefs/",
        "briefs/first/",
        "people/",
        "people/data-desk/",
        "search/",
        "sources/",
        "topics/",
        "topics/trade/",
    }
    assert (site.folder / "feed.xml").is_file()
    assert (site.folder / "topics/trade/feed.xml").is_file()


def test_two_builds_of_the_same_input_are_the_same_bytes(make_project: MakeProject) -> None:
    """No date, order or address of the machine gets into the site."""
    first = _built(make_project(folder="here")).digest()
    assert _built(make_project(folder="there")).digest() == first


def test_pages_made_by_several_processes_are_those_of_one(make_project: MakeProject) -> None:
    """With so many briefs that work is shared, no page is marked as the one that is shown but that one."""
    briefs = {
        f"briefs/b{number}.md": BRIEF.replace("A brief", f"Brief {number}") for number in range(WORTH_SHARING + 20)
    }
    site = _built(make_project(briefs, folder="many"))
    for address, page in site.pages.items():
        current = page.tree.xpath("//a[@aria-current]/@href")
        assert all(urljoin(f"/{address}", link) == f"/{address}" for link in current), address
    assert _built(make_project(briefs, folder="again")).digest() == site.digest()


def test_no_identifier_stands_twice_on_a_page(make_project: MakeProject) -> None:
    """However often a source or a note is cited, each place has an identifier of its own."""
    text = BRIEF + "\nAgain [@doe2020, p. 3]. Again [@doe2020, p. 3].[^a] And[^a].\n\n[^a]: See @roe2021.\n"
    site = _built(make_project({"briefs/first.md": text}))
    for page in site.pages.values():
        assert len(page.ids) == len(set(page.ids)), page.address
    assert site.dead_links() == []


def test_a_paragraph_added_elsewhere_leaves_identifiers_alone(make_project: MakeProject) -> None:
    """Addresses of citations and notes survive an edit in another paragraph."""
    before = _built(make_project()).pages["briefs/first/"]
    text = BRIEF.replace("Ministers met", "A new opening [@roe2021].\n\nMinisters met")
    after = _built(make_project({"briefs/first.md": text}, folder="edited")).pages["briefs/first/"]
    marks = [name for name in before.ids if name.startswith(("cite-", "fn"))]
    assert marks
    assert set(marks) <= set(after.ids)


def test_an_error_stops_a_strict_build_and_leaves_the_last_site(make_project: MakeProject) -> None:
    """The message names file, line, column and rule; not a byte of the last site changes."""
    root = make_project()
    before = _built(root).digest()
    (root / "briefs/first.md").write_text(BRIEF.replace("@doe2020", "@do2020"), encoding="utf-8")
    code, output = mkdocs_build(root, "--strict")
    assert code == 1
    assert (
        "briefs/first.md:9:24: unknown-citation: no entry `do2020` in sources.bib; did you mean `doe2020`?"
    ) in output
    assert "Traceback" not in output
    assert HtmlSite(root / "site").digest() == before


def test_all_problems_are_named_before_a_style_stops_the_build(make_project: MakeProject) -> None:
    """Though briefs are linked while they are checked, which asks for the style first."""
    root = make_project({"briefs/first.md": BRIEF.replace("@roe2021", "@ro2021")})
    (root / "styles/house-notes.csl").write_text("<style>", "utf-8")
    code, output = mkdocs_build(root)
    assert code != 0
    assert "no entry `ro2021` in sources.bib; did you mean `roe2021`?" in output
    assert "broken-style" in output
    assert "A citation style cannot be used, so nothing was built: " in output
    assert "Traceback" not in output


def test_without_strict_an_error_is_shown_and_the_site_is_built(make_project: MakeProject) -> None:
    """What cannot be cited is shown as such, in the text."""
    root = make_project({"briefs/first.md": BRIEF.replace("@doe2020", "@do2020")})
    code, output = mkdocs_build(root)
    assert code == 0
    assert "unknown-citation" in output
    assert "do2020" in HtmlSite(root / "site").pages["briefs/first/"].text("//article")


@pytest.mark.parametrize(
    "line", ["status: draft", "status: review", "embargo: 2999-01-01", "embargo: 2999-01-01T12:00:00+02:00"]
)
def test_what_is_not_published_is_nowhere_in_the_site(make_project: MakeProject, line: str) -> None:
    """Not its page, title, people, topics, citing passages, nor its place in the search index."""
    secret = BRIEF.replace("title: A brief", f"title: Hush-hush\n{line}").replace("Ministers", "Plotters")
    site = _built(make_project({"briefs/secret.md": secret}))
    assert "briefs/first/" in site.pages
    for path in site.folder.rglob("*"):
        if path.is_file() and path.suffix in {".html", ".xml", ".json"}:
            text = path.read_text("utf-8")
            assert "Hush-hush" not in text and "Plotters" not in text and "secret" not in text, path


def test_an_embargo_that_is_over_publishes(make_project: MakeProject) -> None:
    """The next build after its hour shows the brief."""
    text = BRIEF.replace("title: A brief", "title: A brief\nembargo: 2020-01-01T00:00:00Z")
    assert "briefs/first/" in _built(make_project({"briefs/first.md": text})).pages


def test_an_in_text_style_cites_in_the_text_and_leads_to_the_list(make_project: MakeProject) -> None:
    """With an author–date style the citation stands in the sentence, linked to the brief's source list."""
    text = BRIEF.replace("title: A brief", "title: A brief\ncitation_style: house-author-date")
    site = _built(make_project({"briefs/first.md": text}))
    brief = site.pages["briefs/first/"]
    assert "(Doe 2020, p. 3)" in brief.text("//article") or "(Doe 2020, 3)" in brief.text("//article")
    assert brief.tree.xpath("//span[@class='cite']//a[@class='source']/@href") == ["#source-doe2020", "#source-roe2021"]
    assert not brief.tree.xpath("//*[@class='footnote']")
    assert site.dead_links() == []


def test_a_long_bibliography_has_one_page_for_each_initial(make_project: MakeProject) -> None:
    """Past the limit an entry stands on the page of its initial, and links to it follow."""
    root = make_project()
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("sources_per_page: 500", "sources_per_page: 1"), "utf-8")
    site = _built(root)
    assert {"sources/", "sources/d/", "sources/r/"} <= set(site.pages)
    assert "source-doe2020" in site.pages["sources/d/"].ids
    assert "../../sources/d/#source-doe2020" in site.pages["briefs/first/"].links
    assert site.dead_links() == []


def test_headings_without_latin_letters_keep_stable_identifiers(make_project: MakeProject) -> None:
    """An Arabic or Chinese heading gets an identifier from its words, so that another heading does not renumber it."""
    site = _built(make_project({"briefs/first.md": BRIEF + "\n## 万隆\n\nText.\n\n## خاتمة\n\nText.\n"}))
    ids = [heading.get("id") for heading in site.pages["briefs/first/"].tree.xpath("//h2")]
    assert sum(name.startswith("section-") for name in ids) == 2
    assert not any(name.startswith("_") for name in ids)


def test_a_page_says_its_own_language_and_direction(make_project: MakeProject) -> None:
    """A brief in Arabic is marked as Arabic and right to left, whatever the site's language."""
    arabic = BRIEF.replace("title: A brief", "title: موجز\nlang: ar")
    page = _built(make_project({"briefs/first.md": arabic})).pages["briefs/first/"]
    assert page.tree.xpath("/html/@lang") == ["ar"]
    assert page.tree.xpath("/html/@dir") == ["rtl"]


def test_an_empty_project_still_builds(make_project: MakeProject) -> None:
    """No briefs, no sources: the pages say so."""
    site = _built(make_project({"briefs/first.md": None, "sources.bib": ""}))
    assert "Nothing has been published yet." in site.pages["briefs/"].text("//article")
    assert site.dead_links() == []
