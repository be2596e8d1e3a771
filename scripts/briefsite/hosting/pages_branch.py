"""The branch that a host publishes as a site: one folder put in its place, everything else on the branch kept."""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

PREVIEW = re.compile(r"pr-[1-9][0-9]{0,9}")
_ATTEMPTS = 5
_KEPT = frozenset((".git", "CNAME", ".nojekyll"))


class PublishError(RuntimeError):
    """The branch could not be changed; the message says what git said."""


def publish(folder: Path | None, place: str, remote: str, branch: str) -> bool:
    """Put `folder` at `place` on the branch (`""` for the site itself, `pr-N` for a preview); None removes the place.

    Previews survive a new site, and a site a new preview. Gives whether there was anything to change. When others
    push at the same time, it is done again on top of theirs. Raises PublishError, and ValueError for another place.
    """
    if place and not PREVIEW.fullmatch(place):
        raise ValueError(f"`{place}` is no place for a preview; it must be pr-N")
    if not place and folder is None:
        raise ValueError("the site itself is not removed")
    for attempt in range(1, _ATTEMPTS + 1):
        with tempfile.TemporaryDirectory(prefix="briefsite-pages-") as work:
            clone = Path(work) / "clone"
            _fetch(clone, remote, branch)
            _put(folder, clone, place)
            _git(clone, "add", "--all", "--force")
            if not _git(clone, "status", "--porcelain"):
                return False
            what = place or "the site"
            _git(clone, "commit", "--quiet", f"--message={'Publish' if folder else 'Remove'} {what}")
            try:
                _git(clone, "push", "--quiet", remote, f"HEAD:refs/heads/{branch}")
            except PublishError:
                if attempt == _ATTEMPTS:
                    raise
            else:
                return True
    raise AssertionError("every attempt returns or raises")


def _fetch(clone: Path, remote: str, branch: str) -> None:
    """The branch as it is now, or an empty one."""
    clone.mkdir()
    _git(clone, "init", "--quiet")
    exists = _git(clone, "ls-remote", "--heads", remote, f"refs/heads/{branch}")
    if exists:
        _git(clone, "fetch", "--quiet", "--depth=1", remote, f"refs/heads/{branch}")
        _git(clone, "checkout", "--quiet", "--detach", "FETCH_HEAD")
    else:
        _git(clone, "checkout", "--quiet", "--orphan", branch)


def _put(folder: Path | None, clone: Path, place: str) -> None:
    if place:
        shutil.rmtree(clone / place, ignore_errors=True)
        if folder:
            shutil.copytree(folder, clone / place)
    else:
        for entry in clone.iterdir():
            if entry.name in _KEPT or PREVIEW.fullmatch(entry.name):
                continue
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
        assert folder is not None
        shutil.copytree(folder, clone, dirs_exist_ok=True)
    (clone / ".nojekyll").touch()  # GitHub leaves out what begins with an underscore otherwise


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.hooksPath=/dev/null", "-c", "commit.gpgsign=false", *arguments]
    environment = {**os.environ, **_identity(), **_token(os.environ), "GIT_TERMINAL_PROMPT": "0"}
    done = subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise PublishError(f"git {arguments[0]}: {done.stderr.strip()}")
    return done.stdout.strip()


def _identity() -> dict[str, str]:
    return {
        **{f"GIT_{role}_NAME": "Briefsite" for role in ("AUTHOR", "COMMITTER")},
        **{f"GIT_{role}_EMAIL": "briefsite@users.noreply.github.com" for role in ("AUTHOR", "COMMITTER")},
    }


def _token(environment: Mapping[str, str]) -> dict[str, str]:
    """The token that a workflow gives, for its own server alone, and never on a command line."""
    token, server = environment.get("GITHUB_TOKEN"), environment.get("GITHUB_SERVER_URL")
    if not token or not server:
        return {}
    basic = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    return {
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"http.{server}/.extraheader",
        "GIT_CONFIG_VALUE_0": f"AUTHORIZATION: basic {basic}",
    }
