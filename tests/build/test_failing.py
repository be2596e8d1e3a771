"""A build that fails, at whatever stage, or is killed: one message, the last site as it was, nothing left behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from html_site import HtmlSite
from projects import BRIEF, FILES, MakeProject, write_project

STAGES = ("config", "files", "nav", "env", "page_markdown", "page_context", "post_page", "post_build")
FAILING = """
import os

def _fail(stage, *arguments):
    if os.environ.get("FAIL") == f"disk at {stage}":
        raise OSError(28, "No space left on device", "site/x.html")
    if os.environ.get("FAIL") == f"mistake at {stage}":
        raise RuntimeError("oh")
    return arguments[0] if arguments else None
"""
FAILING += "".join(f"\ndef on_{stage}(*arguments, **_):\n    return _fail('{stage}', *arguments)\n" for stage in STAGES)


_BOMB = "x: {a0: &a0 [x, x, x, x, x, x, x, x, x, x]" + "".join(
    f", a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)
)
_BOMB += "}"


def make_site(root: Path, before: Callable[[], None] | None = None, **environment: str) -> tuple[int, str]:
    """Run the real `scripts/make_site.py`; gives its exit code and what it printed."""
    done = subprocess.run(
        [sys.executable, str(root / "scripts/make_site.py")],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        preexec_fn=before,
        timeout=60,
    )
    return done.returncode, done.stdout


def around(root: Path) -> list[str]:
    """What stands in the project's folder."""
    return sorted(path.name for path in root.iterdir())


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built, and whose next build fails at a stage and in the way that `FAIL` names."""
    settings = FILES["mkdocs.yml"].replace("  - scripts/mkdocs_hook.py", "  - scripts/mkdocs_hook.py\n  - failing.py")
    files = {"mkdocs.yml": settings, "failing.py": FAILING}
    root = write_project(tmp_path_factory.mktemp("failing") / "project", files)
    assert make_site(root)[0] == 0
    return root


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("disk", "The site was not built: a file could not be read or written: `site/x.html` No space left on device"),
        ("mistake", "The site was not built: an error that nobody expected (RuntimeError: oh; failing.py, line 8)"),
    ],
)
def test_whatever_fails_the_last_site_stays(failing: Path, stage: str, kind: str, words: str) -> None:
    """An error in any event of a build is one message, and changes nothing; files written before are taken away."""
    before, names = HtmlSite(failing / "site").digest(), around(failing)
    code, output = make_site(failing, FAIL=f"{kind} at {stage}")
    assert (code, words in output, "Traceback" in output) == (1, True, False), output
    assert (HtmlSite(failing / "site").digest(), around(failing)) == (before, names)


def test_a_strict_build_that_ends_badly_changes_nothing(make_project: MakeProject) -> None:
    """MkDocs has written every file when it counts its warnings: they are not taken for a site."""
    config = FILES["mkdocs.yml"].replace("  - scripts/mkdocs_hook.py", "  - scripts/mkdocs_hook.py\n  - warning.py")
    warning = "import logging, os\ndef on_post_build(**_):\n    if os.environ.get('FAIL'):\n"
    warning += "        logging.getLogger('mkdocs.plugins.x').warning('Something is not as it should be')\n"
    root = make_project({"mkdocs.yml": config, "warning.py": warning})
    assert make_site(root)[0] == 0
    before = HtmlSite(root / "site").digest()
    (root / "briefs/second.md").write_text(BRIEF.replace("A brief", "A second"), "utf-8")
    code, output = make_site(root, FAIL="yes")
    assert (code, "Aborted with 1 warnings in strict mode" in output) == (1, True), output
    assert HtmlSite(root / "site").digest() == before


def _limit(size: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of files")
@pytest.mark.parametrize("size", [0, 200, 9_000, 20_000])
def test_a_disk_that_is_full_keeps_the_last_site(make_project: MakeProject, size: int) -> None:
    """No file can be larger than so many bytes: whether the site or the cache meets that, nothing is lost."""
    root = make_project()
    assert make_site(root)[0] == 0
    before, names = HtmlSite(root / "site").digest(), around(root)
    (root / "briefs/second.md").write_text(BRIEF.replace("A brief", "A second"), "utf-8")
    code, output = make_site(root, partial(_limit, size))
    assert (code, "Traceback" in output, "nobody expected" in output) == (1, False, False), output
    assert "File too large" in output
    assert (HtmlSite(root / "site").digest(), around(root)) == (before, names)
    assert make_site(root)[0] == 0
    assert "A second" in HtmlSite(root / "site").pages["briefs/second/"].text("//h1")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "site_url: http://[::1",
            "mkdocs.yml:1:1: error: bad-address: `site_url` is `http://[::1`, which is no web address",
        ),
        ("site_url: [1, 2]", "Expected a string"),
        ("x: &a [*a]", "mkdocs.yml:1:8: error: unreadable-file: mkdocs.yml cannot be read: `*a` stands within what it"),
        (
            "x: " + "[" * 3000 + "]" * 3000,
            "error: unreadable-file: mkdocs.yml cannot be read: lists and",
        ),
        (_BOMB, "the aliases up to `*a3` stand for more than 100,000 values; write out what is meant"),
        ("x: " + "9" * 5000, "is not the number or the date that it looks like; put it in quotation marks"),
        ("x: 2026-99-99", "mkdocs.yml:1:4: error: unreadable-file: mkdocs.yml cannot be read: `2026-99-99` is not the"),
        ("repo_url: https://a b/", "`repo_url` is `https://a b/`, which is no web address: its host has a space"),
        ("extra_css: ['https://[x/a.css']", "mkdocs.yml:1:13: bad-address: `extra_css.0` is `https://[x/a.css`"),
    ],
)
def test_settings_that_cannot_be_read_are_named(make_project: MakeProject, line: str, words: str) -> None:
    """What MkDocs meets before anybody else, and would end with a traceback, is one message."""
    kept = [row for row in FILES["mkdocs.yml"].split("\n") if not row.startswith(line.partition(" ")[0])]
    code, output = make_site(make_project({"mkdocs.yml": "\n".join([line, *kept])}))
    wrong = [word for word in ("Traceback", "nobody expected") if word in output]
    assert (code, words in output, wrong) == (1, True, []), output


def _at_work_in(root: Path) -> list[str]:
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            found.append(path.read_text(errors="replace"))
    return [command for command in found if str(root) in command]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no way to see processes here")
def test_a_build_that_is_killed_leaves_nothing_at_work_and_is_cleaned_up(make_project: MakeProject) -> None:
    """`kill -9`: MkDocs and its helpers end too, and the next build takes the folder away."""
    briefs = {f"briefs/brief-{n}.md": BRIEF.replace("A brief", f"Brief {n}") for n in range(300)}
    root = make_project(briefs)
    running = subprocess.Popen([sys.executable, str(root / "scripts/make_site.py")], stdout=subprocess.DEVNULL)
    while not (left := list(root.glob(".site-*/new/*"))):
        assert running.poll() is None
        time.sleep(0.01)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    deadline = time.monotonic() + 5
    while _at_work_in(root) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _at_work_in(root)
    assert left[0].parent.exists()
    assert make_site(root)[0] == 0
    assert not list(root.glob(".site-*"))


def test_a_publication_without_pages_of_its_own_is_told_what_to_make(make_project: MakeProject) -> None:
    """Before MkDocs, which would name a folder of this machine."""
    root = make_project()
    shutil.rmtree(root / "docs")
    said = "Nothing was built: there is no folder `docs/`; make one, and write its first page, `docs/index.md`.\n"
    assert make_site(root) == (1, said)
