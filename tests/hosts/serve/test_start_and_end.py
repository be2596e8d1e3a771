"""How serving begins and ends: the port, who looks, and that nothing is left behind."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from editing import Editing, edited, free_port, start
from projects import BRIEF, ROOT, MakeProject

from briefsite.hosts.serve.port import PortError, listen, port_of, wanted_port

DRAFT = BRIEF.replace("title: A brief", "title: Not yet\nstatus: draft")
EMBARGO = BRIEF.replace("title: A brief", "title: Not before\nembargo: 2999-01-01T09:00:00Z")


@pytest.fixture
def taken() -> Iterator[int]:
    """A port at which another program listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_that_is_taken_gives_the_next_one(make_project: MakeProject, taken: int) -> None:
    """Said in a sentence before anything is built; pages have the address at which they are."""
    root = make_project()
    environment = {"BRIEFSITE_PORT": str(taken)}
    with edited(root, **environment) as running:
        said = running.said()
        found = re.search(rf"Port {taken} is taken by another program, so the site will be at port (\d+)\.", said)
        assert found is not None, said
        assert f"Serving on http://127.0.0.1:{found[1]}/" in said
        assert said.index("is taken") < said.index("Documentation built")
        running.address = f"http://127.0.0.1:{found[1]}/"
        assert f'rel="canonical" href="{running.address}briefs/first/"' in running.page("briefs/first/")
        running.edit("briefs/first.md", "Ministers", "Kings")
        running.wait_for("briefs/first/", "Kings met")
        assert f'rel="canonical" href="{running.address}briefs/first/"' in running.page("briefs/first/")
        assert "Traceback" not in running.said()


def test_without_following_a_port_that_is_taken_is_said_before_anything_is_built(
    make_project: MakeProject, taken: int
) -> None:
    """Then MkDocs takes the port itself, so that the sentence names a free one."""
    running = start(make_project(), ["--no-livereload", "--dev-addr", f"127.0.0.1:{taken}"])
    assert running.process.wait(timeout=60) == 1
    assert f"port {taken} is taken by another program; " in running.said()
    assert "Traceback" not in running.said()
    assert "Documentation built" not in running.said()


def test_without_following_the_site_is_served_as_it_was(make_project: MakeProject) -> None:
    """Nothing of ours is in its pages then."""
    with edited(make_project(), "--no-livereload") as running:
        assert "Ministers met" in running.page("briefs/first/")
        assert ".serve" not in running.page("briefs/first/")


@pytest.mark.parametrize("host", ["[::1]", "localhost"])
def test_a_site_in_a_folder_of_its_host_is_served_there(make_project: MakeProject, host: str) -> None:
    """At the path of its address, on any address of this machine."""
    root = make_project()
    settings = (root / "mkdocs.yml").read_text("utf-8")
    address = "https://harbour-briefs.example/"
    assert address in settings
    (root / "mkdocs.yml").write_text(settings.replace(address, f"{address}some/where/"), "utf-8")
    port = free_port()
    with edited(root, "--dev-addr", f"{host}:{port}") as running:
        running.address = f"http://{host}:{port}/some/where/"
        assert f"Serving on {running.address}" in running.said()
        running.edit("briefs/first.md", "Ministers", "Kings")
        running.wait_for("briefs/first/", "Kings met")
        running.edit("briefs/first.md", "@doe2020", "@do2020")
        running.wait_for_notice("briefs/first/", "Not shown")
        assert '<a href="/some/where/briefs/first/">' in running.page("")
        assert '"/some/where/.serve/changes"' in running.page("")


def test_two_that_begin_at_once_have_two_ports(make_project: MakeProject) -> None:
    """The port is taken before the site is built, not after."""
    port = str(free_port())
    first = start(make_project(folder="one"), environment={"BRIEFSITE_PORT": port})
    second = start(make_project(folder="two"), environment={"BRIEFSITE_PORT": port})
    for running in (first, second):
        running.wait_for_log("Serving on")
    for running in (first, second):
        running.stop()
    assert f":{port}/" in first.said() + second.said()
    assert "is taken by another program" in first.said() + second.said()


