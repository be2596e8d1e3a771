"""Give a citation key, a topic, a person or a brief another name: `scripts/rename.py key OLD NEW [--dry-run]`.

Exit status: 0 done, 2 nothing was written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from briefsite.check.facts import Facts
from briefsite.commands.rename.briefs import rename_brief
from briefsite.commands.rename.edits import Plan, RenameError, as_lines, edited_bytes
from briefsite.commands.rename.keys import rename_key
from briefsite.commands.rename.names import PERSON, TOPIC, rename_name
from briefsite.commands.rename.texts import SETTINGS, Texts, unread
from briefsite.commands.rename.verify import verify
from briefsite.commands.whole_files import FilesError, replace_all
from briefsite.model import Problem, Project, TextFile
from briefsite.pipeline import project_in
from briefsite.read.configuration import read_configuration
from briefsite.read.files import read_text
from briefsite.read.ordinary_project import load_ordinary
from briefsite.read.plugin_setting import is_ordinary
from briefsite.read.project_folder import project_folder

CANNOT_RUN = 2
KINDS = ("key", "topic", "person", "brief")


def main(arguments: Sequence[str] | None = None, program: str = "rename.py") -> int:
    """Change the name everywhere, or nowhere."""
    options = _parser(program).parse_args(arguments)
    root = project_folder(options.root)
    project = _project(root)
    try:
        texts = Texts(_files(root, project), Facts(project))
        plan = _plan(project, texts, options.kind, options.old, options.new)
        before = {root / path: (root / path).read_bytes() for path in {*plan.edits, *plan.moves}}
        after = {
            root / plan.moves.get(path, path): edited_bytes(before[root / path], texts.text(path), plan.edits[path])
            if path in plan.edits
            else before[root / path]
            for path in {*plan.edits, *plan.moves}
        }
        verify(project, texts, plan)
        if not options.dry_run:
            replace_all(before, after, gone=[root / path for path in plan.moves])
    except (RenameError, FilesError) as error:
        print(f"{program}: {error}\nnothing was written", file=sys.stderr)
        return CANNOT_RUN
    except OSError as error:
        print(f"{program}: `{error.filename}` cannot be read: {error.strerror}\nnothing was written", file=sys.stderr)
        return CANNOT_RUN
    lines = as_lines(plan, texts.files)
    places = sum(map(len, plan.edits.values()))
    head = f"`{options.old}` {'would become' if options.dry_run else 'is now'} `{options.new}`"
    print(
        f"{head}: {_counted(places, 'place')} in {_counted(len(plan.edits), 'file')}", *lines, *plan.remarks, sep="\n"
    )
    return 0


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _project(root: Path) -> Project:
    """A publication; where there are no briefs, an ordinary site whose pages cite."""
    configuration = read_configuration(root)
    if not (root / "briefs").is_dir() and is_ordinary(root, configuration):
        return load_ordinary(root, configuration)
    return project_in(root, configuration=configuration)


def _plan(project: Project, texts: Texts, kind: str, old: str, new: str) -> Plan:
    if old == new:
        raise RenameError(f"`{old}` has that name already")
    if kind == "key":
        return rename_key(project, texts, old, new)
    if kind == "brief":
        return rename_brief(project, texts, old, new)
    return rename_name(project, texts, TOPIC if kind == "topic" else PERSON, old, new)


def _files(root: Path, project: Project) -> dict[str, TextFile]:
    """The files in which a name may stand. Raises RenameError for a brief that cannot be read: it may hold it too."""
    paths = {brief.path for brief in project.briefs} | {page.path for page in project.documents}
    paths |= {reference.place.path for reference in project.bibliography.references.values()}
    paths |= {path for path in (TOPIC.file, PERSON.file, SETTINGS) if (root / path).is_file()}
    pages = (path for path in project.files if path.startswith(("briefs/", "docs/")) and path.endswith(".md"))
    if broken := sorted(path for path in pages if path not in paths):
        raise RenameError(unread(broken[0]))
    found: dict[str, TextFile] = {}
    for path in sorted(paths):
        file = read_text(root, path)
        if isinstance(file, Problem):
            raise RenameError(str(file))
        found[path] = file
    return found


def _parser(program: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=program, description="Give something another name, everywhere at once.")
    parser.add_argument("kind", choices=KINDS, help="what it is: a citation key, a topic, a person or a brief")
    parser.add_argument("old", help="its name now")
    parser.add_argument("new", help="its new name")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and write nothing")
    parser.add_argument("--root", type=Path, help="the project (default: the one that this folder is in)")
    return parser
