"""`pytest --quick`, which `make quick` runs: all but the files that build a site with MkDocs or open a browser.

What a file imports or asks for decides, so that a new one falls on the right side by itself. One that is named on the
command line runs in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

_SLOW = re.compile(
    r"\b(?:mkdocs_build|make_site|repository_site|settings_sites|tidewater_site|playwright)\b"
    r"|^from (?:browsing|editing|installed|windows) import",
    re.M,
)


def is_slow(path: Path) -> bool:
    """Whether a file of tests builds a site with MkDocs, or opens a browser."""
    return _SLOW.search(path.read_text("utf-8")) is not None


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--quick`."""
    parser.addoption("--quick", action="store_true", help="leave out what builds a site with MkDocs or opens a browser")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leaves a file out; None leaves it to pytest."""
    slow = config.getoption("--quick") and collection_path.match("test_*.py") and is_slow(collection_path)
    return True if slow else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says in one line what was left out."""
    if not config.getoption("--quick"):
        return
    files = list(_files(config))
    slow = [path for path in files if is_slow(path)]
    folders = ", ".join(sorted({path.parent.name for path in slow}))
    terminalreporter.write_line(
        f"Left out: {len(slow)} of {len(files)} files, which build sites with MkDocs or open a browser ({folders}); "
        "`make test` runs them."
    )


def _files(config: pytest.Config) -> Iterator[Path]:
    """The files of tests in the folders that pytest was asked for."""
    for name in config.args:
        yield from (config.invocation_params.dir / name).rglob("test_*.py")
