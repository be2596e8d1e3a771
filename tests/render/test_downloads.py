"""Files to take along: made once, of the very value that they show, and only where somebody wants them."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from msgspec.structs import replace
from sites import site_of

from briefsite.fast.cache import Memo
from briefsite.hosts.mkdocs.downloads import DownloadFile, one_download, write_downloads
from briefsite.hosts.mkdocs.files import put_file
from briefsite.render.downloads import Download, DownloadKind, Made, made

LOG = logging.getLogger("mkdocs.plugins.briefsite")
TEXT = "\n\nShips met [@doe2020, p. 4] and [@roe2021]."


def shout(value: object) -> Made:
    return Made(str(value).upper().encode(), ("It was loud.",))


SHOUTS = DownloadKind("shouting", shout)


def test_what_is_known_is_not_made_again(tmp_path: Path) -> None:
    """The second time each file comes from what is kept, with what was said of it; one of another value does not."""
    asked: list[object] = []

    def counted(value: object) -> Made:
        asked.append(value)
        return shout(value)

    kind = DownloadKind("counted", counted)
    downloads = [Download(f"{value}.txt", kind, value) for value in ("a", "b")]
    for _ in range(2):
        memo = Memo(tmp_path)
        assert dict(made(downloads, memo)) == {"a.txt": shout("a"), "b.txt": shout("b")}
        memo.save()
    assert asked == ["a", "b"]
    list(made([replace(downloads[0], value="c")], Memo(tmp_path)))
    assert asked == ["a", "b", "c"]


def test_files_of_a_brief_follow_what_it_cites() -> None:
    """Another entry, another brief, or another format gives another file; text that cites the same gives the same."""
    first = {d.path: d.value for d in site_of({"ports": TEXT, "quays": TEXT}).downloads}
    again = {d.path: d.value for d in site_of({"ports": f"{TEXT}\n\nMore.", "quays": "\n\nNothing."}).downloads}
    same = [path for path in first if first[path].value_digest == again[path].value_digest]  # type: ignore[attr-defined]
    assert [path for path in same if path.startswith("briefs/") and not path.endswith(".md")] == [
        f"briefs/ports/ports.{ending}" for ending in ("bib", "ris", "json")
    ]
    assert len({value.value_digest for value in first.values()}) == len(first)  # type: ignore[attr-defined]


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """That of a site without settings, as a plugin sees it."""
    config = MkDocsConfig()
    config.load_dict({"site_name": "Ports", "site_dir": str(tmp_path / "site"), "docs_dir": str(tmp_path)})
    config.validate()
    config.plugins._current_plugin = "briefsite"
    return config


def test_only_wanted_files_are_written(tmp_path: Path, config: MkDocsConfig, caplog: pytest.LogCaptureFixture) -> None:
    """What another plugin has taken out, or `exclude_docs` leaves out, is not; what is to be said of the rest is."""
    files = Files([])
    downloads = [DownloadFile.of(Download(f"a/{name}.txt", SHOUTS, name), config, tmp_path) for name in ("a", "b")]
    for file in downloads:
        put_file(files, file)
    files.remove(downloads[1])
    files.copy_static_files()
    caplog.set_level(logging.INFO)
    write_downloads(downloads, Memo(), LOG)
    assert [path.name for path in (tmp_path / "site/a").iterdir()] == ["a.txt"]
    assert (tmp_path / "site/a/a.txt").read_text() == "A"
    assert caplog.messages == ["It was loud."]


def test_an_editor_gets_the_one_that_is_asked_for(tmp_path: Path, config: MkDocsConfig) -> None:
    """And nothing at any other path."""
    file = DownloadFile.of(Download("a/a.txt", SHOUTS, "a"), config, tmp_path)
    assert one_download([file], "a/a.txt", LOG) is None
    file.copy_file()
    assert one_download([file], "a/a.txt", LOG) == b"A"
    assert one_download([file], "a/b.txt", LOG) is None
