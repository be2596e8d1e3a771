"""Environments with programs of others that tests run, made once from pins in requirements/ and kept beside `.venv`."""

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
    pins = ROOT / f"requirements/{name}.txt"
    folder = ROOT / f".venv-{name}"
    mark = folder / "made-from"
    wanted = hashlib.sha256(pins.read_bytes()).hexdigest()
    with FileLock(ROOT / f".venv-{name}.lock"):
        if not mark.is_file() or mark.read_text("utf-8") != wanted:
            shutil.rmtree(folder, ignore_errors=True)
            pip = ["-m", "pip", "install", "--quiet", "--require-hashes", "-r"]
            install = [str(folder / "bin/python"), *pip, str(pins)]
            for command in ([sys.executable, "-m", "venv", str(folder)], install):
                if subprocess.run(command, capture_output=True, check=False).returncode:
                    missing(f"what {pins.relative_to(ROOT)} pins")
            mark.write_text(wanted, "utf-8")
    return folder / "bin"
