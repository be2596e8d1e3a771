"""Files to take along: made once, of the very value that they show, and only where somebody wants them."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from sites import site_of

from briefsite.fast.cache.kept_files import KEPT_SECONDS, KeptFiles
from briefsite.hosts.mkdocs.downloads import DownloadFile, one_download, write_downloads
from briefsite.hosts.mkdocs.files import put_file
from briefsite.model.digests import digest_of
from briefsite.render.downloads import Download, DownloadKind, Made, made

LOG = logging.getLogger("mkdocs.plugins.briefsite")
TEXT = "\n\nShips met [@doe2020, p. 4] and [@roe2021]."


def shout(value: object) -> Made:
    """Say it in capitals; of what is secret say so instead."""
    return Made(b"", ("It is secret.",)) if value == "secret" else Made(str(value).upper().encode())


SHOUTS = DownloadKind("shouting", shout)


class Builds:
    """Builds of a site of a few files: what each made, and what stands in it."""

    def __init__(self, root: Path) -> None:
        self.root, self.site, self.kept = root, root / "site", root / "kept"
        self.asked: list[object] = []

    def __call__(self, *values: str) -> dict[str, str]:
        def counted(value: object) -> Made:
            self.asked.append(value)
            return shout(value)

        shutil.rmtree(self.site, ignore_errors=True)
        self.asked.clear()
        kind = DownloadKind("counted", counted)
        downloads = [(Download(f"{value}.txt", kind, value), self.site / f"{value}/{value}.txt") for value in values]
        self.said = list(KeptFiles(self.kept).write(downloads))
        return {path.stem: path.read_text() for path in self.site.rglob("*.txt")}


@pytest.fixture
def build(tmp_path: Path) -> Builds:
    """A site that has not been built yet."""
    return Builds(tmp_path)


def test_what_is_known_is_not_made_again(build: Builds) -> None:
    """The second time each file is the one that is kept; one of another value is made."""
    assert build("a", "b") == {"a": "A", "b": "B"}
    assert build.asked == ["a", "b"]
    assert build("a", "c") == {"a": "A", "c": "C"}
    assert build.asked == ["c"]
    assert build("b") == {"b": "B"}
    assert build.asked == []


def _write_into(path: Path) -> None:
    with path.open("r+") as file:
        file.write("X")


@pytest.mark.parametrize(
    "harm",
    [_write_into, lambda path: path.write_text(""), lambda path: path.unlink(), lambda path: os.utime(path)],
    ids=["another text of the same length", "nothing", "gone", "another time"],
)
def test_a_file_that_somebody_wrote_into_is_made_again(build: Builds, harm: Callable[[Path], None]) -> None:
    """Whoever changes a file of a site, or one that is kept, does not change the next site."""
    build("a")
    (kept,) = build.kept.iterdir()
    harm(kept)
    assert build("a") == {"a": "A"}
    assert build.asked == ["a"]


def test_a_link_in_the_folder_of_kept_files_is_none(build: Builds) -> None:
    """A folder that comes from elsewhere can put no file of the machine into a site."""
    build("a")
    (kept,) = build.kept.iterdir()
    secret = build.root / "secret"
    secret.write_text("S")
    os.utime(secret, ns=(kept.stat().st_mtime_ns,) * 2)
    kept.unlink()
    kept.symlink_to(secret)
    assert build("a") == {"a": "A"}


def test_what_is_to_be_said_is_said_each_time(build: Builds) -> None:
    """A file that cannot be made is none, and no build is silent about it."""
    for _ in range(2):
        assert build("secret", "a") == {"a": "A"}
        assert build.said == ["It is secret."]


def test_what_was_long_not_asked_for_goes(build: Builds) -> None:
    """After two weeks; sooner nothing does, for another branch may want it."""
    build("a")
    (kept,) = build.kept.iterdir()
    key, seconds, size = kept.name.split(".")
    build("b")
    assert kept.exists()
    old = kept.rename(build.kept / f"{key}.{int(seconds) - KEPT_SECONDS - 1}.{size}")
    build("b")
    assert not old.exists()


def test_nothing_need_be_kept(build: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that cannot be written, and a site on another disk, get the same files."""
    build.kept.write_text("a file is in the way")
    assert build("a") == {"a": "A"}
    build.kept.unlink()
    monkeypatch.setattr(Path, "hardlink_to", lambda *_: (_ for _ in ()).throw(OSError(18, "Invalid cross-device link")))
    for _ in range(2):
        assert build("a") == {"a": "A"}
    assert build.asked == []


