"""The menu of MkDocs as entries: which are sections, where they lead, and where the reader is."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from briefsite.hosts.mkdocs import navigation
from briefsite.hosts.mkdocs.navigation import Entry, Place, load_menu_sheet
from briefsite.read.shared_settings import MENU_SHEET, SHEETS

NAV = """
nav:
  - Home: index.md
  - Guide:
      - guide/index.md
      - First: guide/first.md
      - Methods:
          - guide/methods/index.md
          - Surveys: [{Sampling: guide/methods/sampling.md}]
      - Outside: https://example.org/
  - Partners: [{One: https://one.example.org/}, {Two: https://two.example.org/}]
  - Empty: []
  - Briefs: briefs/index.md
"""
PATHS = (
    *("index.md", "guide/index.md", "guide/first.md", "guide/methods/index.md", "guide/methods/sampling.md"),
    *("briefs/index.md", "briefs/ports.md", "loose.md"),
)
ALL = ("navigation.indexes", "navigation.path")


def _navigation(folder: Path, nav: str = NAV, settings: str = "") -> tuple[Navigation, dict[str, Page]]:
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(f"site_name: X\n{settings}{nav}", "utf-8")
    config = load_config(str(folder / "mkdocs.yml"))
    files = Files([File(path, str(config.docs_dir), config.site_dir, config.use_directory_urls) for path in PATHS])
    set_exclusions(files, config)
    found = get_navigation(files, config)
    return found, {file.src_uri: file.page for file in files if file.page}


def _place(folder: Path, path: str | None, features: Collection[str] = (), **more: str) -> Place:
    nav, pages = _navigation(folder, **more)
    return Place(pages[path] if path else None, nav, features, lambda item: str(item.title or "(none)"))


def _shown(entry: Entry) -> str:
    """`*` is where the page is, `+` what is open; an address in brackets."""
    marks = {"": "", "page": "**", "true": "*"}[entry.current] + ("+" if entry.is_open else "")
    name = f"{marks}{entry.name}" if entry.address is None else f"{marks}{entry.name}({entry.address})"
    return f"{name}[{' '.join(map(_shown, entry.below))}]" if entry.below else name


def test_a_section_holds_its_pages_and_is_open_where_the_reader_is(tmp_path: Path) -> None:
    """To any depth; links to other sites are entries as others are, and a section without any is none."""
    assert [*map(_shown, _place(tmp_path, "guide/methods/sampling.md").menu)] == [
        "Home()",
        "*+Guide[(none)(guide/) First(guide/first/) *+Methods[(none)(guide/methods/)"
        " *+Surveys[**Sampling(guide/methods/sampling/)]] Outside(https://example.org/)]",
        "Partners[One(https://one.example.org/) Two(https://two.example.org/)]",
        "Briefs(briefs/)",
    ]


def test_a_section_has_a_page_of_its_own_if_it_is_asked_for(tmp_path: Path) -> None:
    """Its name leads there, and the page is no other entry of it."""
    _, guide, *_ = _place(tmp_path, "guide/index.md", ALL).menu
    assert _shown(guide) == (
        "**+Guide(guide/)[First(guide/first/) Methods(guide/methods/)[Surveys[Sampling(guide/methods/sampling/)]]"
        " Outside(https://example.org/)]"
    )


def test_of_several_pages_that_stand_for_folders_none_is_the_section_s_own(tmp_path: Path) -> None:
    """As in a section of generated lists: each is an entry of its own."""
    place = _place(tmp_path, None, ALL, nav="nav: [{Read: [briefs/index.md, guide/index.md]}]\n")
    assert [*map(_shown, place.menu)] == ["Read[(none)(briefs/) (none)(guide/)]"]


def test_a_page_that_no_menu_lists_is_below_the_one_whose_folder_it_is_in(tmp_path: Path) -> None:
    """A brief marks the list of briefs; a page in no folder marks nothing."""
    assert [entry.current for entry in _place(tmp_path, "briefs/ports.md").menu] == ["", "", "", "true"]
    (tmp_path / "b").mkdir()
    assert not any(entry.current for entry in _place(tmp_path / "b", "loose.md").menu)


@pytest.mark.parametrize("settings", ["", "use_directory_urls: false\n"])
def test_the_way_down_to_a_page_leads_from_home(tmp_path: Path, settings: str) -> None:
    """It names sections, with a link where they have a page, and leaves out the page itself."""
    nav, pages = _navigation(tmp_path, settings=settings)
    ways = {
        path: " ".join(_shown(entry) for entry in Place(page, nav, ALL, lambda item: str(item.title)).way)
        for path, page in pages.items()
    }
    end = "index.html" if settings else ""
    assert ways == {
        "index.md": "",
        "guide/index.md": "",
        "guide/first.md": f"Home({end}) Guide(guide/{end})",
        "guide/methods/index.md": f"Home({end}) Guide(guide/{end})",
        "guide/methods/sampling.md": f"Home({end}) Guide(guide/{end}) Methods(guide/methods/{end}) Surveys",
        "briefs/index.md": "",
        "briefs/ports.md": f"Home({end}) Briefs(briefs/{end})",
        "loose.md": "",
    }


def test_only_pages_that_stand_deep_say_where_without_being_asked(tmp_path: Path) -> None:
    """Of a page in one section the menu says it already."""
    assert _place(tmp_path, "guide/first.md").way == ()
    (tmp_path / "b").mkdir()
    assert [entry.name for entry in _place(tmp_path / "b", "guide/methods/sampling.md").way] == [
        *("Home", "Guide", "Methods", "Surveys")
    ]


def test_beside_the_text_goes_the_whole_section_if_it_has_more_than_one_page(tmp_path: Path) -> None:
    """However deep the page stands in it."""
    section = _place(tmp_path, "guide/methods/sampling.md", ALL).section
    assert section is not None and (section.name, section.address) == ("Guide", "guide/")
    (tmp_path / "b").mkdir()
    assert _place(tmp_path / "b", "guide/first.md", nav="nav: [{One: [guide/first.md]}]\n").section is None


def test_all_sections_are_open_if_that_is_asked_for(tmp_path: Path) -> None:
    """Also those in which the reader is not."""
    _, guide, partners, _ = _place(tmp_path, None, ("navigation.expand",)).menu
    assert guide.is_open and partners.is_open and guide.below[2].is_open


@pytest.mark.parametrize("asked", [True, False])
def test_of_a_large_menu_a_page_shows_what_is_around_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: bool
) -> None:
    """Elsewhere a section leads to its first page, as all do at the top of the page: also where nobody asked for it."""
    if not asked:
        monkeypatch.setattr(navigation, "MANY", 5)
    place = _place(tmp_path, "guide/first.md", ("navigation.prune",) if asked else ())
    assert [*map(_shown, place.menu)] == [
        *("Home()", "*Guide(guide/)", "Partners(https://one.example.org/)", "Briefs(briefs/)")
    ]
    assert place.section is not None
    assert _shown(place.section) == (
        "*+Guide[(none)(guide/) **First(guide/first/) Methods(guide/methods/) Outside(https://example.org/)]"
    )


@pytest.mark.parametrize(
    ("nav", "features", "is_loaded"),
    [(NAV, "", True), ("nav: [index.md]\n", "", False), ("nav: [index.md]\n", "navigation.top", True)],
)
def test_the_style_sheet_of_menus_is_loaded_where_there_is_one(
    tmp_path: Path, nav: str, features: str, is_loaded: bool
) -> None:
    """Before those of the publication, which may say otherwise. Where no page loads it, it is not published."""
    (tmp_path / "docs").mkdir()
    sheets = ", ".join((*SHEETS, "own.css"))
    text = f"site_name: X\nextra_css: [{sheets}]\ntheme: {{name: material, features: [{features}]}}\n{nav}"
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    files = Files([File(path, str(config.docs_dir), config.site_dir, True) for path in (*PATHS, MENU_SHEET)])
    load_menu_sheet(config, get_navigation(files, config), files, is_part=False)
    assert config.extra_css == [*SHEETS, *([MENU_SHEET] if is_loaded else []), "own.css"]
    assert (files.get_file_from_path(MENU_SHEET) is not None) is is_loaded
