"""While an editor looks: a change is met when it is made, and not only when MkDocs looks next, twice a second.

MkDocs compares folders with what they were, which works on every disk, also where the system tells of no change (shared
folders). Where it does tell (inotify and the like), MkDocs is made to compare at once. So a change is met once only.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from watchdog.events import EVENT_TYPE_CLOSED_NO_WRITE, EVENT_TYPE_OPENED, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import EventEmitter

_READING = (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE)
"""What is told while a build reads."""


class _Bell(FileSystemEventHandler):
    """Is rung by every change."""

    def __init__(self) -> None:
        self.rung = threading.Event()
        self.is_over = False

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _READING:
            self.rung.set()


def look_at_once(emitters: Callable[[], Iterable[EventEmitter]], paths: Iterable[str]) -> Callable[[], None]:
    """Let emitters that compare do so whenever the system tells of a change at one of the paths.

    `emitters` gives those that there are by then. Where the system tells nothing, they compare when they would anyway.
    What is given back ends it.
    """
    bell = _Bell()
    # Editors put a new file in place of the old one: of a file its folder must be watched.
    folders = {(path, True) if Path(path).is_dir() else (str(Path(path).parent), False) for path in paths}
    with suppress(OSError):  # the system watches no more folders
        observer = Observer()
        for folder, with_all_below in sorted(folders):
            observer.schedule(bell, folder, recursive=with_all_below)
        observer.start()
        looking = threading.Thread(target=_look, args=(bell, emitters), daemon=True)
        looking.start()

        def end() -> None:
            observer.stop()
            observer.join()
            bell.is_over = True
            bell.rung.set()
            looking.join()

        return end
    return lambda: None


def _look(bell: _Bell, emitters: Callable[[], Iterable[EventEmitter]]) -> None:
    while bell.rung.wait() and not bell.is_over:  # however many changes come meanwhile, they are one
        bell.rung.clear()
        for emitter in emitters():
            if emitter.is_alive():
                emitter.queue_events(0)
