"""What readers find their way with, in whole sites: sections, ways down and on, links to sources, what a page hides."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urljoin

import pytest
from html_site import HtmlPage, HtmlSite, mkdocs_build
from projects import FILES, MakeProject

NAV = """
nav:
  - Home: index.md
  - Research: [briefs/index.md, topics/index.md, {Method: method.md}]
  - Guide:
      - guide/index.md
      - First: guide/first.md
      - Deep:
          - guide/deep/index.md
          - Hidden: guide/deep/hidden.md
      - Outside: https://example.org/a?b=1&c
  - Partners: [{One: https://one.example.org/}]
  - About: about.md
"""
FEATURES = (
    *("navigation.indexes", "navigation.path", "navigation.top", "navigation.footer", "toc.follow"),
    *("content.action.edit", "content.action.view"),
)
HIDE = "---\ntags: [Ships]\nhide: [navigation, toc, path, footer, tags]\n---\n\n"
TEXT = "\n\n## One\n\n## Two\n\n## Three\n"
PAGES = {
    **{
        f"docs/{name}.md": f"# {name}{TEXT}" for name in ("method", "guide/first", "guide/deep/index", "about", "loose")
    },
    "docs/guide/index.md": f"# The guide{TEXT}",
    "docs/guide/deep/hidden.md": f"{HIDE}# Hidden{TEXT}",
    "docs/about.md": f"---\ntags: [Ships]\n---\n\n# about{TEXT}",
}


def _settings(*more: str, features: object = FEATURES, nav: str = NAV) -> str:
    text = FILES["mkdocs.yml"].replace("\nnav: [{Home: index.md}]\n", nav)
    assert text != FILES["mkdocs.yml"]
    text = text.replace("\nplugins: []\n", "\nplugins: [tags]\n")
    return "\n".join((text.replace("  language: en\n", f"  language: en\n  features: {features}\n"), *more, ""))


def _built(make_project: MakeProject, settings: str, files: Mapping[str, str | None] = PAGES) -> HtmlSite:
    root = make_project({**files, "mkdocs.yml": settings})
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    return HtmlSite(root / "site")


def _texts(page: HtmlPage, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in page.tree.xpath(path)]


@pytest.fixture(params=[True, False], ids=["folders", "files"])
def site(request: pytest.FixtureRequest, make_project: MakeProject) -> HtmlSite:
    """A site with everything, with either form of addresses."""
    repository = "repo_url: https://github.com/harbour/editor\nedit_uri: edit/main/docs/"
    return _built(
        make_project,
        _settings(repository, f"use_directory_urls: {str(request.param).lower()}", features=list(FEATURES)),
    )


def _page(site: HtmlSite, path: str) -> HtmlPage:
    """The page at an address, without its ending."""
    return site.pages.get(f"{path}/") or site.pages.get(f"{path}.html") or site.pages[f"{path}/index.html"]


def test_every_link_arrives(site: HtmlSite) -> None:
    """Those of menus, of ways down and on, also on the page for what is not found."""
    assert site.dead_links() == []


def test_a_brief_says_where_it_is_and_where_it_is_written(site: HtmlSite) -> None:
    """It is in no menu: below the list of briefs, and its source is its own file of Markdown."""
    brief = _page(site, "briefs/first")
    assert _texts(brief, "//nav[@class='path']//li") == ["Home", "Research", "Briefs"]
    assert [(link.get("href"), link.text_content()) for link in brief.tree.xpath("//ul[@class='page-actions']//a")] == [
        ("https://github.com/harbour/editor/edit/main/briefs/first.md", "Edit this page"),
        ("https://github.com/harbour/editor/raw/main/briefs/first.md", "View its source"),
    ]
    about = _page(site, "about").tree.xpath("//a[@rel='edit']/@href")
    assert about == ["https://github.com/harbour/editor/edit/main/docs/about.md"]
    assert _page(site, "sources").tree.xpath("//a[@rel='edit']/@href") == [
        "https://github.com/harbour/editor/edit/main/sources.bib"
    ]
    assert not brief.tree.xpath("//nav[@class='neighbours']")


def test_a_section_with_a_page_of_its_own_leads_there(site: HtmlSite) -> None:
    """Beside it stands what unfolds it, with a name that says of what; one of several lists has no page of its own."""
    first = _page(site, "guide/first")
    menu = "//nav[@class='site-sections']"
    (guide,) = first.tree.xpath(f"{menu}/ul/li[a='Guide']")
    assert guide.xpath("details/summary/@aria-label") == ["Pages in Guide"]
    assert [link.text_content() for link in guide.xpath("details//a")] == ["First", "Deep", "Hidden", "Outside"]
    assert guide.xpath(".//a[.='Outside']/@href") == ["https://example.org/a?b=1&c"]
    assert _texts(first, f"{menu}/ul/li/details/summary[not(@aria-label)]") == ["Research", "Partners"]
    assert _texts(first, f"{menu}//*[@aria-current='page']") == ["First"]
    assert _texts(first, "//details[@class='contents']/div/nav[1]/p/a") == ["Guide"]
    assert _texts(first, "//nav[@class='neighbours']/a") == ["Previous The guide", "Next guide/deep/index"]


def test_a_page_hides_what_its_front_matter_says(site: HtmlSite) -> None:
    """Its section, its contents, the way down to it, its tags, the pages before and after; all else stays."""
    tags = [_page(site, path).tree.find_class("md-tags")[0] for path in ("guide/deep/hidden", "about")]
    assert [dict(each.attrib) for each in tags] == [{"class": "md-tags", "hidden": ""}, {"class": "md-tags"}]
    hidden = _page(site, "guide/deep/hidden")
    assert not hidden.tree.xpath("//nav[@class='path'] | //details[@class='contents'] | //nav[@class='neighbours']")
    assert hidden.tree.xpath("//ul[@class='page-actions'] | //div[@class='top']")
    assert _page(site, "guide/deep").tree.xpath("//details[@class='contents'][@data-follow]")


def test_a_publication_that_asks_for_nothing_gets_no_more(make_project: MakeProject) -> None:
    """No bar that follows, no way down but on deep pages, no links to sources, no button."""
    site = _built(make_project, _settings(features=[]))
    for page in site.pages.values():
        found = page.tree.xpath("//*[@class='top' or @class='page-actions' or @class='neighbours' or @data-follow]")
        assert found == []
    deep = [address for address, page in site.pages.items() if page.tree.xpath("//nav[@class='path']")]
    assert deep == ["briefs/first/", "guide/deep/", "topics/trade/"]


def test_a_menu_that_nobody_writes_has_a_section_for_each_folder(make_project: MakeProject) -> None:
    """To any depth, with the names of the folders; with `navigation.indexes` their index pages are the sections'."""
    settings = _settings(features=["navigation.indexes"], nav="\n")
    site = _built(make_project, settings)
    about = site.pages["about/"]
    tops = _texts(about, "//nav[@class='site-sections']/ul/li/a | //nav[@class='site-sections']/ul/li/details/summary")
    assert tops == ["Home", "Briefs", "Topics", "Sources", "People", "about", "loose", "method", "Guide", ""]
    (guide,) = about.tree.xpath("//nav[@class='site-sections']/ul/li[a='Guide']")
    assert [link.text_content() for link in guide.xpath("details//a")] == ["guide/first", "Deep", "Hidden"]
    assert site.dead_links() == []


@pytest.mark.parametrize("folders", ["true", "false"])
def test_a_menu_without_the_home_page_still_leads_home(make_project: MakeProject, folders: str) -> None:
    """By the name of the publication, at the top and at the foot of each page, and to the very file."""
    settings = _settings(f"use_directory_urls: {folders}", nav="\nnav: [{About: about.md}]\n")
    site = _built(make_project, settings)
    for page in (_page(site, "about"), site.pages[""]):
        homes = page.tree.xpath("//a[@class='site-name']/@href")
        assert len(homes) == 2
        for home in homes:
            target = urljoin(f"https://x.example/{page.address}", home).removeprefix("https://x.example/")
            assert target == ("" if folders == "true" else "index.html")


def test_names_of_sections_are_in_the_language_of_the_page(make_project: MakeProject) -> None:
    """Those that mkdocs.yml translates: the section, and what unfolds it."""
    settings = _settings(features=["navigation.indexes"]).replace(
        "fr: {", "fr: {Guide: Le guide, Research: Recherches, "
    )
    brief = FILES["briefs/first.md"].replace("title:", "lang: fr\ntitle:")
    page = _built(make_project, settings, {**PAGES, "briefs/first.md": brief}).pages["briefs/first/"]
    names = page.tree.xpath("//nav[@class='site-sections']/ul/li/details/summary")
    assert [name.get("aria-label") or name.text_content() for name in names] == [
        *("Recherches", "Pages de la section Le guide", "Partners")
    ]


def test_pages_are_the_same_without_what_makes_it_quick(both_ways: object, make_project: MakeProject) -> None:
    """Menus too, which are shown on all pages of a folder as they were made for the first."""
    site = _built(make_project, _settings(features=[*FEATURES[:-2]]))
    assert _texts(site.pages["briefs/first/"], "//nav[@class='site-sections']//*[@aria-current]") == [
        "Research",
        "Briefs",
    ]
