"""The recipes in CONTRIBUTING.md for what a site may have more of: each is performed on a copy of a small project."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from projects import BRIEF, FILES, MakeProject
from recipes import Recipe, built, check

from briefsite.wording import languages

SERIES_PAGE = '''"""`/series/`: the briefs of each series."""

from __future__ import annotations

from briefsite.read.paths import SERIES, brief_path
from briefsite.render.markup import Page, blocks, escape, link
from briefsite.link import Corpus


def series_page(corpus: Corpus) -> Page | None:
    """Every brief that is in a series; None where none is."""
    rows = [
        f"- {escape(brief.front.series)}: {link(escape(brief.front.title), brief_path(brief.slug), SERIES)}"
        for brief in (linked.brief for linked in corpus.briefs)
        if brief.front.series
    ]
    title = corpus.words().lists.series
    return Page(SERIES, blocks(f"# {title}", "\\n".join(rows)), {"title": title}) if rows else None
'''
TEXT_EXPORT = '''"""The words of each brief's summary as plain text."""

from __future__ import annotations

from collections.abc import Iterator

from briefsite.read.paths import short_text_path
from briefsite.render.markup import Asset
from briefsite.link import Corpus


def texts(corpus: Corpus) -> Iterator[Asset]:
    """A file for each brief."""
    for linked in corpus.briefs:
        yield Asset(short_text_path(linked.slug), f"{linked.brief.front.title}: {linked.brief.front.summary}\\n")
