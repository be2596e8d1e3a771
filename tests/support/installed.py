"""Environments in which a wheel is installed and nothing of this repository is, and programs run in them."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path


def environment_with(wheel: Path, folder: Path) -> Path:
    """A new environment with one wheel, and the libraries of this one; the folder of its programs."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin/python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index"]
    subprocess.run([*install, str(wheel)], check=True)
    (packages,) = folder.glob("lib/*/site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return folder / "bin"


INSIDE = frozenset(("PYTHONPATH", "MAKEFLAGS", "MAKELEVEL", "MFLAGS", "MAKEOVERRIDES"))
"""What the environment of a test says of where it runs."""


def run(program: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder; nothing of this repository is on its way, nor of a make that runs these tests."""
    outside = {name: value for name, value in os.environ.items() if name not in INSIDE}
    return subprocess.run(
        [str(program), *arguments], cwd=folder, env=outside, capture_output=True, text=True, check=False
    )
