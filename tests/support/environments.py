"""Programs and packages of others that tests run, made once from pins in requirements/ and kept beside `.venv`."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from filelock import FileLock
from tools import missing

ROOT = Path(__file__).resolve().parents[2]


def pinned_environment(name: str) -> Path:
    """The folder of programs of an environment with what `requirements/NAME.txt` pins.

    Where it cannot be made the test is skipped, or fails in CI.
    """
    folder = _folder(name)
    return _made(name, [sys.executable, "-m", "venv", folder], [folder / "bin/python", *_INSTALL]) / "bin"


def pinned_packages(name: str) -> Path:
    """The folder of packages that `requirements/NAME.txt` pins beside those of these tests, which are not in it."""
    return _made(name, [sys.executable, *_INSTALL, "--no-deps", "--target", _folder(name)])


_INSTALL = ("-m", "pip", "install", "--quiet", "--require-hashes")


def _folder(name: str) -> Path:
    return ROOT / f".venv-{name}"


def _made(name: str, *commands: list[str | Path]) -> Path:
    """The folder of that name, made by these commands unless it is from these pins; the last of them installs."""
    pins, folder = ROOT / f"requirements/{name}.txt", _folder(name)
    mark, wanted = folder / "made-from", hashlib.sha256(pins.read_bytes()).hexdigest()
    with FileLock(ROOT / f".venv-{name}.lock"):
        if not mark.is_file() or mark.read_text("utf-8") != wanted:
            shutil.rmtree(folder, ignore_errors=True)
            for command in (*commands[:-1], [*commands[-1], "-r", pins]):
                if subprocess.run(command, capture_output=True, check=False).returncode:
                    missing(f"what {pins.relative_to(ROOT)} pins")
            mark.write_text(wanted, "utf-8")
    return folder