def test_the_port_is_one_that_can_be() -> None:
    """What `make serve PORT=…` is given, or what MkDocs was; else a sentence that says what is right."""
    assert wanted_port(8000) == 8000
    for given in ("0", "65536", "abc", "-1", "80.5", "٨٠"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("BRIEFSITE_PORT", given)
            with pytest.raises(PortError, match=f"for example `make serve PORT=9000`; it is `{given}`"):
                wanted_port(8000)


def test_an_address_that_is_not_this_machines_is_refused_in_a_sentence() -> None:
    """No traceback of the system's."""
    with pytest.raises(PortError, match=r"the site cannot be served at 192\.0\.2\.1:8000: "):
        listen("192.0.2.1", 8000)


def test_a_port_is_held_until_it_is_let_go() -> None:
    """Whoever asks for the same gets another."""
    first = listen("127.0.0.1", free_port())
    second = listen("127.0.0.1", port_of(first))
    assert port_of(second) > port_of(first)
    first.close()
    second.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_nothing_behind(make_project: MakeProject, number: signal.Signals) -> None:
    """No folder with drafts in the system's temporary folder, whatever ends the server."""
    running = start(make_project({"briefs/draft.md": DRAFT}))
    running.wait_for_log("Serving on")
    for words in ("Kings", "Queens"):
        running.write("briefs/first.md", BRIEF.replace("Ministers", words))
        running.wait_for("briefs/first/", f"{words} met")
    assert list(running.temporary.glob("mkdocs_*"))
    assert running.stop(number) == 0, running.said()
    assert list(running.temporary.iterdir()) == []
    assert "Traceback" not in running.said()


def test_a_signal_in_the_first_build_leaves_nothing_behind(make_project: MakeProject) -> None:
    """Then too there are drafts in the folder already."""
    root = make_project({f"briefs/brief-{number}.md": DRAFT for number in range(100)})
    running = start(root)
    running.wait_for_log("Building documentation")
    time.sleep(0.3)
    running.stop()
    assert list(running.temporary.iterdir()) == []


@pytest.mark.parametrize("delay", [0.5, 1.0, 4.0])
def test_a_terminal_that_is_closed_leaves_nothing_behind(
    make_project: MakeProject, tmp_path: Path, delay: float
) -> None:
    """Also while all is being started."""
    root, temporary = make_project(), tmp_path / "temporary"
    temporary.mkdir()
    command = [sys.executable, str(root / "scripts/serve.py"), "--port", str(free_port())]
    process, terminal = pty.fork()
    if process == 0:
        os.execve(sys.executable, command, {**os.environ, "TMPDIR": str(temporary), "CI": "yes"})
    end = time.monotonic() + delay
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.05)[0]:
            os.read(terminal, 4096)
    os.close(terminal)
    os.waitpid(process, 0)
    assert list(temporary.iterdir()) == []


@pytest.fixture
def reading(make_project: MakeProject) -> Iterator[Editing]:
    """A project with a draft and an embargo, served as readers see it."""
    root = make_project({"briefs/draft.md": DRAFT, "briefs/later.md": EMBARGO})
    with edited(root, "--clean") as running:
        yield running


def test_a_reader_is_shown_what_is_published_and_an_editor_why_the_rest_is_not(reading: Editing) -> None:
    """Neither drafts nor embargoes; what is saved is followed, and what is broken is not shown."""
    assert "Ministers met" in reading.page("briefs/first/")
    assert "Content-Security-Policy" in reading.page("briefs/first/")
    assert reading.page("briefs/draft/").startswith("404")
    assert reading.notice("briefs/draft/") == "Readers do not see briefs/draft.md: it is status: draft."
    assert "Readers do not see briefs/later.md: it is under embargo until 01 January 2999" in reading.notice(
        "briefs/later/"
    )
    assert "Not yet" not in reading.page("")
    assert "Not yet" not in reading.page("briefs/")
    assert '"texts"' in reading.page("search/data/languages.json")
    reading.edit("briefs/first.md", "@doe2020", "@do2020")
    reading.wait_for_notice("briefs/first/", "no entry do2020 in sources.bib")
    assert "Ministers met" in reading.page("briefs/first/")
    reading.restore()
    reading.edit("briefs/draft.md", "status: draft", "status: published")
    reading.wait_for("briefs/draft/", "Not yet")


def test_a_readers_page_is_the_one_that_is_built(reading: Editing) -> None:
    """But for the address of the site, byte for byte."""
    from html_site import mkdocs_build

    served = reading.page("briefs/first/").partition('<link rel="stylesheet" href="/.serve')[0]
    code, output = mkdocs_build(reading.root, "--strict")
    assert code == 0, output
    built = (reading.root / "site/briefs/first/index.html").read_text("utf-8").rpartition("</body>")[0]
    assert served == built.replace("https://harbour-briefs.example/", reading.address)


def test_make_serve_hands_on_what_was_typed() -> None:
    """The port, the reader, the page to follow; `AS` that only make knows means nothing."""

    def runs(*arguments: str, **environment: str) -> str:
        command = ["make", "-n", "-o", ".venv/.site", "serve", *arguments]
        # What the make that runs the tests hands on is not typed by anybody.
        own = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
        said = subprocess.run(command, cwd=ROOT, env={**own, **environment}, capture_output=True, text=True, check=True)
        return " ".join(said.stdout.split()).rpartition("scripts/serve.py")[2].strip()

    assert runs() == ""
    assert runs(AS="/usr/bin/as") == ""
    assert runs("AS=reader") == '--as "reader"'
    assert runs("PORT=9000", "FOLLOW=1") == '--port "9000" --follow'


def test_an_edit_can_be_followed(make_project: MakeProject) -> None:
    """Browsers are told the page of the brief that was saved, where they ask to be."""
    with edited(make_project({"briefs/second.md": DRAFT}), BRIEFSITE_FOLLOW="1") as running:
        assert 'data-follow="yes"' in running.page("")
        running.edit("briefs/second.md", "Ministers", "Kings")
        running.wait(
            lambda: '"saved": "/briefs/second/"' in running.page(".serve/changes?path=&page=&notice=&build=0"), "page"
        )
