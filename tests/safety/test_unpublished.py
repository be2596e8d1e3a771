"""Drafts and embargoes: the published site is, byte for byte, what it would be if they did not exist."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from html_site import HtmlSite
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import BRIEF, FILES, STYLES_FOLDER, MakeProject

from briefsite.cite import Styles
from briefsite.pipeline import build_site, published
from briefsite.read.hazards import publishable
from briefsite.read.project import load_project
from briefsite.read.publication import marked, moment, releases

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
PICTURES = ("port.png", "quay.svg", "crane.jpg", "tables.csv", "nobodys.png")
PEOPLE = ("anna", "ben", "chen")
TOPICS = ("trade", "debt")
KEYS = ("doe2020", "roe2021", "poe2022", "moe2023")
PUBLIC = {
    "briefs/people.yml": "".join(f"{name}:\n  name: {name.title()}\n" for name in PEOPLE),
    "briefs/topics.yml": "".join(f"{name}:\n  name: {name.title()}\n  definition: About {name}.\n" for name in TOPICS),
    "sources.bib": "".join(
        f"@book{{{key}, author={{{key[:3].title()}, J.}}, title={{On {key}}}, date={{{key[3:]}}}, publisher={{P}}}}\n"
        for key in KEYS
    ),
    "mkdocs.yml": "site_name: Test\nsite_url: https://test.example/\n"
    "extra: {briefsite: {front_page: {lead: b1, begin_with: b2}}}\n",
    "docs/index.md": "# Home\n\n<!-- briefsite: newest -->\n\n<!-- briefsite: front -->\n\n"
    "![A table](briefs/tables.csv)\n",
}
HIDDEN = ("status: draft", "status: review", "embargo: 2026-11-22T09:30:01Z", "embargo: 2026-11-22T18:00:00+08:00")
SHOWN = (
    "status: published",
    "embargo: 2026-11-22T09:30:00Z",
    "embargo: 2026-11-22T10:30:00+01:00",
    "embargo: 2026-11-22",
)


@dataclass(frozen=True)
class Written:
    """A brief of a random corpus."""

    slug: str
    text: str
    is_shown: bool


@st.composite
def briefs(draw: st.DrawFn, slug: str) -> Written:
    """A brief that may cite, show, link to and translate anything, published or not."""
    is_shown = draw(st.booleans())
    others = [f"b{number}" for number in range(5) if f"b{number}" != slug]
    lines = [
        f"title: Title of {slug}",
        f"date: 2026-0{draw(st.integers(1, 9))}-01",
        f"authors: [{', '.join(draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=2, unique=True)))}]",
        f"topics: [{', '.join(draw(st.lists(st.sampled_from(TOPICS), min_size=1, max_size=2, unique=True)))}]",
        f"summary: What {slug} says.",
        f"lang: {draw(st.sampled_from(['en', 'fr', 'ar']))}",
        draw(st.sampled_from(SHOWN if is_shown else HIDDEN)),
        draw(st.sampled_from(["", f"translation_of: {draw(st.sampled_from(others))}"])),
        draw(st.sampled_from(["", f"updated: 2026-10-0{draw(st.integers(1, 9))}"])),
        draw(st.sampled_from(["", f"image:\n  file: {draw(st.sampled_from(PICTURES))}\n  alt: It"])),
        draw(st.sampled_from(["", "", 'nocite: ["@moe2023"]'])),
        draw(st.sampled_from(["", "", "citation_style: house-author-date"])),
    ]
    parts = draw(
        st.lists(
            st.one_of(
                st.sampled_from(KEYS).map(lambda key: f"It is so [@{key}, p. 3]."),
                st.sampled_from(PICTURES[:-1]).map(lambda name: f"![It]({name})"),
                st.sampled_from(PICTURES[:-1]).map(lambda name: f'<img src="./{name}" alt="It">'),
                st.sampled_from(others).map(lambda other: f"See [it]({other}.md)."),
                st.just("A note.[^n]\n\n[^n]: As @roe2021 says."),
            ),
            max_size=4,
        )
    )
    front = "\n".join(line for line in lines if line)
    return Written(slug, f"---\n{front}\n---\n\nText of {slug}.\n\n" + "\n\n".join(parts) + "\n", is_shown)


CORPORA = st.tuples(*(briefs(f"b{number}") for number in range(5)))


def _write(root: Path, files: Mapping[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    for name in PICTURES:
        (root / "briefs" / name).write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg"><desc>{name}</desc></svg>', "utf-8"
        )


def _site(root: Path) -> dict[str, object]:
    """All that is handed to MkDocs: every page, every generated file, every file from beside the briefs."""
    project = load_project(root)
    site = build_site(project, Styles(STYLES_FOLDER), published(project.briefs, NOW))
    files: dict[str, object] = {page.path: (page.text, page.date, page.edit_path) for page in site.pages}
    files |= {asset.path: asset.content for asset in site.assets}
    files |= {download.path: download.make() for download in site.downloads}
    files |= {book.path: book for book in site.books}
    return files | {path: _bytes(root, path) for path in site.files}


def _bytes(root: Path, path: str) -> bytes | None:
    found = publishable(root, path)
    return found.read_bytes() if isinstance(found, Path) else found


@settings(deadline=None, max_examples=25)
@given(CORPORA)
def test_what_is_not_published_leaves_no_trace(corpus: tuple[Written, ...]) -> None:
    """With the unpublished briefs, without them, and without their pictures too: the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _write(root, PUBLIC | {f"briefs/{brief.slug}.md": brief.text for brief in corpus})
        whole = _site(root)
        for brief in corpus:
            if not brief.is_shown:
                (root / f"briefs/{brief.slug}.md").unlink()
        assert _site(root) == whole
        for name in PICTURES:
            if f"briefs/{name}" not in whole:
                (root / "briefs" / name).unlink()
        assert _site(root) == whole
    everything = repr(whole)
    for brief in corpus:
        assert (f"Text of {brief.slug}." in everything) == brief.is_shown
        assert (f"Title of {brief.slug}" in everything) == brief.is_shown


