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
MOST_OF_PREVIEWS = 600_000_000
"""Bytes of all previews: GitHub publishes no site that is larger than 1 GB, and needs room for the site itself."""
_ORDER = ".previews"
_KEPT = frozenset((".git", "CNAME", ".nojekyll", _ORDER))


class PublishError(RuntimeError):
    """The branch could not be changed; the message says what git said."""


def publish(folder: Path | None, place: str, remote: str, branch: str, most: int = MOST_OF_PREVIEWS) -> bool:
    """Put `folder` at `place` on the branch (`""` for the site itself, `pr-N` for a preview); None removes the place.

    Previews survive a new site, and a site a new preview; of previews larger than `most` bytes together those published
    longest ago are removed. The branch keeps no history. Gives whether there was anything to change. When others
    push at the same time, it is done again on top of theirs. Raises PublishError, and ValueError for another place.
    """
    if place and not PREVIEW.fullmatch(place):
        raise ValueError(f"`{place}` is no place for a preview; it must be pr-N")
    if not place and folder is None:
        raise ValueError("the site itself is not removed")
    for attempt in range(1, _ATTEMPTS + 1):
        with tempfile.TemporaryDirectory(prefix="briefsite-pages-") as work:
            clone = Path(work) / "clone"
            before = _fetch(clone, remote, branch)
            _put(folder, clone, place)
            _keep_within(clone, place if folder else "", most)
            if not _commit(clone, f"{'Publish' if folder else 'Remove'} {place or 'the site'}", before):
                return False
            try:
                lease = f"--force-with-lease=refs/heads/{branch}:{before}"
                _git(clone, "push", "--quiet", lease, remote, f"HEAD:refs/heads/{branch}")
            except PublishError:
                if attempt == _ATTEMPTS:
                    raise
            else:
                return True
    raise AssertionError("every attempt returns or raises")


def _fetch(clone: Path, remote: str, branch: str) -> str:
    """The branch as it is now, or an empty one. Gives the name of its commit, empty where there is none."""
    clone.mkdir()
    _git(clone, "init", "--quiet")
    if not _git(clone, "ls-remote", "--heads", remote, f"refs/heads/{branch}"):
        return ""
    _git(clone, "fetch", "--quiet", "--depth=1", remote, f"refs/heads/{branch}")
    _git(clone, "checkout", "--quiet", "--detach", "FETCH_HEAD")
    return _git(clone, "rev-parse", "FETCH_HEAD")


def _commit(clone: Path, message: str, before: str) -> bool:
    """Commit what is in the folder, without what was before it: a site that was is nobody's to keep for ever.

    Gives whether anything is other than in the commit `before`.
    """
    _git(clone, "add", "--all", "--force")
    if before and _git(clone, "write-tree") == _git(clone, "rev-parse", f"{before}^{{tree}}"):
        return False
    _git(clone, "checkout", "--quiet", "--orphan", "briefsite-new")
    _git(clone, "commit", "--quiet", "--allow-empty", f"--message={message}")
    return True


def _keep_within(clone: Path, newest: str, most: int) -> None:
    """Remove the previews that were published longest ago while all of them are larger than `most` bytes together.

    In which order they were published stands in a file of the branch.
    """
    there = {path.name for path in clone.iterdir() if PREVIEW.fullmatch(path.name)}
    listed = clone / _ORDER
    known = listed.read_text("utf-8", "replace").split() if listed.is_file() and not listed.is_symlink() else []
    order = [name for name in dict.fromkeys(known) if name in there and name != newest]
    order = [*sorted(there - {*order, newest}, key=lambda name: int(name[3:])), *order, *filter(None, [newest])]
    sizes = {name: _size(clone / name) for name in order}
    while len(order) > 1 and sum(sizes[name] for name in order) > most:
        shutil.rmtree(clone / order.pop(0))
    listed.unlink(missing_ok=True)
    if order:
        listed.write_text("".join(f"{name}\n" for name in order), "utf-8")


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


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
