"""A publication as 0.2.0 wrote it, brought up to date by a later version, with all that an institute may have done."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from projects import ROOT, copy_scripts

from briefsite.check import check_project
from briefsite.commands.new.record import RECORD, Record, digest, read_record
from briefsite.commands.upgrade.changes import Change, Fate, Word, after, changes
from briefsite.read.project import load_project

HERE = Path(__file__).parent
BEGUN = HERE / "begun-with-0.2.0"
EXPECTED = HERE / "expected.txt"
TEMPLATES = "scripts/briefsite/commands/new/templates"


def git(folder: Path, *arguments: str) -> str:
    """Run git as an editor does."""
    identity = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def publication(tmp_path: Path) -> Path:
    """The publication as it was written, committed."""
    folder = shutil.copytree(BEGUN, tmp_path / "harbour")
    git(folder, "init", "--quiet")
    git(folder, "-c", "core.autocrlf=false", "add", "--all")
    git(folder, "commit", "--quiet", "--message=Begin")
    return folder


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A later version: the Makefile and two workflows are others, one is gone, and one library is newer."""
    clone = tmp_path_factory.mktemp("later")
    copy_scripts(clone / "scripts")
    for name in ("pyproject.toml", "LICENSE"):
        shutil.copy(ROOT / name, clone / name)
    for path in BEGUN.glob(".github/workflows/*"):  # what lies between 0.2.0 and today is none of this test's
        shutil.copy(path, clone / TEMPLATES / "github")
    shutil.copy(BEGUN / "Makefile", clone / TEMPLATES)
    libraries = (BEGUN / "requirements.txt").read_text("utf-8").partition("\n\n")[2]
    (clone / TEMPLATES / "requirements.txt").write_text(libraries.replace("\nlxml==6.", "\nlxml==7."), "utf-8")
    version = clone / "scripts/briefsite/__init__.py"
    version.write_text(re.sub(r"(?m)^__version__ = .*$", '__version__ = "0.3.0"', version.read_text("utf-8")), "utf-8")
    edit(clone / "scripts/briefsite/commands/new/files.py", '"publish", "links")', '"publish")')
    edit(clone / TEMPLATES / "Makefile", "rm -rf site", "rm -rf public site")
    edit(clone / TEMPLATES / "github/check.yml", "timeout-minutes: 10", "timeout-minutes: 20")
    edit(clone / TEMPLATES / "github/publish.yml", 'cron: "7 * * * *"', 'cron: "9 * * * *"')
    return clone


