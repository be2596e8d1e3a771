"""The search index of real builds: what is in it, what never is, and that it is made again only where it must be."""

from __future__ import annotations

import gzip
import json
import shutil
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest
from html_site import HtmlSite, mkdocs_build
from projects import BRIEF, MakeProject

from briefsite.publish.documents import MOST_BUNDLES, PAGES_A_BUNDLE, Document, Mark, bundled, cut, marks_in, marks_of
from briefsite.publish.search import SearchError, make_search

ARABIC = BRIEF.replace("title: A brief", "title: موجز\nlang: ar").replace("Ministers met", "اجتمع الوزراء")
PAGE = (
    '<!doctype html><html lang="en"><head><title>T</title></head><body><article data-pagefind-body>'
    "<h1>T</h1><p>{}</p></article></body></html>"
)


def _built(root: Path) -> Path:
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    return root / "site"


def _found(site: Path, language: str = "") -> dict[str, dict[str, object]]:
    """What Pagefind keeps of each page, by address (and place in the file's name, for the bibliography)."""
    fragments = (site / "pagefind").glob(f"{language}*/fragment/*.pf_fragment")
    found = {}
    for path in sorted(fragments):
        text = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[str(text["url"])] = {**text, "id": path.stem}
    return found


def test_briefs_are_found_by_their_text_and_filtered_by_what_they_are(make_project: MakeProject) -> None:
    """The text is in the index, with its filters and the line below its title; notes, sources and lists are not."""
    site = _built(make_project({"briefs/first.md": BRIEF + "\n## Ports\n\nHarbours grew.\n"}))
    brief = _found(site)["/briefs/first/"]
    assert "Ministers met in 1955" in str(brief["content"])
    assert "First things" not in str(brief["content"])
    assert "Cite this brief" not in str(brief["content"])
    filters = json.loads((site / "pagefind/en-0/filters.json").read_text("utf-8"))
    assert [filters["values"][number] for number in filters["pages"][str(brief["id"])]] == [
        ["type", "policy-brief", "Policy brief"],
        ["topic", "trade", "Trade"],
        ["person", "data-desk", "Data Desk"],
        ["year", "2026", "2026"],
    ]
    assert brief["meta"] == {"title": "A brief", "about": "Policy brief · Data Desk · 1 November 2026"}
    assert [anchor["id"] for anchor in brief["anchors"] if anchor["text"].strip() == "Ports"] == ["ports"]  # type: ignore[attr-defined]


def test_a_source_is_found_as_an_entry_of_the_bibliography(make_project: MakeProject) -> None:
    """Each entry is a place of its own, with the address of its page; the passages that cite it are not repeated."""
    entries = _found(_built(make_project()), "en-sources")["/sources/0.html"]
    assert entries["meta"] == {"url": "/sources/"}
    assert [anchor["id"] for anchor in entries["anchors"]] == ["source-doe2020", "source-roe2021"]  # type: ignore[attr-defined]
    assert "First things" in str(entries["content"])
    assert "Ministers" not in str(entries["content"])


def test_topics_and_people_are_found_and_lists_are_not(make_project: MakeProject) -> None:
    """A topic is found by what it covers, not by its briefs; the indexes, and pages that ask for it, not at all."""
    found = _found(_built(make_project({"docs/index.md": "---\nsearch: {exclude: true}\n---\n\n# Home\n"})))
    assert set(found) == {"/briefs/first/", "/people/data-desk/", "/topics/trade/", "/sources/0.html"}
    assert "What countries sell one another." in str(found["/topics/trade/"]["content"])
    assert "A brief" not in str(found["/topics/trade/"]["content"])


