"""An editor's change is met when it is saved, once, and without waiting for the next look."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.polling import PollingEmitter, PollingObserver

from briefsite.watching import look_at_once

NEVER = 600.0
"""Seconds until the observer looks by itself: longer than any test waits."""
PATIENCE = 30.0


class _Met(FileSystemEventHandler):
    def __init__(self) -> None:
        self.events: queue.Queue[tuple[str, str]] = queue.Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self.events.put((event.event_type, Path(str(event.dest_path or event.src_path)).name))


@pytest.fixture
def met(tmp_path: Path) -> Iterator[_Met]:
    """What is met of changes in briefs/ and to sources.bib, beside which there are other files."""
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs/first.md").write_text("before", "utf-8")
    (tmp_path / "sources.bib").write_text("before", "utf-8")
    found = _Met()
    observer = PollingObserver(timeout=NEVER)
    paths = [str(tmp_path / "briefs"), str(tmp_path / "sources.bib")]
    before = threading.active_count()
    end = look_at_once(lambda: tuple(observer.emitters), paths)
    for path in paths:
        observer.schedule(found, path, recursive=True)
    observer.start()
    yield found
    observer.stop()
    observer.join()
    end()
    assert threading.active_count() == before


def test_a_saved_brief_is_met_at_once(met: _Met, tmp_path: Path) -> None:
    """The observer itself would look in ten minutes."""
    brief = tmp_path / "briefs/first.md"
    brief.write_text("after", "utf-8")
    assert met.events.get(timeout=PATIENCE) == ("modified", "first.md")
    (tmp_path / "briefs/second.md").write_text("new", "utf-8")
    while (event := met.events.get(timeout=PATIENCE)) != ("created", "second.md"):
        assert event == ("modified", "first.md")  # between the moments in which it was emptied and written


def test_reading_is_no_change(met: _Met, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build reads every brief: it must not be the reason for the next one to begin, nor make anybody look."""
    (tmp_path / "briefs/first.md").read_text("utf-8")
    looked = []
    monkeypatch.setattr(PollingEmitter, "queue_events", lambda *_: looked.append(True))
    (tmp_path / "briefs/first.md").read_text("utf-8")
    time.sleep(0.5)
    assert not looked
    assert met.events.empty()


def test_a_file_that_an_editor_replaces_is_followed(met: _Met, tmp_path: Path) -> None:
    """Most editors write beside the file and put the new one in its place, each time anew."""
    for number in range(3):
        (tmp_path / "new").write_text(f"{number} and longer" * number, "utf-8")
        (tmp_path / "new").replace(tmp_path / "sources.bib")
        event, name = met.events.get(timeout=PATIENCE)
        assert name == "sources.bib"
        assert event in ("modified", "created", "deleted", "moved")
        while not met.events.empty():
            met.events.get()
