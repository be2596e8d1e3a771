"""After any series of edits, what the cache helps to make is what is made without it."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from projects import BRIEF, FILES, STYLES_FOLDER

from briefsite.check import check_project
from briefsite.cite import Styles
from briefsite.fast.cache import FOLDER, Memo, MemoryCache
from briefsite.link import Corpus
from briefsite.model import Problem
from briefsite.pipeline import build_site
from briefsite.read.files import Contents, Remembered
from briefsite.read.project import load_project
from briefsite.render.markup import Asset, Page

TEXTS = {
    **FILES,
    "briefs/second.md": BRIEF.replace("A brief", "Ports").replace(
        "Ministers met", "As @doe2020 [p. 4] says, ships met"
    ),
    "briefs/third.md": BRIEF.replace("topics:", "translation_of: first\nlang: fr\ntopics:"),
    "briefs/fourth.md": BRIEF.replace("topics:", "citation_style: house-author-date\ntopics:"),
}

EDITS: dict[str, tuple[str, str, str]] = {
    "a sentence": ("briefs/first.md", "Ministers met", "Presidents met"),
    "a locator": ("briefs/first.md", "p. 3", "pp. 3–9"),
    "a title": ("briefs/first.md", "title: A brief", "title: Another brief"),
    "a citation goes": ("briefs/second.md", " [@roe2021]", ""),
    "a mistaken key": ("briefs/second.md", "@roe2021", "@ro2021"),
    "a draft": ("briefs/second.md", "date:", "status: draft\ndate:"),
    "another language": ("briefs/third.md", "lang: fr", "lang: ar"),
    "another style": ("briefs/fourth.md", "house-author-date", "house-notes"),
    "a source's title": ("sources.bib", "First Things", "Last Things"),
    "a source's author": ("sources.bib", "Doe, Jane", "Poe, Jane"),
    "a source loses its date": ("sources.bib", "date={2020}", "note={2020}"),
    "a source goes": ("sources.bib", "@book{roe2021", "@book{row2021"),
    "a topic's name": ("briefs/topics.yml", "name: Trade", "name: Commerce"),
    "a topic's id": ("briefs/topics.yml", "trade:", "trades:"),
    "a person's name": ("briefs/people.yml", "Data Desk", "Desk of Data"),
    "the style of the site": ("mkdocs.yml", "citation_style: house-notes", "citation_style: house-author-date"),
    "the length of a list": ("mkdocs.yml", "sources_per_page: 500", "sources_per_page: 1"),
    "what a style says": ("styles/house-notes.csl", 'font-style="italic"', 'font-weight="bold"'),
}
"""What is edited, and how; done a second time, an edit is undone."""


def test_every_edit_has_something_to_change() -> None:
    """The edits below change the texts they are meant for."""
    styles = {f"styles/{path.name}": path.read_text("utf-8") for path in (STYLES_FOLDER).glob("*.csl")}
    texts = TEXTS | styles
    assert [name for name, (path, before, _) in EDITS.items() if before not in texts[path]] == []


def _built(
    root: Path, memo: Memo, contents: Contents | None = None
) -> tuple[tuple[Problem, ...], Corpus, tuple[Asset, ...], tuple[Page, ...]]:
    project = load_project(root, memo=memo, contents=contents)
    site = build_site(project, Styles(root / "styles"), memo=memo)
    return check_project(project, memo), site.corpus, site.assets, site.pages


def _edit(root: Path, name: str) -> None:
    path, before, after = EDITS[name]
    text = (root / path).read_text("utf-8")
    (root / path).write_text(text.replace(before, after) if before in text else text.replace(after, before), "utf-8")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=5), st.booleans())
def test_a_build_with_the_cache_is_a_build_without_it(edits: list[str], is_served: bool) -> None:
    """Problems, pages and files are the same after every edit of any series, and also with what `serve` remembers."""
    memory_cache, contents = (MemoryCache(), Remembered()) if is_served else (None, None)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in TEXTS.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, "utf-8")
        shutil.copytree(STYLES_FOLDER, root / "styles")
        for name in (None, *edits):
            if name:
                _edit(root, name)
            memo = Memo(root / FOLDER, memory_cache)
            with_cache = _built(root, memo, contents)
            memo.save()
            assert with_cache == _built(root, Memo())
