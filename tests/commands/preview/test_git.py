"""A state of the project out of git: read without touching the work tree."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from briefsite.commands.preview.git import GitError, write_commit


def git(folder: Path, *arguments: str) -> str:
    """What git prints."""
    identity = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two commits, an edit that is staged, one that is not, and a file git does not know."""
    root = tmp_path / "repository"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch=main")
    (root / "a.txt").write_text("one\n")
    (root / ".gitattributes").write_text("a.txt export-ignore\n")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=One")
    (root / "a.txt").write_text("two\n")
    git(root, "commit", "--quiet", "--all", "--message=Two")
    (root / "a.txt").write_text("staged\n")
    git(root, "add", "--all")
    (root / "a.txt").write_text("edited\n")
    (root / "new.txt").write_text("new\n")
    return root


def test_the_files_of_a_commit_are_written_elsewhere(repository: Path, tmp_path: Path) -> None:
    """Every file as it was, those too that `git archive` would leave out; work tree and index stay as they are."""
    before = git(repository, "status", "--porcelain"), git(repository, "diff"), git(repository, "diff", "--cached")
    folder = write_commit(repository, "HEAD~1", tmp_path / "out")
    assert folder is not None
    assert (folder / "a.txt").read_text() == "one\n"
    assert not (folder / "new.txt").exists()
    after = git(repository, "status", "--porcelain"), git(repository, "diff"), git(repository, "diff", "--cached")
    assert after == before
    assert git(repository, "worktree", "list").count("\n") == 0


def test_a_project_in_a_folder_of_its_repository(repository: Path, tmp_path: Path) -> None:
    """The folder given back is the project's."""
    (repository / "site").mkdir()
    (repository / "site/b.txt").write_text("b\n")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=Three")
    folder = write_commit(repository / "site", "HEAD", tmp_path / "out")
    assert folder is not None and (folder / "b.txt").read_text() == "b\n"


@pytest.mark.parametrize("ref", ["HEAD~2", "HEAD^^", "0" * 40])
def test_before_the_first_commit_there_was_nothing(repository: Path, tmp_path: Path, ref: str) -> None:
    """The parent of the first commit, and the commit of noughts that GitHub names, are no error."""
    git(repository, "checkout", "--quiet", "--force", "--detach", "HEAD~1" if ref == "HEAD^^" else "HEAD")
    if ref == "HEAD~2":
        git(repository, "checkout", "--quiet", "--force", "--orphan", "fresh")
        git(repository, "commit", "--quiet", "--message=First")
    assert write_commit(repository, ref, tmp_path / "out") is None


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        ("mian", "there is no commit `mian` here; in a shallow clone, fetch it first"),
        ("--output=/tmp/x", "`--output=/tmp/x` names no commit"),
        ("-c", "`-c` names no commit"),
        ("", "`` names no commit"),
        ("HEAD:a.txt", "there is no commit `HEAD:a.txt` here; in a shallow clone, fetch it first"),
        ("$(touch x)", "there is no commit `$(touch x)` here; in a shallow clone, fetch it first"),
    ],
)
def test_what_names_no_commit_is_refused(repository: Path, tmp_path: Path, ref: str, message: str) -> None:
    """A slip is told; what would be an option of git, or a command, is not run."""
    with pytest.raises(GitError) as raised:
        write_commit(repository, ref, tmp_path / "out")
    assert str(raised.value) == message


def test_a_folder_without_git_is_told(tmp_path: Path) -> None:
    """The message says what to do instead."""
    with pytest.raises(GitError, match="is in no git repository; name two folders with --base and --head"):
        write_commit(tmp_path, "main", tmp_path / "out")
