"""A finished preview is taken as data: what is no preview is refused, and nothing of it is kept."""

from __future__ import annotations

import stat
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefsite.commands import receive_preview
from briefsite.commands.preview.model import BriefReport, Briefs, Preview
from briefsite.commands.preview.written import as_json
from briefsite.read.site_files import KINDS_IN_PREVIEWS, unfit_name

PAGE = b'<!doctype html><html><head><meta name="robots" content="noindex"></head><body>PREVIEW</body></html>'
GOOD = {
    "index.html": PAGE,
    "briefs/ports/index.html": PAGE,
    "preview.css": b"p {}",
    "preview.md": b"@everyone [x](https://evil.example)",
    "preview.json": as_json(Preview(briefs=Briefs(added=(BriefReport("ports", "@octocat"),)))).encode(),
    "assets/images/harbour, 2020 (1).webp": b"x",
    "search/data/en-texts-0a1b/pairs-0.bin": b"x",
    "assets/gráfico.png": b"x",
    "assets/صورة.png": b"x",
    **{f"assets/file.{kind}": b"x" for kind in ("mp4", "mp3", "xlsx", "ttf", "ODS")},
}
Add = Callable[[zipfile.ZipFile], None]


def _zip(path: Path, files: dict[str, bytes], add: Add | None = None) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        if add:
            add(archive)
    return path


def _receive(archive: Path, folder: Path) -> int:
    return receive_preview.main(
        [
            *(str(archive), "--into", str(folder / "received"), "--comment", str(folder / "comment.md")),
            *("--preview-url", "https://site.example/pr-7", "--site-url", "https://site.example"),
        ]
    )


def _named(name: str, content: bytes = PAGE, mode: int = 0, kind: int = stat.S_IFREG) -> Add:
    def add(archive: zipfile.ZipFile) -> None:
        entry = zipfile.ZipInfo(name)
        entry.filename = name
        entry.external_attr = (kind | 0o644 | mode) << 16
        archive.writestr(entry, content, zipfile.ZIP_DEFLATED)

    return add


def _twice(*names: str) -> Add:
    def add(archive: zipfile.ZipFile) -> None:
        for name in names:
            _named(name)(archive)

    return add


