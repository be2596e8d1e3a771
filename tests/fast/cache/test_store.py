"""The file of earlier results: what is in it comes back, and what is wrong with it is never trusted."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefsite.fast.cache import Memo
from briefsite.fast.cache.database_file import FORM
from briefsite.fast.cache.store import FILE, KEPT_BUILDS, Store
from briefsite.model.codec import AS_BYTES
from briefsite.model.digests import digest


def _saved(folder: Path, **texts: str) -> None:
    store = Store(folder)
    store.add({key.encode(): text.encode("utf-8", "surrogatepass") for key, text in texts.items()})
    store.save()


def _read(folder: Path, *keys: str) -> dict[str, str]:
    found = Store(folder).read(key.encode() for key in keys)
    return {key.decode(): text.decode("utf-8", "surrogatepass") for key, text in found.items()}


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    """Texts in any script come back as they were; a key that was never kept does not."""
    _saved(tmp_path, a="Brief", b="موجز \ud800", c="")
    assert _read(tmp_path, "a", "b", "c", "d") == {"a": "Brief", "b": "موجز \ud800", "c": ""}


def test_what_was_not_saved_is_not_there(tmp_path: Path) -> None:
    """A build that is interrupted before its end leaves the file as it was."""
    _saved(tmp_path, a="old")
    interrupted = Store(tmp_path)
    interrupted.add({b"a": b"new", b"b": b"new"})
    assert interrupted.read([b"a", b"b"]) == {b"a": b"new", b"b": b"new"}
    assert _read(tmp_path, "a", "b") == {"a": "old"}


DAMAGE: dict[str, Callable[[Path], object]] = {
    "not a database": lambda file: file.write_bytes(b"<html>not a database</html>"),
    "empty": lambda file: file.write_bytes(b""),
    "cut short": lambda file: file.write_bytes(file.read_bytes()[:1500]),
    "overwritten in the middle": lambda file: file.write_bytes(file.read_bytes()[:4096] + b"\xff" * 4096),
    "of another form": lambda file: _execute(file, "PRAGMA user_version = 99"),
    "other tables": lambda file: _execute(file, "DROP TABLE results", "CREATE TABLE results (a)"),
    "other types": lambda file: _execute(file, "UPDATE results SET text = 7, checksum = 'x'"),
    "another text": lambda file: _execute(file, "UPDATE results SET text = CAST('<script>' AS BLOB)"),
    "a view without end": lambda file: _execute(
        file,
        "DROP TABLE results",
        "CREATE VIEW results AS WITH RECURSIVE n(key, checksum, condition, text) AS"
        " (SELECT x'61', 0, x'', x'' UNION ALL SELECT x'61', checksum + 1, x'', x'' FROM n) SELECT * FROM n",
    ),
    "a trigger": lambda file: _execute(
        file, "CREATE TRIGGER t AFTER INSERT ON uses BEGIN DELETE FROM results; END", f"PRAGMA user_version = {FORM}"
    ),
    "a folder": lambda file: (file.unlink(), (file / "x").mkdir(parents=True)),
    "a link to nothing": lambda file: (file.unlink(), file.symlink_to(file.parent / "gone" / "x")),
    "a link to an empty file elsewhere": lambda file: (
        file.unlink(),
        (file.parent.parent / "mine").touch(),
        file.symlink_to(file.parent.parent / "mine"),
    ),
    "a pipe": lambda file: (file.unlink(), os.mkfifo(file)),
    "not UTF-8": lambda file: _execute(file, "UPDATE results SET text = x'ff'"),
}


def _execute(file: Path, *statements: str) -> None:
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_file_is_ignored_and_made_anew(name: str, tmp_path: Path) -> None:
    """Whatever is wrong with the file, nothing of it is used, nothing is raised, and the next build can save."""
    _saved(tmp_path, a="kept", b="kept too")
    DAMAGE[name](tmp_path / FILE)
    assert _read(tmp_path, "a", "b") == {}
    _saved(tmp_path, a="new")
    assert _read(tmp_path, "a") == {"a": "new"}


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    """Where a file stands in the way of the folder, results are computed and not kept."""
    (tmp_path / "in the way").write_text("")
    _saved(tmp_path / "in the way", a="lost")
    assert _read(tmp_path / "in the way", "a") == {}


def test_a_build_beside_another_does_not_wait_for_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another build writes, this one reads what was there before, and goes without saving."""
    monkeypatch.setattr("briefsite.fast.cache.store.PATIENCE", 0.05)
    _saved(tmp_path, a="before")
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM results")
    _saved(tmp_path, b="mine")
    assert _read(tmp_path, "a") == {"a": "before"}
    other.execute("ROLLBACK")
    other.close()
    assert _read(tmp_path, "a", "b") == {"a": "before"}


