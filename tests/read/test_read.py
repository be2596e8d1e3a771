"""What is read from disk, and what is refused with a reason."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from projects import ROOT

from briefsite.hosts.swap import swap_in
from briefsite.model import Problem, TextFile
from briefsite.read.files import Contents, Remembered, list_files, read_text


def _written(root: Path, content: bytes) -> TextFile | Problem:
    (root / "x.md").write_bytes(content)
    return read_text(root, "x.md")


def _text_of(found: TextFile | Problem) -> str:
    assert isinstance(found, TextFile)
    return found.text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", ""),
        (b"\xef\xbb\xbfwith a mark", "with a mark"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("万隆 é".encode(), "万隆 é"),
    ],
)
def test_text_is_utf_8_with_single_line_ends(tmp_path: Path, content: bytes, text: str) -> None:
    """A byte-order mark goes, and every kind of line end becomes one."""
    assert _text_of(_written(tmp_path, content)) == text


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_that_is_not_utf_8_is_named_with_its_place(tmp_path: Path, mark: bytes) -> None:
    """The problem names line, column and byte, and what to do; a byte-order mark does not count."""
    problem = _written(tmp_path, mark + b"first\r\nna\xefve\r\n")
    assert str(problem) == (
        "x.md:2:3: error: unreadable-file: the byte 0xEF is not UTF-8; save the file with the encoding UTF-8"
    )


def test_a_missing_file_and_a_folder_are_problems(tmp_path: Path) -> None:
    """Neither raises; both say what is there instead of a file."""
    (tmp_path / "folder.md").mkdir()
    assert str(read_text(tmp_path, "gone.md")).endswith("unreadable-file: there is no file `gone.md`")
    assert str(read_text(tmp_path, "folder.md")).endswith("unreadable-file: `folder.md` is not a file")


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    """A symbolic link may stay inside the project, and nothing outside is ever read."""
    (tmp_path / "secret").write_text("secret")
    root = tmp_path / "project"
    root.mkdir()
    (root / "in.md").write_text("inside")
    (root / "out.md").symlink_to(tmp_path / "secret")
    (root / "near.md").symlink_to(root / "in.md")
    (root / "circle.md").symlink_to(root / "circle.md")
    assert _text_of(read_text(root, "near.md")) == "inside"
    assert "leads out of the project" in str(read_text(root, "out.md"))
    assert isinstance(read_text(root, "circle.md"), Problem)


def test_files_are_listed_in_order_without_hidden_ones(tmp_path: Path) -> None:
    """The order is that of the names, on every machine."""
    for name in ("b/z.md", "b/a.md", "a.md", ".hidden/x.md", "b/.swp"):
        (tmp_path / "briefs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "briefs" / name).touch()
    assert list(list_files(tmp_path, "briefs")) == ["briefs/a.md", "briefs/b/a.md", "briefs/b/z.md"]


def test_a_new_folder_takes_the_place_of_the_old_one_only_when_whole(tmp_path: Path) -> None:
    """A block that fails or writes nothing leaves the last folder as it was, and no litter."""
    site = tmp_path / "site"
    with swap_in(site) as fresh:
        (fresh.folder / "index.html").write_text("first")
        fresh.keep()
    with pytest.raises(KeyboardInterrupt), swap_in(site) as fresh:
        (fresh.folder / "index.html").write_text("half")
        raise KeyboardInterrupt
    with swap_in(site) as fresh:
        (fresh.folder / "index.html").write_text("half, and nobody said that it was whole")
    _give_up_halfway(site)
    assert (site / "index.html").read_text() == "first"
    with swap_in(site) as fresh:
        (fresh.folder / "index.html").write_text("second")
        fresh.keep()
    assert (site / "index.html").read_text() == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def _give_up_halfway(site: Path) -> int:
    with swap_in(site) as fresh:
        (fresh.folder / "index.html").write_text("half")
        return 1


_KILLED = """
import os, pathlib, signal, sys
from briefsite.hosts import swap
swap._exchange = lambda target, fresh, old: (target.rename(old), os.kill(os.getpid(), signal.SIGKILL))
with swap.swap_in(pathlib.Path(sys.argv[1])) as fresh:
    if sys.argv[2] == "early":
        os.kill(os.getpid(), signal.SIGKILL)
    fresh.keep()
"""


@pytest.mark.parametrize("moment", ["early", "between the two names"])
def test_what_a_killed_build_left_is_put_right(tmp_path: Path, moment: str) -> None:
    """The next build takes its folder away; a last site that was put aside already is back, even if that one fails."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("first")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    command = [sys.executable, "-c", _KILLED, str(site), moment]
    assert subprocess.run(command, env=environment, check=False).returncode == -signal.SIGKILL
    assert len([path for path in tmp_path.iterdir() if path.name.startswith(".site-")]) == 1
    (tmp_path / ".site-notes").mkdir()
    _give_up_halfway(site)
    assert (site / "index.html").read_text() == "first"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site-notes", "site"]


def test_a_build_at_work_is_left_alone_by_another(tmp_path: Path) -> None:
    """Two builds at once do not take each other's folder away."""
    with swap_in(tmp_path / "site") as first:
        (first.folder / "index.html").write_text("first")
        with swap_in(tmp_path / "site") as second:
            (second.folder / "index.html").write_text("second")
            second.keep()
        first.keep()
    assert (tmp_path / "site/index.html").read_text() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    """The caller can say so in a line; nothing is left behind."""
    with pytest.raises(OSError, match="gone"), swap_in(tmp_path / "gone" / "site"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    """A check names all files by what they hold before it reads them: both times by the same bytes."""
    contents = Contents()
    (tmp_path / "x.md").write_text("first", "utf-8")
    raw = contents.read(f"{tmp_path}/x.md")
    (tmp_path / "x.md").write_text("second", "utf-8")
    found = read_text(tmp_path, "x.md", contents)
    assert found == TextFile("x.md", "first")
    assert raw == b"first"
    assert _text_of(read_text(tmp_path, "x.md")) == "second"


def test_a_file_that_was_not_changed_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it was changed just now it is: two changes within a tick of the clock look the same from outside."""
    path = tmp_path / "x.md"
    path.write_text("first", "utf-8")
    remembered = Remembered()
    times = path.stat().st_mtime_ns, path.stat().st_atime_ns
    assert remembered.read(str(path)) == b"first"
    path.write_text("other", "utf-8")  # as long, and at the same time, as far as anybody can set one
    os.utime(path, ns=times)
    assert remembered.read(str(path)) == b"other"

    monkeypatch.setattr("briefsite.read.files._TICK", -(10**12))  # long ago
    assert remembered.read(str(path)) == b"other"
    with monkeypatch.context() as patch:
        patch.setattr("briefsite.read.files._contents", None)
        assert remembered.read(str(path)) == b"other"
    (tmp_path / "new").write_text("third", "utf-8")
    (tmp_path / "new").replace(path)
    assert remembered.read(str(path)) == b"third"
    path.unlink()
    with pytest.raises(FileNotFoundError):
        remembered.read(str(path))
