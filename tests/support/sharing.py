"""What is made once in a run of the tests, for all of its processes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def shared_folder(factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder for temporary files that all test processes of a run share."""
    base = factory.getbasetemp()
    return base if worker_id == "master" else base.parent


def made_once(folder: Path, make: Callable[[], object]) -> Path:
    """The folder, which the first of the test processes that asks for it makes, while others wait."""
    folder.parent.mkdir(exist_ok=True)
    mark = Path(f"{folder}.made")
    with FileLock(f"{folder}.lock"):
        if not mark.exists():
            make()
            mark.touch()
    return folder
