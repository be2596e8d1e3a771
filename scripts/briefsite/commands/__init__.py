"""The command `briefsite`, and the scripts of a clone, which do the same: each hands its arguments to a module here.

Before a command is chosen nothing but the standard library is imported: some run in jobs that have nothing else.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from briefsite import __version__
from briefsite.hosts.report.unexpected import guarded
from briefsite.read.project_folder import NoProjectError

CANNOT_RUN = 2


class Command(NamedTuple):
    """What can be asked for: the module that does it, which is also the name of its script, and what that is."""

    module: str
    what: str
    has_root: bool = False
    """Whether it works on the project of a folder (`--root`): a script on its own, else on that in which it runs."""
    interrupted: str = "interrupted"


COMMANDS: Mapping[str, Command] = {
    "new": Command("new.command", "begin a publication in a new folder"),
    "upgrade": Command("upgrade.command", "show what this version changes in the files that `new` wrote, or do it"),
    "check": Command("check", "name every problem of briefs and sources, with its place"),
    "build": Command("make_site", "build the site, whole or not at all", True),
    "serve": Command("serve", "show the site on this computer, and follow every edit", True),
    "preview": Command(
        "preview.command",
        "build a site that shows what a change does",
        True,
        "interrupted; the last preview was left as it is",
    ),
    "export": Command("export", "write every page as plain Markdown, for any other generator", True),
    "import": Command(
        "import_brief.command", "make a brief of a text of Word, LibreOffice, a browser or an editor", True
    ),
    "import-sources": Command(
        "import_sources.command", "take sources over from BibTeX, RIS, CSL-JSON, Zotero and EndNote", True
    ),
    "tidy": Command("tidy.command", "put sources.bib into one layout and one order, so that merges are quiet", True),
    "rename": Command("rename.command", "give a citation key, topic, person or brief another name everywhere", True),
    "csljson": Command("csljson", "print BibTeX files as CSL-JSON"),
    "citations": Command("citations", "list the citations of Markdown files as JSON"),
    "cite": Command("cite", "format citations and bibliographies in a CSL style"),
    "links": Command("check_links", "ask every address in sources.bib whether it still answers", True),
    "embargo-ended": Command("embargo_ended", "say whether a brief has just come out, for workflows", True),
    "github-preview": Command("github_preview", "ask GitHub about the preview of a pull request, for workflows", True),
    "gitlab-comment": Command("gitlab_comment", "comment on a merge request what its preview found, for workflows"),
    "receive-preview": Command("receive_preview", "check a finished preview as data and unpack it, for workflows"),
    "publish-pages": Command("publish_pages", "put a folder on the branch that is published, for workflows"),
}


def main(called: str = "briefsite") -> int:
    """The command `briefsite`, as it was `called`. Gives the exit status of the command asked for, else 2."""
    name, *arguments = sys.argv[1:] or ["--help"]
    about = {"--help": _usage, "-h": _usage, "help": _usage, "--version": _version, "-V": _version}
    if name in about:
        return guarded(lambda: _say(about[name]()), called)
    if name not in COMMANDS:
        print(f"briefsite: there is no command `{name}`.\n\n{_usage()}", file=sys.stderr)
        return CANNOT_RUN
    return _run(COMMANDS[name], arguments, f"{called} {name}")


def run_script(file: str) -> int:
    """A script of a clone, by its path: the command of its name, for the project in which it lies."""
    path = Path(file).resolve()
    command = next(command for command in COMMANDS.values() if command.module.partition(".")[0] == path.stem)
    root = ["--root", str(path.parent.parent)] if command.has_root else []
    return _run(command, [*root, *sys.argv[1:]], path.name)


def _run(command: Command, arguments: Sequence[str], program: str) -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]

    def run() -> int:
        # Imported here: whoever stops it while it starts is told so, too, and so is who has not the libraries.
        body = import_module(f"briefsite.commands.{command.module}")
        try:
            return int(body.main(arguments, program))
        except NoProjectError as error:
            print(f"{program}: {error}", file=sys.stderr)
            return CANNOT_RUN

    return guarded(run, program, command.interrupted)


def _say(text: str) -> int:
    print(text)
    return 0


def _version() -> str:
    return f"briefsite {__version__}"


def _usage() -> str:
    width = max(map(len, COMMANDS))
    lines = (f"  {name:<{width}}  {command.what}" for name, command in COMMANDS.items())
    return "\n".join(
        (
            "usage: briefsite COMMAND [ARGUMENT ...]    (briefsite COMMAND --help says more)",
            "",
            *lines,
            "",
            "briefsite --version  the version",
        )
    )
