"""What is learnt of pages for the search waits in memory, or if it is much in a file, where there is room for one."""

from __future__ import annotations

import tempfile

import pytest

from briefsite.hosts.search.lines import Lines


@pytest.mark.parametrize("held", [0, 8, 1000])
@pytest.mark.parametrize("has_file", [True, False])
def test_a_line_is_taken_once(monkeypatch: pytest.MonkeyPatch, held: int, *, has_file: bool) -> None:
    """The last that was learnt of a page counts; an empty line is one too; of a page never met there is none."""

    def full(*_: object) -> None:
        raise OSError("no space left on device")

    if not has_file:
        monkeypatch.setattr(tempfile, "TemporaryFile", full)
    monkeypatch.setattr("briefsite.hosts.search.lines.HERE", held)
    lines = Lines()
    lines.put("a/", b"ports")
    lines.put("b/", b"")
    lines.put("a/", "ports grew \ud800".encode("utf-8", "surrogatepass"))
    assert [lines.take(address) for address in ("b/", "a/", "a/", "c/")] == [
        b"",
        "ports grew \ud800".encode("utf-8", "surrogatepass"),
        None,
        None,
    ]


def test_what_no_longer_fits_waits_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up in the middle costs memory, and nothing else."""
    monkeypatch.setattr("briefsite.hosts.search.lines.HERE", 0)
    lines = Lines()
    lines.put("a/", b"ports")
    with monkeypatch.context() as patch:
        patch.setattr(lines, "_file", _Full())
        lines.put("b/", b"ships")
        lines.put("a/", b"ports grew")
    assert [lines.take(address) for address in ("a/", "b/")] == [b"ports grew", b"ships"]


class _Full:
    """A file on a disk without room."""

    def seek(self, _: int) -> None:
        """Go anywhere."""

    def write(self, _: bytes) -> int:
        """Find no room."""
        raise OSError("no space left on device")