HOSTILE: dict[str, tuple[Add, str]] = {
    "an absolute name": (_named("/etc/cron.d/x.html"), "is no name for a file"),
    "a way up": (_named("../x.html"), "is no name for a file"),
    "a way up within": (_named("briefs/../../x.html"), "is no name for a file"),
    "a drive": (_named("C:/x.html"), "is no name for a file"),
    "backslashes": (_named("..\\x.html"), "is no name for a file"),
    "an empty part": (_named("briefs//x.html"), "is no name for a file"),
    "a dot": (_named("./x.html"), "is no name for a file"),
    "a hidden folder": (_named(".git/config.txt"), "is no name for a file"),
    "a hidden file": (_named(".htaccess"), "is no name for a file"),
    "a line break": (_named("a\nb.html"), "is no name for a file"),
    "a turned name": (_named("a\u202elmth.html"), "is no name for a file"),
    "a nought": (_named("a.html\x00.png"), "is no name for a file"),
    "an option": (_named("-rf.html"), "is no name for a file"),
    "a name that Windows keeps": (_named("con.html"), "is no name for a file"),
    "a very long name": (_named("a" * 300 + ".html"), "305 bytes long; 120 are enough"),
    "a name that Unicode writes in two ways": (
        _twice("gra\u0301fico.png", "gr\u00e1fico.png"),
        "is there twice",
    ),
    "a name with a dot at its end": (_named("briefs./x.html"), "is no name for a file"),
    "a program": (_named("run.exe"), "is of a kind that no site of briefs holds"),
    "a workflow's own name": (_named("CNAME"), "is of a kind that no site of briefs holds"),
    "a feed": (_named("feed.xml"), "is of a kind that no site of briefs holds"),
    "the same name twice": (_named("index.html"), "is there twice"),
    "the same name in capitals": (_named("INDEX.html"), "is there twice"),
    "a file where a folder is": (_named("index.html/x.html"), "is there twice"),
    "a symbolic link": (_named("link.html", b"/etc/passwd", kind=stat.S_IFLNK), "is no plain file"),
    "a device": (_named("zero.html", b"", kind=stat.S_IFCHR), "is no plain file"),
    "a disk": (_named("disk.html", b"", kind=stat.S_IFBLK), "is no plain file"),
    "a pipe": (_named("pipe.html", b"", kind=stat.S_IFIFO), "is no plain file"),
    "a socket": (_named("socket.html", b"", kind=stat.S_IFSOCK), "is no plain file"),
    "a linked folder": (_named("folder/", b"/etc", kind=stat.S_IFLNK), "is no plain file"),
    "a bomb": (_named("bomb.html", PAGE + b"0" * 20_000_000), "is packed more tightly than any page"),
    "a large file": (_named("large.html", PAGE + b"0" * 30_000_001), "is larger than 30000000 bytes"),
    "a page for search engines": (
        _named("open.html", b"<html><head></head></html>"),
        "does not keep search engines away",
    ),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_archive_is_refused(what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One bad entry among good ones: nothing is unpacked, no comment written, and the message says what is wrong."""
    add, message = HOSTILE[what]
    assert _receive(_zip(tmp_path / "preview.zip", GOOD, add), tmp_path) == 1
    assert message in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["preview.zip"]


def test_too_many_files_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The number is counted before anything is unpacked."""
    many = {f"a{number}.txt": b"" for number in range(20_001)}
    assert _receive(_zip(tmp_path / "preview.zip", GOOD | many), tmp_path) == 1
    assert "there are more than 20000 files" in capsys.readouterr().err


def test_a_size_that_lies_is_found_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What an entry unpacks to is counted, not believed."""
    archive = _zip(tmp_path / "preview.zip", GOOD, _named("lies.html", PAGE * 50))
    raw = bytearray(archive.read_bytes())
    size = (len(PAGE) * 50).to_bytes(4, "little")
    at = raw.rfind(size)
    raw[at : at + 4] = (10).to_bytes(4, "little")
    archive.write_bytes(bytes(raw))
    assert _receive(archive, tmp_path) == 1
    assert "refused" in capsys.readouterr().err
    assert not (tmp_path / "received").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<html>", b"\x1f\x8b" + b"0" * 50])
def test_what_is_no_archive_is_refused(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback, whatever was uploaded."""
    (tmp_path / "preview.zip").write_bytes(content)
    assert _receive(tmp_path / "preview.zip", tmp_path) == 1
    assert "the archive cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("content", [None, b"{}", b"\xff", b'{"version": 1}'])
def test_a_report_that_is_none_is_refused(
    content: bytes | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a preview.json of the right shape there is nothing to say in a comment."""
    files = {name: held for name, held in GOOD.items() if name != "preview.json"}
    files |= {"preview.json": content} if content is not None else {}
    assert _receive(_zip(tmp_path / "preview.zip", files), tmp_path) == 1
    assert "preview" in capsys.readouterr().err


def test_a_good_archive_is_received_and_its_comment_written_anew(tmp_path: Path) -> None:
    """Every file as it was; of its preview.md nothing gets into the comment."""
    assert _receive(_zip(tmp_path / "preview.zip", GOOD), tmp_path) == 0
    received = tmp_path / "received"
    assert {path.relative_to(received).as_posix() for path in received.rglob("*") if path.is_file()} == set(GOOD)
    comment = (tmp_path / "comment.md").read_text("utf-8")
    assert "evil" not in comment and "@everyone" not in comment and "@octocat" not in comment
    assert "[Open the preview](https://site.example/pr-7/index.html)" in comment


@given(st.lists(st.text(max_size=12), min_size=1, max_size=3), st.sampled_from(sorted(KINDS_IN_PREVIEWS)))
def test_what_the_check_lets_pass_is_received(parts: list[str], kind: str) -> None:
    """One definition of a name and of a kind: no preview is refused for a file that nobody found fault with."""
    name = f"assets/{'/'.join(parts)}{kind}"
    with tempfile.TemporaryDirectory() as folder:
        received = _receive(
            _zip(Path(folder) / "preview.zip", GOOD | {name: PAGE} if _fits(name) else GOOD), Path(folder)
        )
    assert received == 0


def _fits(name: str) -> bool:
    return unfit_name(name) is None


@given(st.data())
@settings(max_examples=300)
def test_a_damaged_archive_is_one_message(data: st.DataObject) -> None:
    """Whatever byte is another, and whatever it was packed with: received, or refused in one line."""
    how = data.draw(st.sampled_from((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)))
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "preview.zip"
        with zipfile.ZipFile(archive, "w", how) as written:
            for name, content in GOOD.items():
                written.writestr(name, content)
        raw = bytearray(archive.read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
        archive.write_bytes(bytes(raw))
        assert _receive(archive, Path(folder)) in (0, 1)


NEAR_MISSES = ("<meta name=robots ", "<meta ", "<meta name=robots content=noindexed>", "<meta name=robots\n", "<" * 10)


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_a_page_that_looks_like_one_for_search_engines_is_read_at_once(text: str, tmp_path: Path) -> None:
    """In the job that may write, no page takes longer than its length allows."""
    page = (text * (20_000 // len(text))).encode()
    begun = time.perf_counter()
    assert _receive(_zip(tmp_path / "preview.zip", GOOD | {"a.html": page}), tmp_path) == 1
    assert time.perf_counter() - begun < 2