def test_each_language_has_an_index_of_its_own(make_project: MakeProject) -> None:
    """An Arabic brief is in the Arabic index alone."""
    site = _built(make_project({"briefs/second.md": ARABIC}))
    languages = json.loads((site / "pagefind/languages.json").read_text("utf-8"))
    assert languages == {
        "ar": {"pages": 1, "bundles": ["ar-0"]},
        "en": {"pages": 4, "bundles": ["en-0", "en-sources"]},
    }
    assert set(_found(site, "ar")) == {"/briefs/second/"}
    assert "/briefs/second/" not in _found(site, "en")


@pytest.mark.parametrize("line", ["status: draft", "status: review", "embargo: 2999-01-01"])
def test_what_is_not_published_is_not_in_the_index(make_project: MakeProject, line: str) -> None:
    """Neither the page nor a word of it: every file of the index is read."""
    secret = BRIEF.replace("title: A brief", f"title: Hush\n{line}").replace("Ministers", "Zebragrass")
    site = _built(make_project({"briefs/secret.md": secret}))
    files = [path for path in (site / "pagefind").rglob("*.pf_*") if path.is_file()]
    assert files
    for path in files:
        content = gzip.decompress(path.read_bytes()).lower()
        assert b"hush" not in content and b"zebragrass" not in content, path


def _bundles(site: Path) -> Mapping[str, Sequence[Mark]]:
    return bundled(marks_in(site, [path.relative_to(site).as_posix() for path in site.rglob("*.html")], {}))


def test_a_long_language_is_indexed_in_bundles_that_depend_on_their_own_pages(tmp_path: Path) -> None:
    """So one changed brief costs the indexing of a part: of the others not a byte changes."""
    for number in range(PAGES_A_BUNDLE + 1):
        folder = tmp_path / f"briefs/b{number}"
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(PAGE.format(f"Words {number}."), "utf-8")
    before = _bundles(tmp_path)
    assert list(before) == ["en-0", "en-1"]
    (tmp_path / "briefs/b7/index.html").write_text(PAGE.format("Other words."), "utf-8")
    after = _bundles(tmp_path)
    assert sum(before[name] != after[name] for name in before) == 1
    assert MOST_BUNDLES >= 2


def test_the_newest_years_have_a_bundle_of_their_own() -> None:
    """What is edited is nearly always new, and a small bundle is indexed sooner; few pages stay together."""
    marks = [Mark(f"b{n}/index.html", f"b{n}/index.html", "en", "texts", "", str(1990 + n % 30)) for n in range(900)]
    bundles = bundled(marks)
    assert list(bundles) == ["en-0", "en-1", "en-2", "en-new"]
    assert {mark.year for mark in bundles["en-new"]} == {"2018", "2019"}
    older = [Mark("index.html", "index.html", "en", "texts", "")]
    assert bundled(marks + older)["en-new"] == bundles["en-new"]
    assert list(bundled(marks[:200])) == ["en-0"]
    assert list(bundled([Mark(str(n), str(n), "en", "texts", "", "2020") for n in range(900)])) == [
        f"en-{n}" for n in range(4)
    ]


def _site_with(folder: Path, words: str) -> Path:
    (folder / "briefs/b").mkdir(parents=True)
    (folder / "briefs/b/index.html").write_text(PAGE.format(words), "utf-8")
    return folder


def test_what_is_kept_from_build_to_build_is_used_only_while_it_is_whole(tmp_path: Path) -> None:
    """With a cache, without one and with a damaged one the same bytes come out."""
    cache = tmp_path / "cache"
    make_search(_site_with(tmp_path / "one", "Ports grew."))
    for name in ("two", "three"):
        make_search(_site_with(tmp_path / name, "Ports grew."), cache)
    (kept,) = cache.iterdir()
    for path in kept.rglob("*.pf_fragment"):
        path.write_bytes(b"damaged")
    make_search(_site_with(tmp_path / "four", "Ports grew."), cache)
    digests = [HtmlSite(tmp_path / name).digest() for name in ("one", "two", "three", "four")]
    assert all(digest == digests[0] for digest in digests)


