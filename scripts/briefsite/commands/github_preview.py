"""What the privileged workflow of previews asks of GitHub: `scripts/github_preview.py fetch | comment`.

    fetch    which pull request the finished run belongs to, and its archive, as preview.zip
    comment  write comment.md as the one comment on a pull request

Reads GITHUB_EVENT_PATH, GITHUB_API_URL, GITHUB_REPOSITORY and GITHUB_TOKEN; writes `action` (publish, remove, nothing),
`place` (pr-N), `number`, `url` and `site` to GITHUB_OUTPUT.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from briefsite.commands.hosting.github import GitHub, GitHubError
from briefsite.commands.hosting.site_address import usual_address
from briefsite.read.addresses import host_of

ARCHIVE = "preview"
_SITE_URL = re.compile(r"^site_url:\s*[\"']?(https?://[^\s\"'#]+)", re.MULTILINE)
_RESERVED = (".example", ".invalid", ".test", "localhost", "example.org", "example.com")
"""Names that lead nowhere (RFC 2606)."""


def main(arguments: Sequence[str] | None = None, program: str = "github_preview.py") -> int:
    """Ask once. Gives the exit status: 0 done, 1 when GitHub said no."""
    parser = argparse.ArgumentParser(prog=program, description="What the workflow of previews asks of GitHub.")
    parser.add_argument("--root", type=Path, default=Path(), help="the project (default: this folder)")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("fetch")
    comment = commands.add_parser("comment")
    comment.add_argument("--number", type=int, required=True)
    options = parser.parse_args(arguments)
    github = GitHub(
        os.environ.get("GITHUB_API_URL", "https://api.github.com"),
        os.environ["GITHUB_REPOSITORY"],
        os.environ["GITHUB_TOKEN"],
    )
    try:
        if options.command == "fetch":
            _fetch(github, options.root)
        else:
            github.comment(options.number, Path("comment.md").read_text("utf-8"))
    except GitHubError as error:
        print(f"{program}: {error}", file=sys.stderr)
        return 1
    return 0


def _fetch(github: GitHub, root: Path) -> None:
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    pull = github.pull_request(event)
    outputs = {"action": "nothing"}
    if pull is None:
        print("No pull request has the commit of this run at its head: nothing to do.")
    else:
        site, place = _site(root / "mkdocs.yml"), f"pr-{pull.number}"
        outputs |= {"place": place, "number": str(pull.number), "url": f"{site}{place}/", "site": site}
        if not pull.is_open:
            outputs["action"] = "remove"
        elif github.fetch_archive(event["workflow_run"]["id"], ARCHIVE, Path("preview.zip")):
            outputs["action"] = "publish"
    with Path(os.environ["GITHUB_OUTPUT"]).open("a", encoding="utf-8") as file:
        file.writelines(f"{name}={value}\n" for name, value in outputs.items())


def _site(configuration: Path) -> str:
    """Where the branch is published: as mkdocs.yml says, else where GitHub does by itself."""
    written = _SITE_URL.search(configuration.read_text("utf-8")) if configuration.is_file() else None
    if written and not host_of(written[1]).endswith(_RESERVED):
        return f"{written[1].rstrip('/')}/"
    return usual_address(os.environ)
