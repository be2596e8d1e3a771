"""Files that are changed together: all of them, or none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefsite.commands.whole_files import FilesError, replace_all


def test_all_are_written_and_what_is_gone_goes(tmp_path: Path) -> None:
    """A file that changes, one that is new, and one that moves away."""
    old, gone, new = (tmp_path / name for name in ("old", "gone", "new"))
    old.write_bytes(b"1")
    gone.write_bytes(b"2")
    replace_all({old: b"1", gone: b"2"}, {old: b"3", new: b"2"}, gone=[gone])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"old": b"3", "new": b"2"}


@pytest.mark.parametrize(
    ("error", "raised", "said"),
    [
        (
            OSError(28, "No space left on device", "second"),
            FilesError,
            "second` cannot be written: No space left on device; all is as it was",
        ),
        (KeyboardInterrupt(), KeyboardInterrupt, None),
    ],
)
def test_none_is_written_where_one_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, raised: type[BaseException], said: str | None
) -> None:
    """The second of two cannot take its place, or somebody stops it: the first is as it was, and nothing is left."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_bytes(b"1")
    replace = Path.replace

    def failing(self: Path, target: Any) -> Path:
        if Path(target) == second:
            raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(raised, match=said):
        replace_all({first: b"1"}, {first: b"3", second: b"4"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"first": b"1"}


def test_a_file_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    """What is to be new and is there already stays."""
    file = tmp_path / "new"
    file.write_bytes(b"1")
    with pytest.raises(FilesError, match="is there already, and stays as it is"):
        replace_all({}, {file: b"2"})
    assert file.read_bytes() == b"1"