def edit(path: Path, old: str, new: str) -> None:
    """Put one text in the place of another, which is there."""
    text = path.read_text("utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new), "utf-8")


def upgrade(clone: Path, folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """Run the command with nothing but the standard library; its exit status, and what it says."""
    command = [sys.executable, "-S", "-E", str(clone / "scripts/upgrade.py"), *arguments]
    env = {**os.environ, **environment}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def as_an_institute(folder: Path) -> None:
    """Change what one changes: another Python, another hour where the new version has another too, a job less."""
    edit(folder / "Makefile", "PYTHON ?= python3", "PYTHON ?= python3.12")
    edit(folder / ".github/workflows/publish.yml", 'cron: "7 * * * *"', 'cron: "7 6 * * *"')
    (folder / ".github/workflows/preview.yml").unlink()
    edit(folder / "docs/about.md", "# ", "# Plus ")


def test_it_is_shown_first(publication: Path, later: Path) -> None:
    """Each file with what becomes of it, line by line; nothing is written."""
    as_an_institute(publication)
    before = git(publication, "status", "--porcelain")
    code, said = upgrade(later, publication)
    said = re.sub(r"sha256:[0-9a-f]{64}", "sha256:…", re.sub(r"\([\d,]+ bytes\)", "(… bytes)", said))
    said = said.replace(str(later), "…/briefsite")  # what is said can be typed in the folder of the publication
    if os.environ.get("ACCEPT"):
        EXPECTED.write_text(said, "utf-8")
    assert (code, said) == (1, EXPECTED.read_text("utf-8"))
    assert git(publication, "status", "--porcelain") == before


def test_it_is_done(publication: Path, later: Path) -> None:
    """Both changes of the Makefile stand in it; what both have changed is the institute's, until it says otherwise."""
    as_an_institute(publication)
    code, said = upgrade(later, publication, "--apply")
    assert code == 1 and "\nDone: 1 added, 3 replaced, 1 merged, 2 removed. 1 left as it is.\n" in said
    makefile = (publication / "Makefile").read_text("utf-8")
    assert "PYTHON ?= python3.12\n" in makefile and "rm -rf public site" in makefile
    assert "timeout-minutes: 20" in (publication / ".github/workflows/check.yml").read_text("utf-8")
    assert "\nlxml==7." in (publication / "requirements.txt").read_text("utf-8")
    assert "7 6 * * *" in (publication / ".github/workflows/publish.yml").read_text("utf-8")
    assert not (publication / ".github/workflows/links.yml").exists()
    assert not (publication / ".github/workflows/preview.yml").exists()
    assert "# Plus " in (publication / "docs/about.md").read_text("utf-8")
    [wheel] = publication.glob("wheels/*.whl")
    assert wheel.name == "briefsite-0.3.0-py3-none-any.whl"
    assert (publication / "wheels/briefsite.txt").read_text("utf-8").startswith(f"./wheels/{wheel.name} --hash=sha256:")
    assert check_project(load_project(publication)) == ()

    code, said = upgrade(later, publication, "--apply")
    assert code == 1 and "Done: nothing. 1 left as it is." in said  # it is asked of until somebody decides
    kept = upgrade(later, publication, "--apply", "--keep", ".github/workflows/publish.yml")
    assert kept[0] == 0 and kept[1].startswith(
        "Nothing is to be done: what is there is of Briefsite 0.3.0.\nYou have removed .github/workflows/preview.yml. "
    )
    assert upgrade(later, publication) == kept
    assert "7 6 * * *" in (publication / ".github/workflows/publish.yml").read_text("utf-8")


def test_its_own_is_taken_where_that_is_said(publication: Path, later: Path) -> None:
    """And for no other file."""
    as_an_institute(publication)
    code, said = upgrade(later, publication, "--apply", "--overwrite", ".github/workflows/publish.yml")
    assert code == 0, said
    assert "9 * * * *" in (publication / ".github/workflows/publish.yml").read_text("utf-8")
    assert "PYTHON ?= python3.12\n" in (publication / "Makefile").read_text("utf-8")
    assert upgrade(later, publication)[0] == 0


def test_what_git_does_not_know_is_not_merged(publication: Path, later: Path) -> None:
    """Without what was written there is no telling whose a line is: the file stays."""
    as_an_institute(publication)
    shutil.rmtree(publication / ".git")
    code, said = upgrade(later, publication, "--apply")
    assert code == 1 and "\nMakefile: left as it is: you have changed it, and this version would have it so\n" in said
    assert "rm -rf public" not in (publication / "Makefile").read_text("utf-8")


def test_ends_of_lines_of_windows_are_no_change(publication: Path, later: Path) -> None:
    """A file that git has written so is replaced, and a merge keeps them."""
    for path in (".github/workflows/check.yml", "Makefile"):
        content = (publication / path).read_bytes().replace(b"\n", b"\r\n")
        (publication / path).write_bytes(content.replace(b"?= python3\r", b"?= python3.12\r"))
    code, said = upgrade(later, publication, "--apply")
    assert code == 0 and ".github/workflows/check.yml: replaced" in said and "Makefile: merged" in said
    makefile = (publication / "Makefile").read_bytes()
    assert (
        b"python3.12\r\n" in makefile and b"rm -rf public" in makefile and b"\n" not in makefile.replace(b"\r\n", b"")
    )


def test_a_publication_that_was_begun_otherwise(publication: Path, later: Path) -> None:
    """Without a record its host is asked for; then it gets what it lacks, and what it has stays."""
    (publication / RECORD).unlink()
    (publication / "requirements.txt").unlink()
    code, said = upgrade(later, publication)
    assert code == 2 and "has no .briefsite.json, so nobody knows what in it is Briefsite's own. Name its host" in said
    code, said = upgrade(later, publication, "--host", "github", "--apply")
    assert code == 1 and "Briefsite (none) → 0.3.0" in said and "Done: 2 added. 4 left as it is." in said
    assert "rm -rf public" not in (publication / "Makefile").read_text("utf-8")
    assert read_record((publication / RECORD).read_text("utf-8")).version == "0.3.0"


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("{", ".briefsite.json cannot be read: "),
        ("[]", ".briefsite.json cannot be read: it must be a mapping; take it from an earlier commit"),
        (
            '{"host": "x", "files": {}}',
            "it must name a `host` (github, gitlab, none) and `files`, each with its digest",
        ),
        ('{"host": "none", "files": {"../x": "1"}}', "`../x` is no file of a publication with its digest"),
        ('{"host": "none", "files": {"/etc/x": "1"}}', "`/etc/x` is no file of a publication with its digest"),
        (
            '{"host": "none", "files": {"a\\u0000\\u001b": "1"}}',
            "`a\\x00\\x1b` is no file of a publication with its digest",
        ),
        (
            '{"host": "none", "files": {".git/config": "1"}}',
            "`.git/config` is your own, and none of those that Briefsite",
        ),
        ('{"host": "none", "files": {"docs/index.md": "1"}}', "`docs/index.md` is your own, and none of those that"),
        ("[" * 100_000, "cannot be read: it is nested too deep; take it from an earlier commit"),
        (
            '{"briefsite": 9, "host": "none", "files": {}}',
            "`briefsite` must be the number of a version in quotation marks",
        ),
        ('{"host": "none", "files": {"x": 1}}', "`x` is no file of a publication with its digest"),
        (
            '{"briefsite": "9.0", "host": "none", "files": {}}',
            "the publication is of Briefsite 9.0, this is 0.3.0: take",
        ),
    ],
)
def test_a_record_that_is_none(record: str, said: str, publication: Path, later: Path) -> None:
    """One line, and no file is touched: none outside either, whatever the record names."""
    (publication / RECORD).write_text(record)
    code, output = upgrade(later, publication, "--apply")
    assert code == 2 and said in output and output.count("\n") == 1
    assert git(publication, "status", "--porcelain") == " M .briefsite.json\n"


