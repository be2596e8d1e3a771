"""What the tests of the package share: its wheels, and an environment in which it is installed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from installed import environment_with
from projects import ROOT
from sharing import made_once, shared_folder


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Mapping[str, Path]:
    """The wheels of both packages, by the names of their distributions; made once for all test processes."""
    folder = shared_folder(tmp_path_factory, worker_id) / "wheels"
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder)]
    made_once(folder, lambda: subprocess.run([*command, str(ROOT), str(ROOT / "scripts/csl")], check=True))
    return {path.name.partition("-")[0]: path for path in folder.glob("*.whl")}


@pytest.fixture(scope="session")
def programs(wheels: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the programs of an environment in which `briefsite` is installed; no test changes it."""
    folder = shared_folder(tmp_path_factory, worker_id) / "environment"
    return made_once(folder, lambda: environment_with(wheels["briefsite"], folder)) / "bin"
