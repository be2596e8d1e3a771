"""The search of real builds: what is in it, what never is, and that it is made again only where it must be."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from html_site import HtmlSite, mkdocs_build
from projects import BRIEF, MakeProject
from searching import addresses, contents, documents, filters, words

from briefsite.fast.cache.folder_cache import keep_folder, kept_folder
from briefsite.finish.search import record
from briefsite.hosts.search import Search, SearchError

ARABIC = BRIEF.replace("title: A brief", "title: موجز\nlang: ar").replace("Ministers met", "اجتمع الوزراء")
PAGE = (
    '<!doctype html><html lang="en"><head><title>T</title></head><body><article data-search-body>'
    "<h1>T</h1><p>{}</p></article></body></html>"
)


def _built(root: Path) -> Path:
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    return root / "site"


def test_briefs_are_found_by_their_text_and_filtered_by_what_they_are(make_project: MakeProject) -> None:
    """The words of the text and its notes are in the index, with its filters; sources and lists are not."""
    site = _built(make_project({"briefs/first.md": BRIEF + "\n## Ports\n\nHarbours grew.\n"}))
    found = words(site)
    for word in ("ministers", "1955", "ports", "harbours", "things"):  # the last of a note
        assert "briefs/first/" in found[word]
    for word in ("notes", "related", "cite"):  # of headings, the last of "Cite this brief"
        assert "briefs/first/" not in found.get(word, [])
    assert filters(site, "briefs/first/") == [
        ["type", "policy-brief", "Policy brief"],
        ["topic", "trade", "Trade"],
        ["person", "data-desk", "Data Desk"],
        ["year", "2026", "2026"],
    ]
    page = (site / "briefs/first/index.html").read_text("utf-8")
    assert '<meta name="search:about" content="Policy brief · Data Desk · 1 November 2026">' in page


def test_a_source_is_found_as_an_entry_of_the_bibliography(make_project: MakeProject) -> None:
    """Each entry is a document of its own, with its address and text; the passages that cite it are not repeated."""
    site = _built(make_project())
    cited, other = documents(site, kind="sources")
    assert (cited[0], other[0]) == ("sources/#source-doe2020", "sources/#source-roe2021")
    assert "First things" in cited[1]
    assert [addresses(site)[number] for number in cited[3:]] == ["briefs/first/"]
    assert (cited[2], other[2:]) == (1, [1, 0])
    found = words(site, kind="sources")
    assert found["first"] == ["sources/#source-doe2020"]
    assert "ministers" not in found


def test_topics_and_people_are_found_and_lists_are_not(make_project: MakeProject) -> None:
    """A topic is found by what it covers, not by its briefs; the indexes, and pages that ask for it, not at all."""
    site = _built(make_project({"docs/index.md": "---\nsearch: {exclude: true}\n---\n\n# Home\n"}))
    assert addresses(site) == ["briefs/first/", "people/data-desk/", "topics/trade/"]
    found = words(site)
    assert found["sell"] == ["topics/trade/"]
    assert found["ministers"] == ["briefs/first/"]


def test_each_language_has_an_index_of_its_own(make_project: MakeProject) -> None:
    """An Arabic brief is in the Arabic index alone."""
    site = _built(make_project({"briefs/second.md": ARABIC}))
    found = contents(site)
    assert {lang: (index["texts"], index["sources"]) for lang, index in found.items()} == {"ar": (1, 0), "en": (4, 2)}
    assert addresses(site, "ar") == ["briefs/second/"]
    assert "briefs/second/" not in addresses(site)
    assert words(site, "ar")["الوزراء"] == ["briefs/second/"]


@pytest.mark.parametrize("line", ["status: draft", "status: review", "embargo: 2999-01-01"])
def test_what_is_not_published_is_not_in_the_index(make_project: MakeProject, line: str) -> None:
    """Neither the page nor a word of it: every file of the index is read."""
    secret = BRIEF.replace("title: A brief", f"title: Hush\n{line}").replace("Ministers", "Zebragrass")
    site = _built(make_project({"briefs/secret.md": secret}))
    files = [path for path in (site / "search/data").rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes().lower()
        assert b"hush" not in content and b"zebragrass" not in content and b"secret" not in content, path


def _site_with(folder: Path, text: str, address: str = "briefs/b/index.html") -> Path:
    page = folder / address
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE.format(text), "utf-8")
    return folder


def test_what_is_kept_from_build_to_build_is_used_only_while_it_is_whole(tmp_path: Path) -> None:
    """With a cache, without one and with a damaged one the same bytes come out."""
    cache = tmp_path / "cache"
    Search(_site_with(tmp_path / "one", "Ports grew.")).finish()
    for name in ("two", "three"):
        Search(_site_with(tmp_path / name, "Ports grew."), cache).finish()
    (kept,) = cache.iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"ports", b"fjord"))
    Search(_site_with(tmp_path / "four", "Ports grew."), cache).finish()
    digests = [HtmlSite(tmp_path / name).digest() for name in ("one", "two", "three", "four")]
    assert all(digest == digests[0] for digest in digests)


@pytest.mark.parametrize("name", ["../../../leaked.html", "/tmp/leaked.html", ".hidden", "a/b", "a\\b", ""])
def test_what_is_kept_writes_no_file_elsewhere(tmp_path: Path, name: str) -> None:
    """A cache that comes from somebody else may be sealed, and name files outside the index: it is not used."""
    Search(_site_with(tmp_path / "one", "Ports grew."), tmp_path / "cache").finish()
    (kept,) = (tmp_path / "cache").iterdir()
    good = kept_folder(kept)
    assert good is not None
    keep_folder({**good, name: b"leaked"}, kept)
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    Search(_site_with(tmp_path / "two", "Ports grew."), tmp_path / "cache").finish()
    added = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    assert all(path.is_relative_to(tmp_path / "two") and path.read_bytes() != b"leaked" for path in added)
    assert HtmlSite(tmp_path / "one").digest() == HtmlSite(tmp_path / "two").digest()


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"PK\x05\x06" + b"\0" * 18], ids=["nothing", "a stub", "an empty archive"]
)
def test_what_is_kept_and_is_no_index_is_made_again(tmp_path: Path, content: bytes) -> None:
    """Though its seal is right."""
    Search(_site_with(tmp_path / "one", "Ports grew."), tmp_path / "cache").finish()
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(hashlib.sha256(content).digest() + content)
    Search(_site_with(tmp_path / "two", "Ports grew."), tmp_path / "cache").finish()
    assert HtmlSite(tmp_path / "one").digest() == HtmlSite(tmp_path / "two").digest()


def test_what_is_kept_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same pages are not indexed twice."""
    Search(_site_with(tmp_path / "one", "Ports grew."), tmp_path / "cache").finish()
    monkeypatch.setattr("briefsite.finish.search.index._index", lambda *_: pytest.fail("it was made again"))
    Search(_site_with(tmp_path / "two", "Ports grew."), tmp_path / "cache").finish()
    assert HtmlSite(tmp_path / "one").digest() == HtmlSite(tmp_path / "two").digest()


