"""Repositories of git with a few commits, each at a moment that is given."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_WHO = ("-c", "user.name=Editor", "-c", "user.email=editor@harbour.example", "-c", "commit.gpgsign=false")


def run_git(root: Path, *arguments: str, at: str = "2026-01-01T12:00:00Z") -> str:
    """What git prints, in a repository as it is on no other machine: nobody's settings count."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    environment |= {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    command = ["git", *_WHO, *arguments]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def begin_history(root: Path) -> Path:
    """A repository without commits."""
    root.mkdir(parents=True, exist_ok=True)
    run_git(root, "init", "--quiet", "--initial-branch=main", "--object-format=sha1")
    return root


def commit(root: Path, at: str, *paths: str) -> str:
    """Commit what stands there, or some of it, at a moment (`2026-05-01T12:00:00Z`); gives the commit's name."""
    run_git(root, "add", "--all", *(paths or (".",)))
    run_git(root, "commit", "--quiet", "--allow-empty", f"--message=At {at}", at=at)
    return run_git(root, "rev-parse", "HEAD")
