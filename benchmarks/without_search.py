"""`mkdocs build --quiet --strict` of the project in this folder, but without its search: all the rest is left."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

from mkdocs.__main__ import cli

from briefsite.hosts.search import Search


def main() -> None:
    """Build; exit code 3 when the hook did not ask for a search, so that what was left out is not known."""
    left_out = False

    def leave_out(_: Search, meanwhile: Callable[[], None]) -> None:
        nonlocal left_out
        left_out = True
        meanwhile()

    Search.finish = leave_out
    cli.main(["build", "--quiet", "--strict"], standalone_mode=False)
    if not left_out:
        sys.exit("the hook made no search that could be left out")


if __name__ == "__main__":
    main()