def test_what_leads_out_of_it_is_not_written(publication: Path, later: Path, tmp_path: Path) -> None:
    """A folder that is a link to another place."""
    shutil.move(publication / "wheels", tmp_path / "elsewhere")
    (publication / "wheels").symlink_to(tmp_path / "elsewhere")
    code, said = upgrade(later, publication, "--apply")
    assert code == 2 and "leads out of the publication; put the file itself in the place of the link" in said
    assert [path.name for path in (tmp_path / "elsewhere").glob("*.whl")] == ["briefsite-0.2.0-py3-none-any.whl"]


@pytest.mark.parametrize("kind", ["a link out", "a link to nowhere", "a circle", "a folder", "a file for a folder"])
def test_what_is_no_file_stays(kind: str, publication: Path, later: Path, tmp_path: Path) -> None:
    """Neither is a file elsewhere shown or merged, nor is anything written before all places are known to be free."""
    (tmp_path / "secret").write_text("secret")
    path = publication / ("wheels" if kind == "a file for a folder" else "Makefile")
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    links = {"a link out": tmp_path / "secret", "a link to nowhere": publication / "x", "a circle": path}
    if kind in links:
        path.symlink_to(links[kind])
    elif kind == "a folder":
        path.mkdir()
    else:
        path.touch()
    before = git(publication, "status", "--porcelain")
    code, said = upgrade(later, publication, "--apply", "--overwrite", "Makefile")
    why = "leads out of the publication" if kind == "a link out" else "is no file, and cannot become one; move away"
    assert code == 2 and why in said and "secret" not in said and said.count("\n") == 1
    assert git(publication, "status", "--porcelain") == before


