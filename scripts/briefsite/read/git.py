"""What git says of a project: its newest commit, what changed in each, and what files held then.

Git is only asked, and runs nothing that a repository names: no hook, pager, filter, signature check or transport.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

_SAFE = (
    "git",
    "--no-pager",
    "--literal-pathspecs",
    *("-c", "core.hooksPath=/dev/null"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "protocol.allow=never"),  # what a partial clone lacks is not fetched
    *("-c", "log.showSignature=false"),
    *("-c", "log.showRoot=true"),
    *("-c", "log.diffMerges=first-parent"),
)
_LOG = (
    *("log", "--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-renames", "--relative", "--no-notes"),
    *("--no-mailmap", "--no-color", "--no-ext-diff", "--no-textconv", "--format=%H %ct"),
)
_LONGEST = 300
_KEPT = frozenset(("GIT_CEILING_DIRECTORIES", "GIT_CONFIG_GLOBAL"))
"""What the environment may say of git: not in which repository it is, as where a hook of git calls us."""
_NONE = {"not a git repository": "it is in no git repository", "ambiguous argument": "nothing was committed yet"}


class NoHistoryError(ValueError):
    """There is no history to ask; the message says why."""


class GitError(ValueError):
    """There is a history, and git does not give it; the message says why."""


class Head(NamedTuple):
    """The newest commit of the branch that is checked out."""

    commit: str
    folder: str
    """That of the project in the repository, with `/` at its end; empty where it is the whole."""
    is_shallow: bool
    """Whether git has only the last commits."""


def head_of(root: Path) -> Head:
    """Where the history of the project in a folder begins. Raises NoHistoryError and GitError."""
    said = _git(root, "rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD")
    is_shallow, *folder, commit = os.fsdecode(said).removesuffix("\n").split("\n")
    return Head(commit, "\n".join(folder), is_shallow == "true")


def log_of(root: Path, head: Head, paths: Iterable[str]) -> bytes:
    """Which commits changed these files and folders of the project, newest first, as `git log --raw -z` has it."""
    return _git(root, *_LOG, head.commit, "--", *paths)


def contents_of(root: Path, names: Iterable[str]) -> Mapping[str, bytes]:
    """What files held, by the names that git has for contents. Raises GitError where one is not there."""
    wanted = list(dict.fromkeys(names))
    said = _git(root, "cat-file", "--batch", text="".join(f"{name}\n" for name in wanted).encode("ascii"))
    found: dict[str, bytes] = {}
    at = 0
    for name in wanted:
        end = said.index(b"\n", at)
        *_, size = said[at:end].split()
        if not size.isdigit():
            raise GitError(f"it has no contents of the name {name}: the clone is not whole")
        at = end + 1 + int(size)
        found[name] = said[end + 1 : at]
        at += 1
    return found


def _git(root: Path, *arguments: str, text: bytes = b"") -> bytes:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    environment |= {"GIT_CONFIG_NOSYSTEM": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_NO_LAZY_FETCH": "1"}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        done = subprocess.run(
            [*_SAFE, *arguments], cwd=root, env=environment, input=text, capture_output=True, check=False
        )
    except OSError:
        raise NoHistoryError("git is not installed") from None
    if not done.returncode:
        return done.stdout
    said = done.stderr.decode(errors="replace").strip()
    for sign, why in _NONE.items():
        if sign in said:
            raise NoHistoryError(why)
    raise GitError(" ".join(said.removeprefix("fatal: ").split())[:_LONGEST])