def test_what_is_no_longer_asked_for_is_deleted(tmp_path: Path) -> None:
    """The file does not grow for ever: after so many builds without a use a result goes."""
    _saved(tmp_path, old="unused", kept="used")
    for build in range(KEPT_BUILDS):
        store = Store(tmp_path)
        store.read([b"kept"])
        store.add({b"latest": str(build).encode()})
        store.save()
    assert _read(tmp_path, "old", "kept", "latest") == {"kept": "used", "latest": str(KEPT_BUILDS - 1)}


def test_a_result_is_computed_once(tmp_path: Path) -> None:
    """The same kind of result of the same thing is not computed again; another kind, or another thing, is."""
    computed: list[str] = []

    def shout(word: str) -> bytes:
        computed.append(word)
        return word.upper().encode()

    def build(kind: str, *words: str) -> list[bytes]:
        memo = Memo(tmp_path)
        found = memo.map(kind, shout, words, AS_BYTES)
        memo.save()
        return found

    assert build("loud", "a", "b") == [b"A", b"B"]
    assert build("loud", "b", "c") == [b"B", b"C"]
    assert build("quiet", "b") == [b"B"]
    assert computed == ["a", "b", "c", "b"]


def test_a_result_that_no_longer_holds_is_computed_again(tmp_path: Path) -> None:
    """What a result depends on beside what it was given is its condition, which `holds` judges."""
    world = {"tide": "low"}
    computed: list[str] = []

    def tide(_: int) -> tuple[str, bytes]:
        computed.append(world["tide"])
        return world["tide"], f"the tide is {world['tide']}".encode()

    def build() -> list[bytes]:
        memo = Memo(tmp_path)
        found = list(memo.stream_while("tide", tide, [0], AS_BYTES, lambda condition: condition == world["tide"]))
        memo.save()
        return found

    assert build() == [b"the tide is low"]
    world["tide"] = "high"
    assert build() == [b"the tide is high"]
    assert build() == [b"the tide is high"]
    assert computed == ["low", "high"]


def test_a_condition_that_cannot_be_read_does_not_hold(tmp_path: Path) -> None:
    """A result whose condition was damaged is made again, whatever judging it runs into."""

    def build() -> list[bytes]:
        memo = Memo(tmp_path)
        found = list(
            memo.stream_while(
                "tide",
                lambda _: ('{"low": true}', b"low"),
                [0],
                AS_BYTES,
                lambda condition: json.loads(condition)["low"],
            )
        )
        memo.save()
        return found

    for damage in ("{", "[]", "{}", "7"):
        assert build() == [b"low"]
        _execute(tmp_path / FILE, f"UPDATE results SET condition = CAST('{damage}' AS BLOB)")
    assert build() == [b"low"]


def test_a_stream_gives_what_is_kept_and_what_is_new_in_order(tmp_path: Path) -> None:
    """Known and new results come in the order of the items; one whose text was damaged is made again."""

    def build(*words: str) -> list[bytes]:
        memo = Memo(tmp_path)
        found = list(memo.stream("loud", lambda word: word.upper().encode(), words, AS_BYTES))
        memo.save()
        return found

    assert build("b", "d") == [b"B", b"D"]
    _execute(tmp_path / FILE, "UPDATE results SET text = CAST('?' AS BLOB) WHERE text = CAST('D' AS BLOB)")
    assert build("a", "b", "c", "d") == [b"A", b"B", b"C", b"D"]


def test_many_results_are_written_before_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is computed does not pile up in memory, and an interrupted build leaves what it wrote for the next one."""
    monkeypatch.setattr("briefsite.fast.cache.store.MOST_WAITING", 10)
    interrupted = Store(tmp_path)
    interrupted.add({b"a": b"more than ten characters"})
    interrupted.add({b"b": b"few"})
    assert interrupted.read([b"a", b"b"]) == {b"a": b"more than ten characters", b"b": b"few"}
    assert _read(tmp_path, "a", "b") == {"a": "more than ten characters"}


def test_parts_of_a_digest_do_not_run_into_one_another() -> None:
    """`ab` and `c` are not `a` and `bc`."""
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a", b"b") == digest(b"a", "b")


def test_a_file_that_others_hold_is_waited_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often a build asks and writes, all of it waits as long as one question, and then does without."""
    monkeypatch.setattr("briefsite.fast.cache.store.PATIENCE", 0.3)
    _saved(tmp_path, a="kept")
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    begun = time.perf_counter()
    store = Store(tmp_path)
    for number in range(20):
        assert store.read([b"a"]) == {}
        store.add({b"%d" % number: b"new"})
        store.save()
    assert time.perf_counter() - begun < 2
    other.close()
    assert _read(tmp_path, "a") == {"a": "kept"}


def test_a_file_that_a_link_leads_to_is_not_written(tmp_path: Path) -> None:
    """The link is taken away, and what it led to stays as it was."""
    (tmp_path / "mine").touch()
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / FILE).symlink_to(tmp_path / "mine")
    _saved(tmp_path / "cache", a="kept")
    assert (tmp_path / "mine").read_bytes() == b""
    assert _read(tmp_path / "cache", "a") == {"a": "kept"}