'''
IN_SERIES = BRIEF.replace("summary:", "series: Harbours\nsummary:")


def _add_a_kind_of_page(root: Path, *, in_menu: bool) -> None:
    recipe = Recipe(root, "a kind of page")
    recipe.write("scripts/briefsite/read/paths.py", 'SERIES = "series/index.md"\n', below="SEARCH = ")
    row = '    "series": lambda project: (SERIES,) if any(brief.front.series for brief in project.standing) else (),\n'
    recipe.write("scripts/briefsite/read/generated_paths.py", row, below="PAGES: ")
    imports = "from briefsite.read.paths import SERIES\n"
    recipe.write("scripts/briefsite/read/generated_paths.py", imports, below="from briefsite.model import ")
    recipe.write("scripts/briefsite/render/series.py", SERIES_PAGE)
    row = '    "series": _Kind(lambda corpus, _: (series_page(corpus),)),\n'
    recipe.write("scripts/briefsite/render/kinds.py", row, below="PAGE_KINDS: ")
    imports = "from briefsite.render.series import series_page\n"
    recipe.write("scripts/briefsite/render/kinds.py", imports, below="from briefsite.render.search ")
    for lang in languages().values():
        word = {"fr": "Séries", "ar": "سلاسل"}.get(lang, "Series")
        recipe.write(f"scripts/briefsite/wording/{lang}.toml", f'series = "{word}"\n', below="[lists]")
    recipe.write("scripts/briefsite/wording/sections.py", "    series: str\n", below="class Lists")
    if in_menu:
        recipe.write("mkdocs.yml", "  - Series: series/index.md\n", below="  - Home: index.md")
        settings = root / "mkdocs.yml"
        settings.write_text(settings.read_text("utf-8").replace("    fr: {", "    fr: {Series: Séries, "), "utf-8")
        assert recipe.is_whole()


MENU = FILES["mkdocs.yml"].replace("\nnav: [{Home: index.md}]\n", "\nnav:\n  - Home: index.md\n")
FRENCH = BRIEF.replace("title: A brief", "title: Une note\nlang: fr\ntranslation_of: first")
LINKED = {
    "mkdocs.yml": MENU,
    "docs/index.md": FILES["docs/index.md"] + "\nSee [the series](series/index.md).\n",
    "briefs/second.md": FRENCH,
}


@pytest.mark.parametrize("in_menu", [True, False], ids=["in the menu", "in no menu"])
def test_a_kind_of_page_is_added(make_project: MakeProject, in_menu: bool) -> None:
    """It is built, checked, linked, in its language, and in the menu of each language where mkdocs.yml asks for it."""
    root = make_project({**LINKED, "briefs/first.md": IN_SERIES})
    _add_a_kind_of_page(root, in_menu=in_menu)
    site = built(root)
    assert site.pages["series/"].text("//main//h1").startswith("Series")
    assert "../briefs/first/" in site.pages["series/"].links and "series/" in site.pages[""].links
    menus = {"briefs/first/": "Series", "briefs/second/": "Séries"}
    for address, words in menus.items():
        named = [link.text_content().strip() for link in site.pages[address].tree.xpath("//header//nav//a")]
        assert (words in named) == in_menu
    words = [sys.executable, "-c", "from briefsite.wording import words; print(words('fr').lists.series)"]
    assert subprocess.run(words, cwd=root / "scripts", capture_output=True, check=True).stdout.decode() == "Séries\n"


def test_a_page_that_is_not_declared_is_a_dead_link(make_project: MakeProject) -> None:
    """Where its kind declares none, for there is no series, neither a link nor the menu may name it."""
    root = make_project(LINKED)
    _add_a_kind_of_page(root, in_menu=True)
    code, output = check(root)
    assert code == 1
    assert "dead-link: `series/index.md` leads nowhere" in output and "dead-navigation: `nav` names" in output


def test_an_export_is_added(make_project: MakeProject) -> None:
    """A file for each brief that is published, to which pages may link; of a draft there is none."""
    linking = BRIEF + "\nIn short: [as text](first/first.txt).\n"
    root = make_project({"briefs/first.md": linking, "docs/index.md": "# Home\n\n[In short](briefs/first/first.txt)\n"})
    recipe = Recipe(root, "an export")
    path = 'def short_text_path(slug: str) -> str:\n    return f"briefs/{slug}/{slug}.txt"\n\n\n'
    recipe.write("scripts/briefsite/read/paths.py", path, below="SCHEMAS = ")
    row = '    "texts": lambda project: (short_text_path(brief.slug) for brief in project.standing),\n'
    recipe.write("scripts/briefsite/read/generated_paths.py", row, below="EXPORTS: ")
    imports = "from briefsite.read.paths import short_text_path\n"
    recipe.write("scripts/briefsite/read/generated_paths.py", imports, below="from briefsite.model import ")
    recipe.write("scripts/briefsite/render/plain_text.py", TEXT_EXPORT)
    row = '    "texts": _Kind(lambda corpus, _: texts(corpus)),\n'
    recipe.write("scripts/briefsite/render/kinds.py", row, below="ASSET_KINDS: ")
    imports = "from briefsite.render.plain_text import texts\n"
    recipe.write("scripts/briefsite/render/kinds.py", imports, below="from briefsite.render.plan ")
    assert recipe.is_whole()
    site = built(root)
    assert (site.folder / "briefs/first/first.txt").read_text("utf-8") == "A brief: What it says.\n"
    (root / "briefs/first.md").write_text(linking.replace("date:", "status: draft\ndate:"), encoding="utf-8")
    code, output = check(root)
    assert code == 1 and "docs/index.md:3:1: error: link-to-draft" in output


def test_a_feature_of_texts_is_added(make_project: MakeProject) -> None:
    """Only the page that holds it loads its files, and its script has its word in the page's language."""
    verse = '\n<div class="verse" markdown>\n\nRoses are red.\n\n</div>\n'
    root = make_project({"briefs/first.md": BRIEF.replace("title: A brief", "title: Une note\nlang: fr") + verse})
    recipe = Recipe(root, "a feature of texts")
    row = """    Feature(('<div class="verse',), "verse.css", "verse.js", ("recite",)),\n"""
    recipe.write("scripts/briefsite/finish/content_features.py", row, below="FEATURES = ")
    recipe.write("scripts/briefsite/theme/assets/content/verse.css", ".verse { font-style: italic; }\n")
    recipe.write("scripts/briefsite/theme/assets/content/verse.js", "// Recites.\n")
    recipe.write("scripts/briefsite/wording/sections.py", "    recite: str\n", below="class Content(")
    for language in sorted((root / "scripts/briefsite/wording").glob("*.toml")):
        word = 'recite = "Réciter"\n' if language.stem == "fr" else 'recite = "Recite"\n'
        recipe.write(f"scripts/briefsite/wording/{language.name}", word, below="[content]")
    assert recipe.is_whole()
    site = built(root)
    sheet, script = "../../assets/content/verse.css", "../../assets/content/verse.js"
    assert site.pages["briefs/first/"].tree.xpath(f"//link[@href='{sheet}']")
    assert site.pages["briefs/first/"].tree.xpath(f"//script[@src='{script}']/@data-words") == ['{"recite":"Réciter"}']
    assert "verse" not in (site.folder / "briefs/index.html").read_text("utf-8")
