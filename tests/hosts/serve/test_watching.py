"""An editor's change is met when it is saved, once, also in a folder that goes and comes back."""

from __future__ import annotations

import os
import queue
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from briefsite.hosts.serve import watching
from briefsite.hosts.serve.watching import ProjectObserver, state_of

NEVER = 600.0
"""Seconds until the observer looks by itself: longer than any test waits."""
OFTEN = 0.05
PATIENCE = 30.0


class _Met(FileSystemEventHandler):
    def __init__(self) -> None:
        self.events: queue.Queue[tuple[str, str]] = queue.Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.events.put((event.event_type, Path(str(event.src_path)).name))

    def wait_for(self, *wanted: tuple[str, str]) -> None:
        """Wait for one of the events."""
        while self.events.get(timeout=PATIENCE) not in wanted:
            pass


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with briefs/ and sources.bib, beside which there are other files."""
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs/first.md").write_text("before", "utf-8")
    (tmp_path / "sources.bib").write_text("before", "utf-8")
    return tmp_path


def observed(project: Path, every: float) -> Iterator[_Met]:
    found = _Met()
    before = threading.active_count()
    observer = ProjectObserver(every)
    for name in ("briefs", "sources.bib"):
        observer.schedule(found, str(project / name))
    observer.start()
    time.sleep(0.3)  # until the system has been asked
    yield found
    observer.stop()
    observer.join()
    assert threading.active_count() == before


@pytest.fixture
def met(project: Path) -> Iterator[_Met]:
    """What is met of changes because the system tells of them."""
    yield from observed(project, NEVER)


@pytest.fixture
def seen(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[_Met]:
    """What is met of changes where the system tells of none."""
    monkeypatch.setattr(watching._System, "tell_of", lambda *_: None)
    yield from observed(project, OFTEN)


def test_a_saved_brief_is_met_at_once(met: _Met, project: Path) -> None:
    """The observer itself would look in ten minutes."""
    (project / "briefs/first.md").write_text("after", "utf-8")
    met.wait_for(("modified", "first.md"))
    (project / "briefs/second.md").write_text("new", "utf-8")
    met.wait_for(("created", "second.md"))


def test_a_change_is_met_where_the_system_tells_of_none(seen: _Met, project: Path) -> None:
    """On shared folders: then files are compared again and again."""
    (project / "briefs/first.md").write_text("after", "utf-8")
    seen.wait_for(("modified", "first.md"))
    (project / "briefs/first.md").unlink()
    seen.wait_for(("deleted", "first.md"))


def test_reading_is_no_change(met: _Met, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build reads every brief: it must not be the reason for the next one to begin, nor make anybody look."""
    (project / "briefs/first.md").read_text("utf-8")
    looked = []
    monkeypatch.setattr(watching, "state_of", lambda *_: looked.append(True))
    (project / "briefs/first.md").read_text("utf-8")
    time.sleep(0.5)
    assert not looked
    assert met.events.empty()


def test_a_file_that_an_editor_replaces_is_followed(met: _Met, project: Path) -> None:
    """Most editors write beside the file and put the new one in its place, each time anew."""
    for number in range(3):
        (project / "new").write_text(f"{number} and longer" * number, "utf-8")
        (project / "new").replace(project / "sources.bib")
        met.wait_for(("modified", "sources.bib"))


@pytest.mark.parametrize("way", ["deleted", "moved away", "replaced at once"])
def test_a_folder_that_goes_and_comes_back_is_followed(project: Path, way: str) -> None:
    """`git checkout` of a branch without briefs, and back: edits are met as before, and at once."""
    for met in observed(project, 0.2):
        if way == "replaced at once":
            shutil.copytree(project / "briefs", project / "other")
            shutil.rmtree(project / "briefs")
            (project / "other").rename(project / "briefs")
        else:
            if way == "deleted":
                shutil.rmtree(project / "briefs")
            else:
                (project / "briefs").rename(project / "away")
            met.wait_for(("deleted", "first.md"))
            (project / "briefs").mkdir()
            (project / "briefs/first.md").write_text("back", "utf-8")
            met.wait_for(("created", "first.md"))
        time.sleep(0.6)  # until the system has been asked again
        for number in range(3):
            (project / "briefs/first.md").write_text(f"edit {number}", "utf-8")
            met.wait_for(("modified", "first.md"))


def test_a_bibliography_that_goes_and_comes_back_is_followed(met: _Met, project: Path) -> None:
    """As with the folder."""
    (project / "sources.bib").unlink()
    met.wait_for(("deleted", "sources.bib"))
    (project / "sources.bib").write_text("back", "utf-8")
    met.wait_for(("created", "sources.bib"))


def test_the_same_size_and_time_with_other_content_is_a_change(met: _Met, project: Path) -> None:
    """As tools leave it that keep the time of a file; when it was changed on the disk nobody can set."""
    brief = project / "briefs/first.md"
    before = brief.stat()
    brief.write_text("beside", "utf-8")
    os.utime(brief, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert brief.stat().st_size == before.st_size
    met.wait_for(("modified", "first.md"))


def test_what_changed_before_anybody_looked_is_told(project: Path) -> None:
    """A brief that is saved while the first build ends: it was read before, and would be shown as it was."""
    found = _Met()
    observer = ProjectObserver(NEVER)
    observer.remember([str(project / "briefs"), str(project / "sources.bib")])
    (project / "briefs/first.md").write_text("saved meanwhile", "utf-8")
    observer.schedule(found, str(project / "briefs"))
    observer.schedule(found, str(project / "sources.bib"))
    observer.start()
    assert found.events.get(timeout=PATIENCE) == ("modified", "first.md")
    observer.stop()
    observer.join()
    assert found.events.empty()


@pytest.mark.parametrize(
    "name",
    [
        "~$first.md", "first.md~", "#first.md#", ".#first.md", ".first.md.swp", "first.md.swp", "4913", "5036",
        ".DS_Store", "Thumbs.db", ".~lock.first.md#", "first.md.tmp", "first.md.tmp.1234.abcd",
        "first.md.sb-0a1b2c3d-Xy9zQw",
        "first.md___jb_tmp___", ".goutputstream-X4ZV11", ".git/HEAD", ".obsidian/workspace.json", "first.md.part",
    ],
)  # fmt: skip
def test_what_programs_leave_beside_is_no_change(project: Path, name: str) -> None:
    """Locks, swap files, files of a moment: none makes the site be built."""
    before = state_of(str(project / "briefs"))
    (project / "briefs" / name).parent.mkdir(exist_ok=True)
    (project / "briefs" / name).write_text("x", "utf-8")
    assert state_of(str(project / "briefs")) == before


@pytest.mark.parametrize(
    "name", ["second.md", "2026.md", "4914", ".pages", ".authors.yml", "a~b.md", "a#b#c.md", "x.png"]
)
def test_what_people_write_is_a_change(project: Path, name: str) -> None:
    """Also hidden files that plugins of MkDocs read."""
    before = state_of(str(project / "briefs"))
    (project / "briefs" / name).write_text("x", "utf-8")
    assert state_of(str(project / "briefs")) != before


def test_links_in_a_circle_end(project: Path) -> None:
    """A folder that holds a link to itself is looked through once."""
    (project / "briefs/again").symlink_to(project / "briefs")
    assert [Path(path).name for path in state_of(str(project / "briefs"))] == ["first.md"]
