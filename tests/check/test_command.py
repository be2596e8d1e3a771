"""The command `scripts/check.py`, run as editors and CI run it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CHECK = HERE.parent.parent / "scripts" / "check.py"
BRIEF = "---\ntitle: A\ndate: 2026-05-01\nauthors: [trade-desk]\ntopics: [trade]\nsummary: B\n---\n\nSo [@doe2020].\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project without a problem."""
    root = tmp_path / "project"
    shutil.copytree(HERE / "common", root)
    (root / "briefs" / "ports.md").write_text(BRIEF, encoding="utf-8")
    return root


def run(root: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder."""
    env = {**{name: value for name, value in os.environ.items() if name != "GITHUB_WORKSPACE"}, **environment}
    command = [sys.executable, str(CHECK), *arguments]
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_clean_project(root: Path) -> None:
    """Status 0, and one line that says so."""
    result = run(root)
    assert (result.returncode, result.stdout, result.stderr) == (0, "no problems\n", "")


def test_an_error(root: Path) -> None:
    """Status 1, and where the error is."""
    (root / "briefs" / "ports.md").write_text(BRIEF.replace("@doe2020", "@do2020"), encoding="utf-8")
    result = run(root)
    assert result.returncode == 1
    assert result.stdout.splitlines()[0] == (
        "briefs/ports.md:9:5: error: unknown-citation: no entry `do2020` in sources.bib; did you mean `doe2020`?"
    )


def test_a_warning_counts_only_when_strict(root: Path) -> None:
    """Warnings are shown; with --strict they fail."""
    topics = root / "briefs" / "topics.yml"
    topics.write_text(topics.read_text() + "debt:\n  name: Debt\n  definition: What is owed.\n", encoding="utf-8")
    assert run(root).returncode == 0
    assert "unused-topic" in run(root).stdout
    assert run(root, "--strict").returncode == 1


def test_a_hint_never_fails(root: Path) -> None:
    """With hints the status stays 0, with --strict too, unless the publication takes the rule to be graver."""
    entry = "@online{roe2019, title={A page}, url={https://example.net}, date={2019}, author={Roe, R}}\n"
    with (root / "sources.bib").open("a", encoding="utf-8") as bibliography:
        bibliography.write(entry)
    result = run(root, "--strict")
    assert (result.returncode, result.stdout.split(": ")[1:3]) == (0, ["hint", "uncited-source"])
    levels = "extra: {briefsite: {levels: {uncited-source: warning}, citation_style: apa}}\n"
    (root / "mkdocs.yml").write_text(f"site_name: S\nplugins: [briefsite]\n{levels}", "utf-8")
    assert run(root).returncode == 0
    assert run(root, "--strict").returncode == 1


def test_all_of_one_rule(root: Path) -> None:
    """--rule lists every problem of a rule, however many, and no other; the status is that of what is listed."""
    entries = "".join(f"@book{{k{number}, title={{T}}, author={{A}}, date={{2001}}, publisher={{P}}}}\n"
                      for number in range(30))  # fmt: skip
    (root / "sources.bib").write_text(entries, encoding="utf-8")
    assert len(run(root).stdout.splitlines()) == 3  # the citation without a source, the hints, the sum
    listed = run(root, "--rule", "uncited-source")
    assert (listed.returncode, len(listed.stdout.splitlines())) == (0, 31)
    assert listed.stdout.splitlines()[-1] == "30 hints in 1 file"


def test_paths_limit_what_is_reported(root: Path) -> None:
    """A file or folder within the project shows its own problems, from wherever it is named."""
    for name in ("ports", "quays"):
        (root / "briefs" / f"{name}.md").write_text(f"{BRIEF}\n# {name}\n", encoding="utf-8")
    everything = run(root).stdout.splitlines()
    assert [line.partition(":")[0] for line in everything[:-1]] == ["briefs/ports.md", "briefs/quays.md"]
    assert run(root, "briefs/quays.md").stdout.splitlines()[0] == everything[1]
    assert run(root / "briefs", "quays.md").stdout.splitlines()[0] == everything[1]
    assert run(root, "briefs").stdout.splitlines() == everything
    assert run(root.parent, str(root)).stdout.splitlines() == everything
    assert run(root, "sources.bib").stdout == "no problems\n"


def test_json_and_github(root: Path) -> None:
    """The other formats hold the same problem."""
    (root / "briefs" / "ports.md").write_text(BRIEF + "\n# Again\n", encoding="utf-8")
    found = json.loads(run(root, "--format", "json").stdout)
    assert [(problem["path"], problem["line"], problem["rule"]) for problem in found] == [
        ("briefs/ports.md", 11, "second-title")
    ]
    written = run(root, "--format", "github", GITHUB_WORKSPACE=str(root.parent)).stdout
    assert written.startswith("::error file=project/briefs/ports.md,line=11,col=1,title=second-title::")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.md"], "check.py: there is no file or folder `nowhere.md`\n"),
        (["--root", "nowhere"], "check.py: there is no file or folder `nowhere`\n"),
        (["/"], "check.py: `/` is in no project: there is no mkdocs.yml and no briefs/\n"),
        (["--rule", "ded-link"], "check.py: there is no rule `ded-link`; did you mean `dead-link`?\n"),
        (["--root", ".", "/"], "check.py: `/` is not in the project `.`\n"),
    ],
)
def test_when_it_cannot_run(root: Path, arguments: list[str], message: str) -> None:
    """Status 2, and one line that says why."""
    result = run(root, *arguments)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", message)


def test_a_terminal_without_unicode(root: Path) -> None:
    """Where the output cannot hold a character, its number is shown."""
    (root / "briefs" / "ports.md").write_text(BRIEF + "\n# 港\n", encoding="utf-8")
    result = run(root, PYTHONIOENCODING="ascii")
    assert "`\\u6e2f`" in result.stdout
    assert result.stderr == ""


INTERRUPTED = f"""
import os, runpy, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
sys.path.insert(0, {str(CHECK.parent)!r})
import briefsite.read.project
briefsite.read.project.load_project = lambda root, **given: os.kill(os.getpid(), signal.SIGINT)
sys.argv = ["check.py"]
runpy.run_path({str(CHECK)!r}, run_name="__main__")
"""


def test_ctrl_c(root: Path) -> None:
    """Interrupted in the middle, it says so in one line, with the status that shells expect."""
    result = subprocess.run([sys.executable, "-c", INTERRUPTED], cwd=root, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (130, "", "check.py: interrupted\n")


def test_another_python_is_told_where_the_libraries_are() -> None:
    """Without the environment, one line says what to run; it is no fault of the program."""
    command = [sys.executable, "-S", "-E", str(CHECK)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == (
        "check.py: this Python has no library `msgspec`; run `make check` once, and use the Python in `.venv/bin/`\n"
    )