def test_what_only_a_draft_has_is_nobodys_business() -> None:
    """Its author has no page, its source no entry, its picture no address; with a draft's end they all appear."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        front = "title: {}\ndate: 2026-01-01\nauthors: [{}]\ntopics: [trade]\nsummary: S.\n"
        secret = f"---\n{front.format('Hush', 'ben')}status: draft\n---\n\nSo [@poe2022].\n\n![It](crane.jpg)\n"
        public = f"---\n{front.format('Open', 'anna')}---\n\nSo [@doe2020].\n"
        _write(root, PUBLIC | {"briefs/hush.md": secret, "briefs/open.md": public})
        site = _site(root)
        assert {"people/anna.md", "briefs/open.md", "briefs/tables.csv"} <= site.keys()
        assert not {"people/ben.md", "briefs/hush.md", "briefs/crane.jpg", "briefs/nobodys.png"} & site.keys()
        assert not any(word in repr(site) for word in ("Ben", "poe2022", "Hush"))
        _write(root, {"briefs/hush.md": secret.replace("status: draft\n", "")})
        site = _site(root)
        assert {"people/ben.md", "briefs/hush.md", "briefs/crane.jpg"} <= site.keys()
        assert "poe2022" in repr(site["sources/index.md"])


def _build(root: Path, moment: dt.datetime, *command: str) -> HtmlSite:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}
    done = subprocess.run(
        [sys.executable, *(command or ("-m", "mkdocs", "build"))],
        cwd=root, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return HtmlSite(root / "site")


SERVICES = """    exports:
      repec: {handle: RePEc:abc:briefs, email: desk@harbour.org}
      crossref: {prefix: "10.1234", depositor: Harbour, email: desk@harbour.org, registrant: Harbour}
      datacite: {prefix: "10.1234"}