def test_the_order_in_which_pages_were_written_does_not_show(tmp_path: Path) -> None:
    """A file system lists files in an order of its own; the index is the same, byte for byte, on every machine."""
    for name, numbers in (("one", range(9)), ("two", range(8, -1, -1))):
        for number in numbers:
            _site_with(tmp_path / name, f"Ports grew in {number} countries.", f"briefs/b{number}/index.html")
        Search(tmp_path / name).finish()
    assert HtmlSite(tmp_path / "one").digest() == HtmlSite(tmp_path / "two").digest()


def test_the_number_of_cores_does_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of the alphabet are shared among cores; how many there are is nowhere to be seen."""
    monkeypatch.setattr("briefsite.finish.search.postings.PART", 2)
    for name, cores in (("one", 1), ("many", 3)):
        monkeypatch.setattr("os.cpu_count", lambda cores=cores: cores)
        for number in range(9):
            _site_with(tmp_path / name, f"Ports grew in {number} countries.", f"briefs/b{number}/index.html")
        Search(tmp_path / name).finish()
    assert HtmlSite(tmp_path / "one").digest() == HtmlSite(tmp_path / "many").digest()


def test_another_index_has_another_name(tmp_path: Path) -> None:
    """So a browser that has kept a part of the earlier one never takes it for a part of this; the earlier one goes."""
    Search(_site_with(tmp_path, "Ports grew.")).finish()
    before = contents(tmp_path)["en"]["folder"]
    Search(_site_with(tmp_path, "Harbours shrank.")).finish()
    after = contents(tmp_path)["en"]["folder"]
    assert before != after
    assert sorted(path.name for path in (tmp_path / "search/data").iterdir()) == [after, "languages.json"]


def test_the_cache_does_not_grow_for_ever(tmp_path: Path) -> None:
    """What builds made long ago is forgotten."""
    for number in range(12):
        Search(_site_with(tmp_path / str(number), f"Version {number}."), tmp_path / "cache").finish()
    assert len(list((tmp_path / "cache").iterdir())) == 9


def test_when_it_cannot_be_written_one_line_says_why(tmp_path: Path) -> None:
    """Never a traceback from inside."""
    site = _site_with(tmp_path / "site", "Ports grew.")
    (site / "search").write_text("a file where the folder should be", "utf-8")
    with pytest.raises(SearchError, match=r"^the search could not be written: .*search"):
        Search(site).finish()


def test_a_site_without_text_has_an_empty_search(tmp_path: Path) -> None:
    """Nothing to index is no error; nor is a text without a word."""
    Search(tmp_path).finish()
    assert contents(tmp_path) == {}
    page = tmp_path / "briefs/b/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<article data-search-body><p>—</p></article>", "utf-8")
    Search(tmp_path).finish()
    assert addresses(tmp_path) == ["briefs/b/"]


def test_what_has_a_search_of_its_own_is_another_site(tmp_path: Path) -> None:
    """A manual that lies below a publication, say, is not searched with it, wherever it was built."""
    _site_with(tmp_path, "Ports grew.")
    _site_with(tmp_path / "manual", "How to write.", "write/index.html")
    Search(tmp_path / "manual").finish()
    Search(tmp_path).finish()
    assert addresses(tmp_path) == ["briefs/b/"]
    assert addresses(tmp_path / "manual") == ["write/"]


def test_pages_of_which_something_was_learnt_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bytes are the same as without."""
    Search(_site_with(tmp_path / "one", "Ports grew.")).finish()
    site = _site_with(tmp_path / "two", "Ports grew.")
    search = Search(site)
    search.learn("briefs/b/index.html", record("briefs/b/", PAGE.format("Ports grew.")))
    monkeypatch.setattr(Path, "read_text", lambda *_: pytest.fail("a page was read"))
    search.finish()
    monkeypatch.undo()
    assert HtmlSite(site).digest() == HtmlSite(tmp_path / "one").digest()


def test_a_cache_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    """The search is made all the same."""
    (tmp_path / "cache").write_text("a file where the folder should be", "utf-8")
    site = _site_with(tmp_path / "site", "Ports grew.")
    Search(site, tmp_path / "cache").finish()
    assert words(site)["ports"] == ["briefs/b/"]


PLUGIN = """
def on_post_page(output, **_):
    return output
"""


def test_a_real_build_makes_the_search_of_its_pages(make_project: MakeProject) -> None:
    """Cold, warm, after an edit, without the cache, beside another plugin: always as from the finished folder alone."""
    root = make_project({"briefs/second.md": ARABIC})

    def is_as_from_the_folder() -> bool:
        site = _built(root)
        made = _files(site / "search/data")
        Search(site).finish()
        return bool(made) and made == _files(site / "search/data")

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
