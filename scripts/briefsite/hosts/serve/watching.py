"""While an editor looks: a change is met when it is made, also in a folder that goes and comes back.

Twice a second files are compared with what they were, which works on every disk, also where the system tells of no
change (shared folders). Where it does tell (inotify and the like), they are compared at once. MkDocs' own observer ends
when what it observes is deleted, and sees no change of a file that keeps its size and its time.
"""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from watchdog.events import (
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_OPENED,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from briefsite.read.temporary_names import is_part_of_site

EVERY = 0.5
"""Seconds between two looks, as MkDocs has them."""
_READING = (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE)
"""What is told while a build reads."""

State = Mapping[str, tuple[int, ...]]
"""What the system says of each file: its place on the disk, its size and its times, the last of which nobody sets."""


class Watch(NamedTuple):
    """A file or a folder whose changes are told, or those of all that is below it."""

    path: str
    is_recursive: bool = True


class ProjectObserver:
    """Tells handlers of changes; for MkDocs' server it stands in for its observer.

    What `remember` was told of is compared with what it was then, so that a change made since, before anybody observed,
    is told too.
    """

    def __init__(self, every: float = EVERY) -> None:
        self._every = every
        self._states: dict[Watch, State] = {}
        self._handlers: dict[Watch, list[FileSystemEventHandler]] = {}
        self._bell = _Bell()
        self._lock = threading.Lock()
        self._is_over = False
        self._thread: threading.Thread | None = None

    def remember(self, paths: Iterable[str]) -> None:
        """Remember what these files and folders are now: a build is about to read them."""
        for watch in (Watch(str(Path(path).absolute())) for path in paths):
            self._states[watch] = state_of(*watch)

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = True) -> Watch:
        """Tell a handler of every change at a path, and below it, or only directly in the folder that it is."""
        watch = Watch(str(Path(path).absolute()), recursive)
        with self._lock:
            if watch not in self._states:
                self._states[watch] = state_of(*watch)
            self._handlers.setdefault(watch, []).append(handler)
        return watch

    def unschedule(self, watch: Watch) -> None:
        """Tell of no more changes there."""
        with self._lock:
            self._handlers.pop(watch, None)
            self._states.pop(watch, None)

    def start(self) -> None:
        """Begin to look."""
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._is_over = True
        self._bell.rung.set()

    def join(self, timeout: float | None = None) -> None:
        """Wait until nobody looks any more."""
        if self._thread is not None:
            self._thread.join(timeout)

    def _run(self) -> None:
        system = _System(self._bell)
        try:
            while not self._is_over:
                with self._lock:
                    watches = tuple(self._handlers)
                system.tell_of(watch.path for watch in watches)
                self._look(watches)
                self._bell.rung.wait(self._every)  # however many changes come meanwhile, they are one
                self._bell.rung.clear()
        finally:
            system.end()

    def _look(self, watches: Iterable[Watch]) -> None:
        for watch in watches:
            with self._lock:
                before, handlers = self._states.get(watch), tuple(self._handlers.get(watch, ()))
                if before is None:
                    continue
                now = self._states[watch] = state_of(*watch)
            for event in _changes(before, now):
                for handler in handlers:
                    handler.dispatch(event)


def state_of(path: str, is_recursive: bool = True) -> State:
    """The files at a path, and below it, that may be part of the site; none where there is nothing."""
    states: dict[str, tuple[int, ...]] = {}
    waiting, seen = [path], set[tuple[int, int]]()
    while waiting:
        here = waiting.pop()
        try:
            about = os.stat(here)
            if not stat.S_ISDIR(about.st_mode):
                states[here] = about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns
            elif (is_recursive or here == path) and (
                about.st_dev,
                about.st_ino,
            ) not in seen:  # links may lead in a circle
                seen.add((about.st_dev, about.st_ino))
                waiting += (f"{here}{os.sep}{name}" for name in os.listdir(here) if is_part_of_site(name))
        except OSError:  # it went in this moment, or is a link to nothing
            continue
    return states


def _changes(before: State, now: State) -> Iterator[FileSystemEvent]:
    if before == now:
        return
    yield from (FileDeletedEvent(path) for path in before.keys() - now.keys())
    yield from (FileCreatedEvent(path) for path in now.keys() - before.keys())
    yield from (FileModifiedEvent(path) for path in before.keys() & now.keys() if before[path] != now[path])


class _Bell(FileSystemEventHandler):
    """Is rung by every change of which the system tells."""

    def __init__(self) -> None:
        self.rung = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _READING:
            self.rung.set()


class _Told(NamedTuple):
    """A folder of whose changes the system was asked to tell, and which one it was; None where it could not be."""

    watch: ObservedWatch | None
    identity: tuple[int, int] | None


class _System:
    """Rings the bell whenever the system tells of a change, while it can."""

    def __init__(self, bell: _Bell) -> None:
        self._bell = bell
        self._told: dict[tuple[str, bool], _Told] = {}
        self._observer = Observer()
        self._can_tell = True
        try:
            self._observer.start()
        except OSError:
            self._can_tell = False

    def tell_of(self, paths: Iterable[str]) -> None:
        """Ask again for folders that went and came back, of which the system would tell nothing any more."""
        if not self._can_tell:
            return
        # Editors put a new file in place of the old one: of a file its folder must be observed.
        folders = {(path, True) if Path(path).is_dir() else (str(Path(path).parent), False) for path in paths}
        for folder in folders | self._told.keys():
            self._ask(folder)

    def _ask(self, folder: tuple[str, bool]) -> None:
        identity, told = _identity(folder[0]), self._told.get(folder)
        if told is not None and told.identity == identity and (told.watch is None or self._is_alive(told.watch)):
            return
        if told is not None and told.watch is not None:
            with suppress(KeyError):
                self._observer.unschedule(told.watch)
        watch = None
        if identity is not None:
            with suppress(OSError):  # the system observes no more folders
                watch = self._observer.schedule(self._bell, folder[0], recursive=folder[1])
        self._told[folder] = _Told(watch, identity)

    def _is_alive(self, watch: ObservedWatch) -> bool:
        return any(emitter.watch == watch and emitter.is_alive() for emitter in self._observer.emitters)

    def end(self) -> None:
        """Ring no more."""
        if self._can_tell:
            self._observer.stop()
            self._observer.join()


def _identity(folder: str) -> tuple[int, int] | None:
    try:
        about = os.stat(folder)
    except OSError:
        return None
    return about.st_dev, about.st_ino
