"""The branch that is published: a real repository, pushed to."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from briefsite.commands import publish_pages
from briefsite.commands.hosting import pages_branch


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """An empty repository to push to."""
    subprocess.run(["git", "init", "--quiet", "--bare", str(tmp_path / "remote.git")], check=True)
    return tmp_path / "remote.git"


def _folder(path: Path, text: str) -> str:
    path.mkdir(parents=True)
    (path / "index.html").write_text(text)
    return str(path)


def _files(remote: Path) -> dict[str, str]:
    command = ["git", "--git-dir", str(remote), "ls-tree", "-r", "--name-only", "gh-pages"]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    names = [name for name in names if name != ".previews"]
    show = ["git", "--git-dir", str(remote), "show"]
    return {
        name: subprocess.run([*show, f"gh-pages:{name}"], capture_output=True, text=True, check=True).stdout
        for name in names
    }


def _publish(remote: Path, *arguments: str) -> int:
    return publish_pages.main([*arguments, "--remote", str(remote)])


def test_a_site_and_its_previews_live_side_by_side(remote: Path, tmp_path: Path) -> None:
    """Publishing one leaves the others; removing a preview leaves the site; doing a thing twice changes nothing."""
    site, preview = _folder(tmp_path / "site", "site"), _folder(tmp_path / "preview", "preview")
    assert _publish(remote, site) == 0
    assert _publish(remote, preview, "--at", "pr-7") == 0
    assert _files(remote) == {".nojekyll": "", "index.html": "site", "pr-7/index.html": "preview"}
    newer = _folder(tmp_path / "newer", "newer")
    assert _publish(remote, newer) == 0
    assert _files(remote)["index.html"] == "newer" and _files(remote)["pr-7/index.html"] == "preview"
    assert _publish(remote, newer) == 0
    assert _publish(remote, "--remove", "pr-7") == 0
    assert _publish(remote, "--remove", "pr-7") == 0
    assert _files(remote) == {".nojekyll": "", "index.html": "newer"}
    log = subprocess.run(
        ["git", "--git-dir", str(remote), "log", "--format=%s", "gh-pages"], capture_output=True, text=True, check=True
    )
    assert log.stdout.split("\n")[:-1] == ["Remove pr-7"]  # what was before is not kept


def test_previews_are_limited_together_and_the_oldest_go(
    remote: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that was published longest ago goes first, not the one of the lowest number; the newest stays."""
    monkeypatch.setattr(pages_branch.publish, "__defaults__", (2500,))
    assert _publish(remote, _folder(tmp_path / "site", "site" * 5000)) == 0
    for number in (9, 1, 7, 9, 3):
        folder = _folder(tmp_path / f"{number}-{len(list(tmp_path.iterdir()))}", f"{number}" * 1000)
        assert _publish(remote, folder, "--at", f"pr-{number}") == 0
    assert sorted(_files(remote)) == [".nojekyll", "index.html", "pr-3/index.html", "pr-9/index.html"]
    assert _publish(remote, _folder(tmp_path / "large", "x" * 9000), "--at", "pr-4") == 0
    assert sorted(_files(remote)) == [".nojekyll", "index.html", "pr-4/index.html"]


def test_what_a_newer_site_no_longer_has_goes(remote: Path, tmp_path: Path) -> None:
    """Pages that were withdrawn do not stay behind; the name of the site's own domain does."""
    site = tmp_path / "site"
    _folder(site, "site")
    (site / "old.html").write_text("old")
    (site / "CNAME").write_text("briefs.example")
    assert _publish(remote, str(site)) == 0
    assert _publish(remote, _folder(tmp_path / "newer", "newer")) == 0
    assert set(_files(remote)) == {".nojekyll", "CNAME", "index.html"}


@pytest.mark.parametrize("place", ["pr-0", "pr-x", "../pr-1", "pr-1/..", "site", "pr-1\n", "-f", "pr-12345678901"])
def test_a_preview_has_no_other_place(place: str, remote: Path, tmp_path: Path) -> None:
    """Whatever is asked for, nothing but pr-N is written."""
    assert _publish(remote, _folder(tmp_path / "preview", "preview"), f"--at={place}") == 1
    assert subprocess.run(["git", "--git-dir", str(remote), "branch"], capture_output=True, text=True).stdout == ""


def test_what_cannot_be_pushed_to_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line, no traceback."""
    assert _publish(tmp_path / "nowhere", _folder(tmp_path / "site", "site")) == 1
    assert capsys.readouterr().err.startswith("publish_pages.py: git ls-remote: ")