def test_the_order_in_which_pages_were_written_does_not_show(tmp_path: Path) -> None:
    """A file system lists files in an order of its own; the index is the same, byte for byte, on every machine."""
    for name, numbers in (("one", range(9)), ("two", range(8, -1, -1))):
        for number in numbers:
            folder = tmp_path / name / f"briefs/b{number}"
            folder.mkdir(parents=True)
            (folder / "index.html").write_text(PAGE.format(f"Ports grew in {number} countries."), "utf-8")
        make_search(tmp_path / name)
    assert HtmlSite(tmp_path / "one").digest() == HtmlSite(tmp_path / "two").digest()


def test_the_cache_does_not_grow_for_ever(tmp_path: Path) -> None:
    """What builds made long ago is forgotten."""
    for number in range(12):
        make_search(_site_with(tmp_path / str(number), f"Version {number}."), tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == 9


def test_when_indexing_fails_one_line_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pagefind's own words, or that it is not installed; never a traceback from inside."""
    site = _site_with(tmp_path / "site", "Ports grew.")
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho 'no space\nleft' >&2\nexit 1\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises(SearchError, match=r"^Pagefind could not index the site: no space left$"):
        make_search(site)
    monkeypatch.setattr("pagefind.service.get_executable", lambda: None)
    with pytest.raises(SearchError, match=r"^Pagefind is not installed: run `make site`, which installs it$"):
        make_search(site)


def test_a_site_without_text_has_an_empty_search(tmp_path: Path) -> None:
    """Nothing to index is no error."""
    make_search(tmp_path)
    assert (tmp_path / "pagefind/languages.json").read_text("utf-8") == "{}"


def test_documents_are_cut_down_to_their_text() -> None:
    """Head, navigation and everything from the notes on are left out; facts for the search stay."""
    page = (
        '<!doctype html><html lang="zh-Hans" dir="ltr"><head><title>T</title><meta charset="utf-8">'
        '<meta name="search:year" content="2026|2026" data-pagefind-filter="year[content]"></head>'
        "<body><nav>Menu</nav><article data-pagefind-body><h1>T</h1><p>Text.</p>"
        '<h2 data-pagefind-ignore id="notes">Notes</h2><ol><li>Note</li></ol></article></body></html>'
    )
    assert list(cut("index.html", page)) == [
        Document(
            "index.html",
            "zh",
            '<!doctype html><html lang="zh"><head><title>T</title></head>'
            "<body><article data-pagefind-body><h1>T</h1><p>Text.</p></body></html>",
            (("year", "2026", "2026"),),
        )
    ]


def test_pages_of_which_the_marks_are_known_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the index is kept, not a page is opened, and the bytes are the same as without."""
    html = PAGE.format("Ports grew.")
    known = {"briefs/b/index.html": marks_of("briefs/b/index.html", html)}
    make_search(_site_with(tmp_path / "one", "Ports grew."), tmp_path / "cache")
    site = _site_with(tmp_path / "two", "Ports grew.")
    monkeypatch.setattr("briefsite.publish.documents._read", lambda *_: pytest.fail("a page was read"))
    make_search(site, tmp_path / "cache", known)
    assert HtmlSite(site).digest() == HtmlSite(tmp_path / "one").digest()


def test_marks_that_are_no_longer_true_are_not_believed(tmp_path: Path) -> None:
    """A page that something else rewrote is indexed as it is, and nothing is kept under a wrong name."""
    known = {"briefs/b/index.html": marks_of("briefs/b/index.html", PAGE.format("Ports grew."))}
    site = _site_with(tmp_path / "one", "Harbours shrank.")
    make_search(site, tmp_path / "cache", known)
    assert "Harbours shrank." in str(_found(site)["/briefs/b/"]["content"])
    make_search(_site_with(tmp_path / "two", "Ports grew."), tmp_path / "cache")
    assert "Ports grew." in str(_found(tmp_path / "two")["/briefs/b/"]["content"])


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    """The search is made all the same."""
    (tmp_path / "cache").write_text("a file where the folder should be", "utf-8")
    site = _site_with(tmp_path / "site", "Ports grew.")
    make_search(site, tmp_path / "cache")
    assert "/briefs/b/" in _found(site)


def test_words_that_nearly_every_page_has_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are many pages, and not in the bibliography; the search leaves them out beside others."""
    monkeypatch.setattr("briefsite.publish.search.ENOUGH_PAGES", 10)
    for number in range(10):
        page = tmp_path / f"briefs/b{number}/index.html"
        page.parent.mkdir(parents=True)
        page.write_text(
            PAGE.format(f"The Ports of {'Fiji' if number == 0 else 'Samoa' if number < 3 else 'Goa'}."), "utf-8"
        )
    small = tmp_path / "briefs/fr/index.html"
    small.parent.mkdir()
    small.write_text(PAGE.replace('lang="en"', 'lang="fr"').format("Les ports."), "utf-8")
    make_search(tmp_path)
    languages = json.loads((tmp_path / "pagefind/languages.json").read_text("utf-8"))
    assert languages == {
        "en": {"pages": 10, "bundles": ["en-0"], "common": ["of", "ports", "t", "the"]},
        "fr": {"pages": 1, "bundles": ["fr-0"]},
    }


def test_large_bundles_are_indexed_one_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two large ones at once would take more memory than a small machine has."""
    at_work: list[int] = []
    most: list[int] = []

    def slow(documents: Iterable[Document], *_: object) -> dict[str, bytes]:
        at_work.append(1)
        most.append(len(at_work))
        list(documents)
        time.sleep(0.05)
        at_work.pop()
        return {}

    monkeypatch.setattr("briefsite.publish.search.index", slow)
    monkeypatch.setattr("os.cpu_count", lambda: 4)
    for lang in ("ar", "en", "fr"):
        page = tmp_path / lang / "index.html"
        page.parent.mkdir()
        page.write_text(PAGE.replace('lang="en"', f'lang="{lang}"').format("Ports."), "utf-8")
    make_search(tmp_path)
    together = max(most)
    most.clear()
    monkeypatch.setattr("briefsite.publish.search.LARGE", 0)
    make_search(tmp_path)
    assert together > 1 and max(most) == 1


def test_bundles_of_an_earlier_search_are_taken_away(tmp_path: Path) -> None:
    """A language that is gone leaves nothing behind."""
    site = _site_with(tmp_path, "Ports grew.")
    make_search(site)
    page = site / "briefs/b/index.html"
    page.write_text(page.read_text("utf-8").replace('lang="en"', 'lang="fr"'), "utf-8")
    make_search(site)
    assert sorted(path.name for path in (site / "pagefind").iterdir()) == ["fr-0", "languages.json"]


PLUGIN = """
def on_post_page(output, **_):
    return output
"""


def test_a_real_build_makes_the_search_of_its_pages(make_project: MakeProject) -> None:
    """Cold, warm, after an edit, without the cache, beside another plugin: always as from the finished folder alone."""
    root = make_project({"briefs/second.md": ARABIC})

    def is_as_from_the_folder() -> bool:
        site = _built(root)
        made = _files(site / "pagefind")
        make_search(site)
        return bool(made) and made == _files(site / "pagefind")

    assert is_as_from_the_folder()
    assert is_as_from_the_folder()
    brief = root / "briefs/first.md"
    brief.write_text(brief.read_text("utf-8") + "\nHarbours grew.\n", "utf-8")
    assert is_as_from_the_folder()
    shutil.rmtree(root / ".cache/briefsite/search")
    assert is_as_from_the_folder()
    (root / "plugin.py").write_text(PLUGIN, "utf-8")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("hooks:", "hooks:\n  - plugin.py"), "utf-8")
    assert is_as_from_the_folder()


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
