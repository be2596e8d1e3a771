"""Results that are kept with a right check sum and are none of ours: no build and no check ends badly for them."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from html_site import HtmlSite, mkdocs_build
from projects import write_project

from briefsite.fast.cache.memo import FOLDER
from briefsite.fast.cache.store import FILE, _checksum

FOREIGN = (b"", b"[]", b"{}", b"null", b"\xff\xfe", b"[[[1,2],{}]]\n{}\n<p>x", b"1\n2\n3", b'{"brief": 5}', b"x" * 100)


def check(root: Path) -> tuple[int, str]:
    """Run the real `scripts/check.py`; gives its exit code and what it printed."""
    command = [sys.executable, str(root / "scripts/check.py"), "--root", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def _put(root: Path, text: bytes) -> None:
    """Let every result be that text, with its right check sum."""
    with sqlite3.connect(root / FOLDER / FILE) as connection:
        rows = connection.execute("SELECT key, condition FROM results").fetchall()
        assert len(rows) > 5
        for key, condition in rows:
            changed = (text, _checksum(key, condition, text), key)
            connection.execute("UPDATE results SET text = ?, checksum = ? WHERE key = ?", changed)
    connection.close()


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str], bytes]:
    """A project that was checked and built, the digests of its site, and the results that are kept."""
    root = write_project(tmp_path_factory.mktemp("known") / "project")
    assert check(root)[0] == 0
    assert mkdocs_build(root, "--strict")[0] == 0
    return root, HtmlSite(root / "site").digest(), (root / FOLDER / FILE).read_bytes()


@pytest.mark.parametrize("text", FOREIGN)
def test_foreign_results_change_no_page(known: tuple[Path, dict[str, str], bytes], text: bytes) -> None:
    """The check says what it says without them, and the site has the bytes that it has without them, or none at all."""
    root, before, kept = known
    (root / FOLDER / FILE).write_bytes(kept)
    _put(root, text)
    code, output = check(root)
    assert (code, output.count("Traceback")) == (0, 0), output
    (root / FOLDER / FILE).write_bytes(kept)
    _put(root, text)
    code, output = mkdocs_build(root, "--strict")
    assert (code, "Traceback" in output) == (0, False), output
    assert HtmlSite(root / "site").digest() == before
