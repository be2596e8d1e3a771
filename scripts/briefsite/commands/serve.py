"""Show the site on this computer, and follow every edit: the body of `make serve`.

    make serve                       everything, drafts too, with what is wrong
    make serve AS=reader             what readers will see: only what is published
    make serve PORT=9000             at another port than 8000
    make serve FOLLOW=1              and let the browser go to the page that was saved

`mkdocs serve` does the same but for the port (`--dev-addr`), and opens no browser.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from briefsite.commands.run_mkdocs import why
from briefsite.hosts.report.formats import as_text
from briefsite.hosts.serve.signals import stop_at_signals
from briefsite.read.configuration import read_configuration
from briefsite.read.plugin_setting import plugin_problems
from briefsite.read.project_folder import project_folder


def main(arguments: Sequence[str] | None = None, program: str = "serve.py") -> int:
    """Run `mkdocs serve` with what was asked for."""
    options = _parser(program).parse_args(arguments)
    root = project_folder(options.root)
    if wrong := plugin_problems(root, read_configuration(root)):
        print(f"{as_text(wrong)}Nothing is served.", file=sys.stderr)
        return 1
    os.chdir(root)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    if options.port:
        os.environ["BRIEFSITE_PORT"] = options.port
    if options.follow:
        os.environ["BRIEFSITE_FOLLOW"] = "1"
    command = ["serve", "--config-file", "mkdocs.yml", *(["--clean"] if options.viewer == "reader" else [])]
    if _has_screen(os.environ) and sys.stdout.isatty():
        command.append("--open")
    from briefsite.hosts.mkdocs.command import installed_command

    try:
        stop_at_signals()
        with TemporaryDirectory(prefix="briefsite_") as folder:  # drafts are in it, and must not outlive us
            tempfile.tempdir = folder
            installed_command()(command, prog_name="mkdocs")
    except KeyboardInterrupt:  # before there was anything to end
        return 130
    except Exception as error:  # before the hook was there to say it
        print(why(error), file=sys.stderr)
    return 1


def _parser(program: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=program, description="Show the site, and follow every edit.")
    parser.add_argument("--root", type=Path, help="the project (default: the one that this folder is in)")
    parser.add_argument("--port", default="", metavar="NUMBER", help="where to serve (default: 8000)")
    parser.add_argument("--as", dest="viewer", default="editor", choices=("editor", "reader"), help="who looks")
    parser.add_argument("--follow", action="store_true", help="go to the page that was saved")
    return parser


def _has_screen(environment: Mapping[str, str]) -> bool:
    """Whether a browser would have a window of its own: one within a terminal would cover what is said there."""
    if "SSH_CONNECTION" in environment or environment.get("CI"):
        return False
    return sys.platform in ("darwin", "win32") or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))
