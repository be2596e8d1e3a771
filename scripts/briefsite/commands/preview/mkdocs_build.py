"""A project built into a folder by MkDocs, with drafts and briefs under embargo, by this very program."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefsite.fast.processes import our_module, session
from briefsite.hosts.calling import IS_CLONE, SCRIPTS

_NOT_CONTENT = frozenset(("scripts", "site", "preview", "tests", "benchmarks", "node_modules", "__pycache__"))


@dataclass(frozen=True, slots=True)
class Building:
    """A build under way."""

    process: subprocess.Popen[str]

    def failure(self) -> str:
        """Wait for its end. What it printed, when it failed; empty when all is well."""
        output, _ = self.process.communicate()
        return (output.strip() or f"exit code {self.process.returncode}") if self.process.returncode else ""


@contextmanager
def build(root: Path, target: Path, work: Path) -> Iterator[Building]:
    """Begin to build the project at `root` into `target`; what still runs at the end of the block is stopped.

    Where this program is a clone, a project that does not have its `scripts/` is copied into `work` and gets them, so
    that two states of a project differ by their content alone.
    """
    if IS_CLONE and (root / "scripts").resolve() != SCRIPTS:
        root = _copied(root, work)
    command, environment = our_module("briefsite.commands.run_mkdocs")
    command += [str(os.getpid()), "build", "--quiet", "--use-directory-urls", "--site-dir", str(target)]
    environment |= {"NO_MKDOCS_2_WARNING": "1", "BRIEFSITE_PREVIEW": "1"}
    with session(
        command,
        cwd=root,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        yield Building(process)


def _copied(root: Path, work: Path) -> Path:
    target = work / "project"
    target.mkdir(parents=True)
    for entry in root.iterdir():
        if entry.name in _NOT_CONTENT or entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, target / entry.name, symlinks=True)
        else:
            shutil.copy2(entry, target / entry.name, follow_symlinks=False)
    shutil.copytree(SCRIPTS, target / "scripts", ignore=shutil.ignore_patterns("*.pyc.*"))  # while it is written
    return target
