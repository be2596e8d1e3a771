"""The same publication by MkDocs with Material, by what carries both on, and by Zensical: a reader gets the same."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

import pytest
from environments import pinned_environment
from lxml import html

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ("briefs", "docs", "manual", "styles", "words", "mkdocs.yml", "sources.bib", "scripts")
TYPED = str.maketrans(dict.fromkeys('‘’“”«»„"', "'"))
ADDRESS = "https://site.invalid/"


class Read(NamedTuple):
    """What a reader, a search engine and a reference manager get of a page."""

    title: str
    headings: list[tuple[str, str, str]]
    """Their levels, identifiers and texts."""
    marks: list[tuple[str, str]]
    """The marks of notes: number, and note."""
    notes: list[tuple[str, str]]
    links: list[tuple[str, str]]
    sources: list[tuple[str, str]]
    metadata: list[tuple[str, str]]
    data: object
    """What is linked data (JSON-LD)."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site by MkDocs with Material."""
    return _built(_copy(tmp_path_factory.mktemp("mkdocs")), [sys.executable, "-m", "mkdocs"])


def _copy(folder: Path) -> Path:
    for name in CONTENT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.pyc.*"))
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, folder / name)
    return folder


def _built(project: Path, mkdocs: list[str]) -> Path:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [*mkdocs, "build", "--strict", "--quiet", "--config-file", "mkdocs.yml"]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def _files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_properdocs_with_materialx_gives_the_same_files(published: Path, tmp_path: Path) -> None:
    """All but the generator's name and the form of the site map; two pins are changed, and a word in mkdocs.yml."""
    programs = pinned_environment("properdocs")
    project = _copy(tmp_path)
    for settings in (project / "mkdocs.yml", project / "manual/mkdocs.yml"):
        text = settings.read_text("utf-8")
        assert "name: material\n" in text
        settings.write_text(text.replace("name: material\n", "name: materialx\n"), "utf-8")
    site = _built(project, [str(programs / "properdocs")])
    ours, theirs = _files(published), _files(site)
    assert set(ours) == set(theirs)
    generator = re.compile(rb'<meta name="generator" content="Briefsite, ([^"]*)">')
    assert generator.findall(ours["index.html"])[0].startswith(b"mkdocs-1.6")
    assert generator.findall(theirs["index.html"])[0].startswith(b"ProperDocs 1.")
    maps = {path for path in ours if "sitemap.xml" in path}
    others = sorted(ours.keys() - maps)
    assert [path for path in others if generator.sub(b"", ours[path]) != generator.sub(b"", theirs[path])] == []
    addresses = re.compile(rb"<loc>([^<]*)</loc>")
    assert addresses.findall(ours["sitemap.xml"]) == addresses.findall(theirs["sitemap.xml"])


def test_zensical_gives_a_reader_the_same(published: Path, tmp_path: Path) -> None:
    """By the export: headings, notes in order with their numbers, links, sources and metadata of every page."""
    programs = pinned_environment("zensical")
    (tmp_path / "project").mkdir()
    project = _copy(tmp_path / "project")  # which has no history, as the one that it is compared with
    export = [sys.executable, str(project / "scripts/export.py"), str(tmp_path / "export"), "--host", "zensical"]
    subprocess.run(export, cwd=project, capture_output=True, check=True)
    build = [str(programs / "zensical"), "build"]
    done = subprocess.run(build, cwd=tmp_path / "export", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    theirs = tmp_path / "export/site"
    pages = [_page(text.relative_to(tmp_path / "export/docs")) for text in (tmp_path / "export/docs").rglob("*.md")]
    for other in ("search/index.html", "manual/index.html"):  # a field that it has on every page; a site of its own
        pages.remove(other)
    assert len(pages) > 10
    for path in pages:
        here, there = _read(published / path, path), _read(theirs / path, path)
        for name, ours, other in zip(Read._fields, here, there, strict=True):
            assert ours == other, (path, name)


def _page(text: Path) -> str:
    """The file on the site that is made of a text."""
    return (text.with_name("index.html") if text.stem == "index" else text.with_suffix("") / "index.html").as_posix()


def _read(page: Path, path: str) -> Read:
    tree = html.fromstring(page.read_bytes().decode())
    (article,) = tree.xpath("//article")
    address = urljoin(ADDRESS, path.removesuffix("index.html"))
    headings = [(each.tag, each.get("id", ""), _text(each)) for each in article.xpath(".//h1|.//h2|.//h3|.//h4")]
    marks = [(_text(each), each.get("href")) for each in article.xpath(".//a[@class='footnote-ref']")]
    notes = [(each.get("id"), _text(each)) for each in article.xpath(".//*[@class='footnote']//li")]
    sources = [(each.get("id"), _text(each)) for each in article.xpath(".//*[starts-with(@id, 'source-')]")]
    links = [
        (urljoin(address, each.get("href")), _text(each))
        for each in article.xpath(".//a[@href]")
        if _text(each)
        and not {"headerlink", "footnote-backref", "md-content__button", "footnote-ref"} & set(each.classes)
        and not each.get("href").endswith((".pdf", ".epub"))  # made of finished pages, which the export has not
    ]
    metadata = [
        (name, " ".join(each.get("content").split()))
        for each in tree.xpath("//head/meta")
        if (name := each.get("name") or each.get("property") or "").startswith(("citation_", "og:", "article:", "desc"))
        and name != "citation_pdf_url"
    ]
    data = [json.loads(each.text) for each in tree.xpath("//script[@type='application/ld+json']")]
    for each in data:
        each.pop("encoding", None)
    return Read(tree.findtext(".//title"), headings, marks, notes, links, sources, metadata, data)


def _text(element: html.HtmlElement) -> str:
    """The text that is read: without the signs of links to headings and back from notes, all its quotation marks alike.

    They are set when a page is finished, which Zensical does by itself.
    """
    signs = element.xpath(".//*[contains(@class, 'headerlink') or contains(@class, 'footnote-backref')]")
    text = str(element.text_content())
    for sign in signs:
        text = text.replace(str(sign.text_content()), "")
    return " ".join(text.translate(TYPED).split())
