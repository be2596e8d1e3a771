"""A publication whose mkdocs.yml does not let MkDocs use briefsite, or lets it do so twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from projects import FILES, MakeProject

HOOKED = FILES["mkdocs.yml"]
HOOK = "  - scripts/mkdocs_hook.py\n"
LINE = HOOKED[: HOOKED.index("\nplugins:") + 1].count("\n") + 1
"""That of the plugins."""
SAID = {
    HOOKED.replace(HOOK, "").replace("  - scripts/manual_hook.py", "  - other.py"): (
        f"mkdocs.yml:{LINE - 1}:1: error: plugin-missing: mkdocs.yml does not name briefsite, so the site would have no"
        " briefs; write `plugins: [briefsite]`\n"
    ),
    HOOKED.replace("plugins: []", "plugins: [briefsite]"): (
        "mkdocs.yml:8:5: error: plugin-twice: mkdocs.yml names briefsite twice,"
        f" first in line {LINE}; keep one of them: `plugins: [briefsite]` where the package is installed, or"
        " `hooks: [scripts/mkdocs_hook.py]` in a clone\n"
    ),
}


@pytest.mark.parametrize(("script", "end"), [("make_site", "Nothing was built."), ("serve", "Nothing is served.")])
@pytest.mark.parametrize("settings", SAID, ids=("missing", "twice"))
def test_a_site_without_briefs_is_neither_built_nor_served(
    settings: str, script: str, end: str, make_project: MakeProject
) -> None:
    """File, line and the line to write are said before MkDocs runs, and no site is there."""
    root = make_project({"mkdocs.yml": settings, "other.py": ""})
    command = [sys.executable, str(root / f"scripts/{script}.py")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{SAID[settings]}1 error in 1 file\n{end}\n"
    assert not (root / "site").exists()


def test_a_hook_around_ours_is_enough(make_project: MakeProject) -> None:
    """It has another name, and our name stands in it: the check is silent, and sees when that goes."""
    settings = HOOKED.replace(HOOK, "").replace("  - scripts/manual_hook.py", "  - around.py")
    root = make_project({"mkdocs.yml": settings, "around.py": "from briefsite.hosts.mkdocs.plugin import *\n"})
    assert "plugin-missing" not in _checked(root)
    (root / "around.py").write_text("# nothing\n")
    assert "plugin-missing" in _checked(root)


def _checked(root: Path) -> str:
    command = [sys.executable, str(root / "scripts/check.py")]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False).stdout
