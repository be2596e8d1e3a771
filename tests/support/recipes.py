"""Recipes of CONTRIBUTING.md, performed on a copy of a project, which is then checked and built."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from html_site import HtmlSite, mkdocs_build
from projects import ROOT


class Recipe:
    """A recipe of CONTRIBUTING.md, performed on a project."""

    def __init__(self, root: Path, name: str) -> None:
        self.root = root
        text = (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("**To add**")[2]
        found = re.search(rf"^- {name}\b[^:]*: (.*?)(?=^- |^\*\*)", text, re.MULTILINE | re.DOTALL)
        assert found, f"CONTRIBUTING.md has no recipe for {name}"
        self.named = [path for path in re.findall(r"`([^`]+)`", found[1]) if re.search(r"/|\.\w+$", path)]
        self.written: set[str] = set()

    def write(self, path: str, text: str, *, below: str = "") -> None:
        """Add to a file that the recipe names, below the line that begins so; without it at the end."""
        self.written |= {name for name in self.named if path.removeprefix("scripts/").startswith(name)}
        assert any(path.removeprefix("scripts/").startswith(name) for name in self.named), f"{path} is in no recipe"
        file = self.root / path
        old = file.read_text("utf-8") if file.exists() else ""
        at = re.search(rf"^{re.escape(below)}.*\n", old, re.MULTILINE).end() if below else len(old)  # type: ignore[union-attr]
        file.write_text(old[:at] + text + old[at:], encoding="utf-8")

    def is_whole(self) -> bool:
        """Whether each file that the recipe names has been written."""
        return self.written == {*self.named}


def check(root: Path) -> tuple[int, str]:
    """Check it as strictly as can be: exit code, and what was said."""
    command = [sys.executable, str(root / "scripts/check.py"), "--strict"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def built(root: Path) -> HtmlSite:
    """Its site; there is no problem in it, and all links lead somewhere."""
    code, output = check(root)
    assert code == 0, output
    code, output = mkdocs_build(root, "--strict")
    assert code == 0, output
    site = HtmlSite(root / "site")
    assert site.dead_links() == []
    return site
