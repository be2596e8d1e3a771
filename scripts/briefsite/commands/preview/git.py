"""A state of the project out of git, written to a folder. The work tree and its index are not touched."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

_NOTHING = re.compile(r"0{40}|0{64}")
"""What GitHub and GitLab call the commit before the first."""


class GitError(ValueError):
    """What was asked of git cannot be had; the message says why."""


def write_commit(root: Path, ref: str, target: Path) -> Path | None:
    """Write the files of a commit below `target`; gives the project's folder there.

    `root` is the project's folder in its repository, `ref` whatever names a commit. None where there is no such commit
    because the project has only one. Raises GitError when git cannot give it.
    """
    if not ref or ref.startswith("-") or "\0" in ref:
        raise GitError(f"`{ref}` names no commit")
    prefix = _git(root, "rev-parse", "--show-prefix")
    if prefix is None:
        raise GitError(f"{root} is in no git repository; name two folders with --base and --head")
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if commit is None:
        if _NOTHING.fullmatch(ref) or _is_before_the_first(root, ref):
            return None
        raise GitError(f"there is no commit `{ref}` here; in a shallow clone, fetch it first")
    files = target / "files"
    files.mkdir(parents=True)
    environment = {**os.environ, "GIT_INDEX_FILE": str(target / "index")}
    read = _git(root, "read-tree", commit, environment=environment)
    top = _git(root, "rev-parse", "--show-toplevel")
    if read is None or top is None:
        raise GitError(f"git cannot read the commit `{ref}`")
    written = _git(Path(top), "checkout-index", "--all", "--quiet", f"--prefix={files}/", environment=environment)
    if written is None:
        raise GitError(f"git cannot write the files of `{ref}`")
    return files / prefix


def _is_before_the_first(root: Path, ref: str) -> bool:
    """Whether `HEAD~1` and the like is asked for, and there is nothing before HEAD."""
    start = re.split(r"[~^]", ref, maxsplit=1)[0]
    has_parents = _git(root, "rev-list", "--no-walk", "--parents", "--end-of-options", start or "HEAD")
    is_shallow = _git(root, "rev-parse", "--is-shallow-repository") == "true"
    return start != ref and has_parents is not None and " " not in has_parents and not is_shallow


def _git(root: Path, *arguments: str, environment: dict[str, str] | None = None) -> str | None:
    """What git prints; None when it fails."""
    command = ["git", "-c", "core.hooksPath=/dev/null", *arguments]
    done = subprocess.run(
        command, cwd=root, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() if done.returncode == 0 else None
