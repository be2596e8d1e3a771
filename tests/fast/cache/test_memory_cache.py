"""What is held in memory from build to build is what the file would give."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from briefsite.fast.cache import MemoryCache
from briefsite.fast.cache.store import FILE, Store


def _saved(folder: Path, cache: MemoryCache, *keys: bytes) -> None:
    store = Store(folder, cache)
    store.add({key: key * 3 for key in keys}, "under a condition")
    store.save()


def test_what_was_made_or_read_need_not_be_read_again(tmp_path: Path) -> None:
    """Neither its text nor its condition: the file may even be gone."""
    cache, fresh = MemoryCache(), MemoryCache()
    _saved(tmp_path, cache, b"a", b"b")
    assert Store(tmp_path, fresh).read([b"a", b"b"]) == {b"a": b"aaa", b"b": b"bbb"}
    (tmp_path / FILE).unlink()
    for kept in (cache, fresh):
        assert Store(tmp_path, kept).read([b"a", b"b", b"c"]) == {b"a": b"aaa", b"b": b"bbb"}
        assert Store(tmp_path, kept).conditions([b"a", b"c"]) == {b"a": "under a condition"}
    assert Store(tmp_path).read([b"a"]) == {}


def test_what_a_build_did_not_ask_for_is_let_go(tmp_path: Path) -> None:
    """Or each edit would add to it; what is on disk is read when it is wanted again."""
    cache = MemoryCache()
    _saved(tmp_path, cache, b"a", b"b")
    build = Store(tmp_path, cache)
    build.read([b"b"])
    build.add({b"c": b"new"})
    build.save()
    assert cache.find([b"a", b"b", b"c"]).keys() == {b"b", b"c"}
    assert Store(tmp_path, cache).read([b"a"]) == {b"a": b"aaa"}


def test_no_more_is_held_than_there_is_room_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest comes from the file, each time."""
    monkeypatch.setattr("briefsite.fast.cache.memory_cache.MOST", 4)
    cache = MemoryCache()
    _saved(tmp_path, cache, b"a", b"b")
    assert cache.find([b"a", b"b"]).keys() == {b"a"}
    for _ in range(3):
        assert Store(tmp_path, cache).read([b"a", b"b"]) == {b"a": b"aaa", b"b": b"bbb"}
    assert cache.find([b"a", b"b"]).keys() == {b"a"}


def test_one_thread_may_let_go_while_another_asks() -> None:
    """The results of a build are saved when its page is on the screen, and the next edit may be there already."""
    cache, over, wrong = MemoryCache(), threading.Event(), list[BaseException]()
    some = {bytes([number]): ("", b"text") for number in range(200)}

    def let_go() -> None:
        try:
            while not over.is_set():
                cache.keep([])
                cache.keep(some)
        except BaseException as error:
            wrong.append(error)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    thread = threading.Thread(target=let_go)
    thread.start()
    try:
        for _ in range(1000):
            cache.put(some)
            assert cache.find(some).keys() <= some.keys()
    finally:
        over.set()
        thread.join()
        sys.setswitchinterval(interval)
    assert not wrong
