"""Packages that a test needs and nothing else, kept beside `.venv` as requirements/ pins them."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from filelock import FileLock
from projects import ROOT
from tools import missing


def pinned_packages(name: str) -> Path:
    """The folder with what `requirements/NAME.txt` pins, made once; the libraries of these tests are not in it.

    Where it cannot be made the test is skipped, or fails in CI.
    """
    pins, folder = ROOT / f"requirements/{name}.txt", ROOT / f".venv-{name}"
    mark, wanted = folder / "made-from", hashlib.sha256(pins.read_bytes()).hexdigest()
    with FileLock(ROOT / f".venv-{name}.lock"):
        if not mark.is_file() or mark.read_text("utf-8") != wanted:
            shutil.rmtree(folder, ignore_errors=True)
            install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes"]
            done = subprocess.run([*install, "--target", folder, "-r", pins], capture_output=True, check=False)
            if done.returncode:
                missing(f"what {pins.relative_to(ROOT)} pins")
            mark.write_text(wanted, "utf-8")
    return folder
