"""A second hook of MkDocs, of Bandung Briefs alone: the manual of Briefsite, a site of its own, stands below it.

Wherever the publication is built, the manual is built into `manual/` of its site, in the place of the page
docs/manual/index.md, which is what one sees while the publication is served to its editors.
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from briefsite.fast.processes import our_module
from briefsite.read.paths import address_from

MOVED = ("write-a-brief", "rules", "citation-styles", "previews", "how-it-works", "benchmarks")
"""Pages that stood on the publication's own site once. Their addresses lead on."""
_LEADS_ON = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={address}">
<title>The manual of Briefsite</title>
</head>
<body>
<main>
<h1>The manual of Briefsite</h1>
<p>This page is in the manual now: <a href="{address}">{name}</a></p>
</main>
</body>
</html>
"""

_command = ""


def on_startup(command: str, **_: Any) -> None:
    """Remember whether the site is served or will be published."""
    global _command
    _command = command


def on_post_build(config: Mapping[str, Any]) -> None:
    """Build the manual. Raises PluginError if it cannot be built."""
    manual = Path(config["config_file_path"]).resolve().parent / "manual"
    if _command == "serve" or not manual.is_dir():
        return
    site = Path(config["site_dir"]).resolve()
    command, environment = our_module("briefsite.commands.run_mkdocs")
    command += [str(os.getpid()), "build", "--strict", "--site-dir", str(site / "manual")]
    if config["site_url"]:
        environment |= {"MANUAL_URL": f"{config['site_url'].rstrip('/')}/manual/"}
    folders = config["use_directory_urls"]
    command += [] if folders else ["--no-directory-urls"]
    environment |= {"PUBLICATION": config["site_name"], "PUBLICATION_HOME": "../" if folders else "../index.html"}
    pipes: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, cwd=manual, env=environment, text=True, check=False, **pipes)
    if done.returncode:
        raise PluginError(f"The manual was not built, from {manual}:\n{done.stdout}".rstrip())
    for name in MOVED:
        page = site / (f"{name}/index.html" if folders else f"{name}.html")
        page.parent.mkdir(exist_ok=True)
        address = address_from(f"{name}.md", f"manual/{name}.md", folders)
        page.write_text(_LEADS_ON.format(name=name, address=address), "utf-8")