def test_what_was_removed_is_said(publication: Path, later: Path) -> None:
    """It stays away, and is not called one of the files that are there; a BOM in the record is no fault."""
    upgrade(later, publication, "--apply")
    (publication / "wheels/briefsite.txt").unlink()
    record = publication / RECORD
    record.write_text(f"\ufeff{record.read_text('utf-8')}", "utf-8")
    code, said = upgrade(later, publication)
    assert code == 0 and "Nothing is to be done: what is there is of Briefsite 0.3.0." in said
    assert "You have removed wheels/briefsite.txt. To have it again: " in said


def test_a_file_that_is_none_of_ours(publication: Path, later: Path) -> None:
    """The names that there are stand in the message."""
    code, said = upgrade(later, publication, "--overwrite", "mkdocs.yml")
    assert code == 2 and "`mkdocs.yml` is none of the files that Briefsite writes: .github/dependabot.yml, " in said


def test_a_file_is_named_as_the_shell_completes_it(publication: Path, later: Path) -> None:
    """With `./` before it; but one that is to be both overwritten and kept is a slip."""
    assert "is none of the files" not in upgrade(later, publication, "--overwrite", "./Makefile")[1]
    code, said = upgrade(later, publication, "--keep", "Makefile", "--overwrite", "./Makefile")
    assert code == 2 and "`Makefile` cannot be both overwritten and kept: name it once" in said


OLD, OWN, NEW = b"old\n", b"own\n", b"new\n"


@pytest.mark.parametrize(
    ("written", "here", "new", "fate"),
    [
        (OLD, OLD, NEW, Fate.REPLACED),
        (OLD, OWN, NEW, Fate.LEFT),
        (OLD, None, NEW, None),
        (OLD, NEW, NEW, None),
        (OLD, OWN, OLD, None),
        (OLD, OLD, OLD, None),
        (OLD, OLD, None, Fate.REMOVED),
        (OLD, OWN, None, Fate.LEFT),
        (OLD, None, None, None),
        (None, None, NEW, Fate.ADDED),
        (None, OWN, NEW, Fate.LEFT),
        (None, NEW, NEW, None),
    ],
)
def test_three_states_decide(written: bytes | None, here: bytes | None, new: bytes | None, fate: Fate | None) -> None:
    """As it was written, as it is, and as the new version has it."""

    def state(content: bytes | None) -> Mapping[str, bytes]:
        return {} if content is None else {"x": content}

    record = Record("0.2.0", "none", {path: digest(content) for path, content in state(written).items()})
    found = changes(record, state(here), state(new), lambda *_: None)
    assert [change.fate for change in found] == ([fate] if fate else [])
    assert changes(record, state(here), state(new), lambda *_: None, Word(keep=frozenset("x"))) == ()


def test_what_was_left_is_known_as_it_was_written() -> None:
    """So the next version can merge what this one could not."""
    record = Record("0.2.0", "none", {"x": digest(OLD), "y": digest(OLD)})
    found = (Change("x", Fate.LEFT, OWN, NEW), Change("y", Fate.REPLACED, OLD, NEW))
    assert after(record, "0.3.0", {"x": NEW, "y": NEW}, found).files == {"x": digest(OLD), "y": digest(NEW)}


def test_what_0_2_0_wrote_has_not_been_touched() -> None:
    """The files of the case are those of its record."""
    record = read_record((BEGUN / RECORD).read_text("utf-8"))
    assert record.version == "0.2.0"
    assert {path: digest((BEGUN / path).read_bytes()) for path in record.files} == dict(record.files)
    assert json.loads((BEGUN / RECORD).read_text("utf-8"))["host"] == "github"