def test_files_of_a_brief_follow_what_it_cites() -> None:
    """Another entry, another brief, or another format gives another file; text that cites the same gives the same."""
    first = {d.path: d.value for d in site_of({"ports": TEXT, "quays": TEXT}).downloads}
    again = {d.path: d.value for d in site_of({"ports": f"{TEXT}\n\nMore.", "quays": "\n\nNothing."}).downloads}
    same = [path for path in first if digest_of(first[path]) == digest_of(again[path])]
    assert [path for path in same if path.startswith("briefs/ports/ports.") and not path.endswith(".md")] == [
        f"briefs/ports/ports.{ending}" for ending in ("bib", "ris", "json")
    ]
    assert len({*map(digest_of, first.values())}) == len(first)


def test_a_folder_gets_them_too() -> None:
    """Where no site is built, each is made once, of one kind after the other."""
    downloads = [Download(f"{value}.txt", SHOUTS, value) for value in ("a", "secret")]
    assert [(each.path, file.content) for each, file in made(downloads)] == [("a.txt", b"A"), ("secret.txt", b"")]


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
    files, names = Files([]), ("a", "b", "secret")
    downloads = [DownloadFile.of(Download(f"a/{name}.txt", SHOUTS, name), config, tmp_path) for name in names]
    for file in downloads:
        put_file(files, file)
    files.remove(downloads[1])
    files.copy_static_files()
    caplog.set_level(logging.INFO)
    write_downloads(downloads, KeptFiles(None), LOG)
    assert [path.name for path in (tmp_path / "site/a").iterdir()] == ["a.txt"]
    assert (tmp_path / "site/a/a.txt").read_text() == "A"
    assert caplog.messages == ["It is secret."]


def test_an_editor_gets_the_one_that_is_asked_for(tmp_path: Path, config: MkDocsConfig) -> None:
    """And nothing at any other path."""
    file = DownloadFile.of(Download("a/a.txt", SHOUTS, "a"), config, tmp_path)
    assert one_download([file], "a/a.txt", LOG) is None
    file.copy_file()
    assert one_download([file], "a/a.txt", LOG) == b"A"
    assert one_download([file], "a/b.txt", LOG) is None


def test_what_was_made_along_with_its_page_is_not_made_again(tmp_path: Path, config: MkDocsConfig) -> None:
    """It stands there as it was written; where it is not wanted it is not written at all."""
    files = [DownloadFile.of(Download(f"a/{name}.md", SHOUTS, name), config, tmp_path) for name in ("a", "b")]
    files[0].copy_file()
    for file in files:
        file.write(b"Whispered")
    write_downloads(files, KeptFiles(None), LOG)
    assert [path.name for path in (tmp_path / "site/a").iterdir()] == ["a.md"]
    assert (tmp_path / "site/a/a.md").read_text() == "Whispered"
    assert not any(file.is_documentation_page() for file in files)


def _stand_in(value: object) -> bytes:
    return b"See the page." if value != "worse" else bytes(str(value), "no encoding")


def test_an_error_over_one_ends_no_site(tmp_path: Path) -> None:
    """The rest is made; it is told in each build, and what leads on stands in its place, if there is such."""
    kinds = [
        DownloadKind("failing", lambda value: shout({}[value]), instead=_stand_in, stand_in="a way to its page"),
        DownloadKind("failing likewise", lambda value: shout({}[value])),
        SHOUTS,
    ]
    values = [("bad", kinds[0]), ("worse", kinds[0]), ("alone", kinds[1]), ("good", kinds[2])]
    downloads = [(Download(f"{value}.txt", kind, value), tmp_path / f"{value}.txt") for value, kind in values]
    said = [
        "bad.txt: this file could not be made (KeyError: 'bad'); a way to its page stands in its place",
        "worse.txt: this file could not be made (KeyError: 'worse'), and links to it lead nowhere",
        "alone.txt: this file could not be made (KeyError: 'alone'), and links to it lead nowhere",
    ]
    for _ in range(2):
        assert list(KeptFiles(tmp_path / "kept").write(downloads)) == said
    assert {path.stem: path.read_text() for path in tmp_path.glob("*.txt")} == {"bad": "See the page.", "good": "GOOD"}