"""
SECRET = BRIEF.replace(
    "title: A brief", "title: Hush-hush\ndoi: 10.1234/hush\nembargo: 2026-11-22T18:00:00+08:00\nlang: fr"
) + ("\n![A secret](secret.png)\n\n![Shared](shared.png)\n\n## A secret heading\n\nSo [@poe2022].\n")
PROJECT = {
    "mkdocs.yml": FILES["mkdocs.yml"].replace("    sources_per_page", f"{SERVICES}    sources_per_page"),
    "briefs/first.md": BRIEF.replace("date:", "doi: 10.1234/first\ndate:") + "\n![Shared](shared.png)\n",
    "briefs/secret.png": b"secret",
    "briefs/shared.png": b"shared",
    "sources.bib": FILES["sources.bib"] + "@book{poe2022, author={Poe, E}, title={T}, date={2022}, publisher={P}}\n",
}


_WORDS = re.compile(rb"Hush-hush|briefs/hush|A secret|poe2022")
TOLD = (
    *("feed.xml", "feed.json", "topics/trade/feed.xml", "people/data-desk/feed.json", "briefs.json", "llms.txt"),
    *(
        "sources/sources.bib",
        "sources/sources.ris",
        "sources/sources.json",
        "sitemap.xml",
        "repec/abc/briefs/papers.rdf",
    ),
    *("briefs/hush/hush.md", "briefs/hush/hush.crossref.xml", "briefs/hush/hush.datacite.json"),
)
"""Files that speak of it once it is published: so that they say nothing before means something."""


def test_a_real_site_is_the_same_without_the_briefs_under_embargo(make_project: MakeProject) -> None:
    """Every file of `mkdocs build`, search, feeds, twins and records included, and no word of it is in any; at its hour
    the brief is there by itself.
    """
    release = dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)
    root = make_project({**PROJECT, "briefs/hush.md": SECRET})
    before = _build(root, release - dt.timedelta(seconds=1)).digest()
    assert {"briefs/first/first.md", "briefs/first/first.crossref.xml", "repec/abc/briefs/papers.rdf"} <= before.keys()
    assert not [path for path in root.glob("site/**/*") if path.is_file() and _WORDS.search(path.read_bytes())]
    bare = make_project({key: text for key, text in PROJECT.items() if "secret" not in key}, folder="bare")
    assert _build(bare, release).digest() == before
    assert "briefs/shared.png" in before and "briefs/secret.png" not in before
    after = _build(root, release)
    assert {"briefs/hush/index.html", "briefs/secret.png", "feed-fr.xml"} <= after.digest().keys()
    assert all(_WORDS.search((root / f"site/{path}").read_bytes()) for path in TOLD)
    (root / "briefs/hush.md").write_text(SECRET.replace("embargo: 2026-11-22T18:00:00+08:00", "status: draft"), "utf-8")
    assert _build(root, release, "scripts/make_site.py").digest() == before  # nothing of the last site is left


def test_an_embargo_is_shown_to_editors_and_a_build_can_be_planned() -> None:
    """With its end; and when the next one ends is known."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _write(root, {**PUBLIC, "briefs/hush.md": SECRET.replace("data-desk", "anna")})
        project = load_project(root)
        site = build_site(project, Styles(STYLES_FOLDER), marked(project.briefs, NOW))
        (page,) = (page for page in site.pages if page.path == "briefs/hush.md")
        assert "Sous embargo jusqu’au 2026-11-22 18:00 UTC+08:00" in page.markdown
        assert dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC) in releases(project.briefs)


def test_the_moment_of_a_build_can_be_given() -> None:
    """By the variable that reproducible builds use; anything but a number is refused in words."""
    assert moment({"SOURCE_DATE_EPOCH": "1795339800"}) == dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
    assert abs(moment({}) - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH must be seconds since 1970; it is `soon`"):
        moment({"SOURCE_DATE_EPOCH": "soon"})


def test_a_link_beside_the_briefs_publishes_nothing_else(tmp_path: Path) -> None:
    """Not a draft, not a hidden file, not what lies outside; another picture it does."""
    _write(tmp_path / "p", PUBLIC)
    root = tmp_path / "p"
    shutil.copy(root / "briefs/port.png", tmp_path / "outside.png")
    (root / ".env.png").write_text("secret", "utf-8")
    for name, target in {"a.png": "../../outside.png", "b.png": "topics.yml", "c.png": "../.env.png"}.items():
        (root / "briefs" / name).symlink_to(target)
        assert publishable(root, f"briefs/{name}") is None, name
    (root / "briefs/d.png").symlink_to("port.png")
    assert _bytes(root, "briefs/d.png") == (root / "briefs/port.png").read_bytes()
