"""Bad input, end to end: a clear message each, never a traceback, nothing lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from html_site import HtmlSite, mkdocs_build
from projects import BRIEF, FILES, MakeProject

from briefsite.hosts.swap import swap_in

FRONT = BRIEF.split("---\n")[1]


def check(root: Path) -> tuple[int, str]:
    """Run the real `scripts/check.py` on a project; gives its exit code and what it printed."""
    command = [sys.executable, str(root / "scripts/check.py"), "--root", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    return done.returncode, done.stdout + done.stderr


CASES: dict[str, tuple[dict[str, str | bytes | None], str]] = {
    "an empty brief": (
        {"briefs/first.md": ""},
        "briefs/first.md:1:1: error: missing-front-matter: the file is empty;",
    ),
    "a brief without front matter": (
        {"briefs/first.md": "# Just text\n"},
        "briefs/first.md:1:1: error: missing-front-matter: a brief begins with a line `---`",
    ),
    "front matter that is never closed": (
        {"briefs/first.md": "---\ntitle: A\n\nText\n"},
        "briefs/first.md:1:1: error: missing-front-matter: the front matter opens with `---` on line 1 and is never",
    ),
    "a byte that is not UTF-8": (
        {"briefs/first.md": BRIEF.encode() + b"na\xefve\n"},
        "briefs/first.md:10:3: error: unreadable-file: the byte 0xEF is not UTF-8; save the file with the encoding",
    ),
    "a file of zeros": ({"briefs/first.md": b"\0" * 1000}, "briefs/first.md:1:1: error: missing-front-matter"),
    "an unclosed code fence": (
        {"briefs/first.md": BRIEF + "\n```\ncode [@doe2020]\n"},
        "briefs/first.md:11:1: error: unclosed-fence",
    ),
    "a tab in the front matter": (
        {"briefs/first.md": f"---\n{FRONT}key_points:\n\t- x\n---\n\nText [@doe2020] and [@roe2021].\n"},
        "briefs/first.md:8:1: error: broken-yaml",
    ),
    "a bomb of anchors": (
        {
            "briefs/first.md": "---\n"
            + "a0: &a0 [x, x]\n"
            + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
            + FRONT
            + "---\n\nText [@doe2020] and [@roe2021].\n"
        },
        "briefs/first.md:2:5: error: unsupported-yaml",
    ),
    "a key that stands twice": (
        {"briefs/first.md": f"---\n{FRONT}title: Again\n---\n\nText [@doe2020] and [@roe2021].\n"},
        "briefs/first.md:7:1: error: repeated-key",
    ),
    "the same key in two cases": (
        {
            "sources.bib": FILES["sources.bib"]
            + "@book{DOE2020, author={Doe, J.}, title={X}, date={2020}, publisher={P}}\n"
        },
        "sources.bib:3:1: ",
    ),
    "an unbalanced brace in the middle": (
        {"sources.bib": "@book{bad, title={Open\n\n" + FILES["sources.bib"]},
        "sources.bib:1:1: error: broken-entry",
    ),
    "an empty bibliography": (
        {"sources.bib": ""},
        "briefs/first.md:9:24: error: unknown-citation: no entry `doe2020` in sources.bib",
    ),
    "no bibliography": (
        {"sources.bib": None},
        "sources.bib:1:1: error: unreadable-file: there is no file `sources.bib`",
    ),
    "a slug that is not one": (
        {"briefs/Nicht so!.md": BRIEF},
        "briefs/Nicht so!.md:1:1: error: bad-slug",
    ),
    "a brief in a folder of its own": (
        {"briefs/2026/second.md": BRIEF},
        "briefs/2026/second.md:1:1: error: misplaced-brief: briefs stand directly in briefs/; move `briefs/2026/",
    ),
    "empty vocabularies": (
        {"briefs/topics.yml": "", "briefs/people.yml": ""},
        "briefs/first.md:5:10: error: unknown-topic",
    ),
    "a configuration that is not YAML": ({"mkdocs.yml": "a: [b\n"}, "mkdocs.yml:"),
}


@pytest.mark.parametrize("name", CASES)
def test_bad_input_gets_a_clear_message(make_project: MakeProject, name: str) -> None:
    """The message names the place and the rule; what is whole beside it is still read."""
    changes, expected = CASES[name]
    code, output = check(make_project(changes))
    assert expected in output
    assert "Traceback" not in output
    assert code == (1 if "error:" in output else 0)


@pytest.mark.parametrize("style", ["broken", "nobody-has-this"])
@pytest.mark.parametrize("strict", [(), ("--strict",)], ids=["lenient", "strict"])
def test_a_style_that_cannot_be_used_is_named(make_project: MakeProject, style: str, strict: tuple[str, ...]) -> None:
    """Whether it is broken or not there, the build says so in a line and leaves the last site."""
    root = make_project(
        {
            "briefs/first.md": BRIEF.replace("title: A brief", f"title: A brief\ncitation_style: {style}"),
            "styles/broken.csl": "<style>\n  <citation",
        }
    )
    code, output = mkdocs_build(root, *strict)
    assert code == 1
    assert "broken-style" in output if style == "broken" else "unknown-style" in output
    assert "Traceback" not in output
    assert not (root / "site").exists()


def test_all_problems_are_told_at_once(make_project: MakeProject) -> None:
    """One run lists what is wrong in every file, each with its place."""
    root = make_project(
        {
            "briefs/first.md": BRIEF.replace("@doe2020", "@nobody"),
            "briefs/second.md": "",
            "sources.bib": FILES["sources.bib"] + "@book{broken, title={X\n",
        }
    )
    code, output = check(root)
    assert code == 1
    for rule in ("unknown-citation", "missing-front-matter", "broken-entry"):
        assert rule in output


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_windows_line_ends_and_a_byte_order_mark_are_no_problem(make_project: MakeProject, mark: bytes) -> None:
    """Files saved on Windows read the same, and places count the same."""
    changes = {path: mark + text.replace("\n", "\r\n").encode() for path, text in FILES.items() if path[0] in "bs"}
    code, output = check(make_project(changes))
    assert (code, "error:" in output) == (0, False), output


def test_a_link_out_of_the_project_is_refused(make_project: MakeProject, tmp_path: Path) -> None:
    """What lies outside is neither read nor published."""
    root = make_project()
    (tmp_path / "secret.md").write_text(BRIEF.replace("A brief", "Hush-hush"), "utf-8")
    (root / "briefs/leak.md").symlink_to(tmp_path / "secret.md")
    code, output = check(root)
    assert code == 1
    assert (
        "briefs/leak.md:1:1: error: unreadable-file: `briefs/leak.md` is a link that leads out of the project" in output
    )
    mkdocs_build(root)
    assert not any("Hush-hush" in path.read_text("utf-8") for path in (root / "site").rglob("*.html"))


def test_a_brief_of_five_megabytes_is_read(make_project: MakeProject) -> None:
    """Size alone is no problem; the last line is checked like the first."""
    text = BRIEF + "Plain words about trade and finance. " * 140_000 + "\n\nThe end [@nobody].\n"
    code, output = check(make_project({"briefs/first.md": text}))
    assert code == 1
    assert "briefs/first.md:12:10: error: unknown-citation" in output


def test_a_bibliography_of_fifty_thousand_entries_is_read(make_project: MakeProject) -> None:
    """All of it, with a broken entry in the middle reported and its neighbours kept."""
    entries = [
        f"@book{{k{n}, author={{Doe, J.}}, title={{T}}, date={{2020}}, publisher={{P}}}}\n" for n in range(50_000)
    ]
    entries[25_000] = "@book{k25000, title={never closed\n"
    text = BRIEF.replace("@doe2020", "@k49999").replace("@roe2021", "@k25001")
    _, output = check(make_project({"sources.bib": "".join(entries), "briefs/first.md": text}))
    assert "sources.bib:25001:1: error: broken-entry" in output
    assert "unknown-citation" not in output


def test_bad_input_of_every_kind_still_builds_what_is_whole(make_project: MakeProject) -> None:
    """Without --strict the site is built from what can be read; nothing shows a traceback."""
    changes: dict[str, str | bytes | None] = {"briefs/whole.md": BRIEF.replace("A brief", "The whole one")}
    for number, (case, _) in enumerate(CASES.values()):
        changes |= {
            path.replace("first", f"case-{number}"): text
            for path, text in case.items()
            if path.endswith(".md") and text is not None
        }
    root = make_project(changes)
    code, output = mkdocs_build(root)
    assert "Traceback" not in output
    assert code == 0, output
    assert "The whole one" in HtmlSite(root / "site").pages["briefs/whole/"].text("//h1")


def test_a_folder_that_cannot_be_written_to_keeps_the_last_site(make_project: MakeProject) -> None:
    """`make site` says that it could not write, in one line."""
    root = make_project()
    command = [sys.executable, str(root / "scripts/make_site.py")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    before = HtmlSite(root / "site").digest()
    root.chmod(0o555)
    try:
        if os.access(root, os.W_OK):
            pytest.skip("this user may write anywhere (root), so no folder is read-only to it")
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    finally:
        root.chmod(0o755)
    assert done.returncode == 1
    assert "The site could not be written" in done.stderr
    assert HtmlSite(root / "site").digest() == before


def test_ctrl_c_in_the_moment_a_build_begins_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder that the new site would be written to is taken away, though it had only just been made."""
    make = Path.mkdir

    def make_and_stop(path: Path, **options: int) -> None:
        make(path, **options)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "mkdir", make_and_stop)
    with pytest.raises(KeyboardInterrupt), swap_in(tmp_path / "site"):
        pass
    assert list(tmp_path.iterdir()) == []


def _at_work_in(root: Path) -> list[str]:
    """The commands of running processes that name a folder (nothing on systems without /proc)."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            found.append(path.read_text(errors="replace"))
    return [command for command in found if str(root) in command]


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_in_the_middle_keeps_the_last_site(make_project: MakeProject, sent: signal.Signals) -> None:
    """Stopping a build leaves the last site whole, no litter beside it, and says so, and no process that goes on."""
    root = make_project()
    command = [sys.executable, str(root / "scripts/make_site.py")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    before, names = HtmlSite(root / "site").digest(), sorted(path.name for path in root.iterdir())
    running = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # background jobs ignore it
    )
    # A small project that was built before may need less than half a second from here: no waiting once it is seen.
    while running.poll() is None and not any(path.name.startswith(".site-") for path in root.iterdir()):
        time.sleep(0.005)
    os.killpg(running.pid, sent)
    _, error = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Stopped. The last site was left as it is." in error
    assert "Traceback" not in error
    assert HtmlSite(root / "site").digest() == before
    assert sorted(path.name for path in root.iterdir()) == names
    assert not _at_work_in(root)
