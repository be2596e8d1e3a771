"""Build the site into `site/`, or `site_dir` of mkdocs.yml: until the new site is whole, the last one stays as it is.

    make site                        (or: python scripts/make_site.py)
    python scripts/make_site.py --publish        for the workflow that publishes: refuses an address that is none yet
    python scripts/make_site.py --offline        one archive that opens from a disk, beside the site, in its place

Exit code 0 when the site was built, 1 when something must be mended first, 130 when it was stopped.
"""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefsite.commands.hosting.site_address import usual_address
from briefsite.fast.processes import our_module, session
from briefsite.hosts.calling import call
from briefsite.hosts.report.formats import as_text
from briefsite.hosts.swap import swap_in
from briefsite.read.configuration import read_configuration
from briefsite.read.plugin_setting import plugin_problems
from briefsite.read.project_folder import project_folder

OUR_FILE = "schema/brief.json"
"""Each site that we make has it."""
_EXAMPLE = "site_url: https://NAME.github.io/REPOSITORY/"
NOT_OURS = "Nothing was built: briefsite is not among what MkDocs has run, so there would be no briefs on the site."


def main(arguments: Sequence[str] | None = None, program: str = "make_site.py") -> int:
    """Run MkDocs into a folder beside the site, then put that folder in the site's place."""
    parser = argparse.ArgumentParser(prog=program, description="Build the site into site/, all or nothing.")
    parser.add_argument("--root", type=Path, help="the project (default: the one that this folder is in)")
    parser.add_argument("--publish", action="store_true", help="refuse a `site_url` at which nobody can find the site")
    parser.add_argument("--offline", action="store_true", help="make an archive that opens from a disk instead")
    options = parser.parse_args(arguments)
    root = project_folder(options.root).resolve()
    configuration = read_configuration(root)
    if wrong := plugin_problems(root, configuration):
        print(f"{as_text(wrong)}Nothing was built.", file=sys.stderr)
        return 1
    if not (root / "docs").is_dir():
        print(
            "Nothing was built: there is no folder `docs/`; make one, and write its first page, `docs/index.md`.",
            file=sys.stderr,
        )
        return 1
    if options.publish and _is_without_address(root):
        return 1
    site = root / str(configuration.values.get("site_dir") or "site")
    if is_foreign(site):
        print(f"Nothing was built: {site} holds files that are not an earlier site (`site_dir`).", file=sys.stderr)
        return 1
    _stop_at(("SIGTERM", "SIGHUP"))
    return _build_offline(root, site) if options.offline else _build(root, site)


def _build(root: Path, site: Path) -> int:
    """Build the site in its place, and say how that went; the exit status."""
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with swap_in(site) as fresh:
            if _mkdocs_build(root, fresh.folder):
                return 1
            if not (fresh.folder / OUR_FILE).is_file():
                print(NOT_OURS, file=sys.stderr)
                return 1
            fresh.keep()
    except KeyboardInterrupt:
        print("Stopped. The last site was left as it is.", file=sys.stderr)
        return 130
    except OSError as error:
        print(f"The site could not be written: {error}. The last one was left as it is.", file=sys.stderr)
        return 1
    _say_ready(site)
    return 0


def _build_offline(root: Path, site: Path) -> int:
    """Build the site for a disk and put it into an archive beside its place; the exit status."""
    # Imported here: no other build needs it.
    from briefsite.finish.script_bundles import BundleError
    from briefsite.hosts.offline import archive_path, write_archive
    from briefsite.read.options import OFFLINE

    archive = archive_path(site)
    try:
        with tempfile.TemporaryDirectory(prefix="briefsite-offline-") as folder:
            if _mkdocs_build(root, Path(folder), "--no-directory-urls", **{OFFLINE: "1"}):
                return 1
            if not (Path(folder) / OUR_FILE).is_file():
                print(NOT_OURS, file=sys.stderr)
                return 1
            size = write_archive(root, Path(folder), archive)
    except KeyboardInterrupt:
        print("Stopped. No archive was written.", file=sys.stderr)
        return 130
    except BundleError as error:
        print(f"No archive was written: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"The archive could not be written: {error}.", file=sys.stderr)
        return 1
    print(f"\nThe site that opens from a disk is ready: {os.path.relpath(archive)}, {size / 1e6:.1f} MB.")
    print("To look at it: unpack it, then open index.html in its folder.")
    return 0


def _say_ready(site: Path) -> None:
    from briefsite.read.paths import CITE

    pages = sum(path.name != CITE for path in site.rglob("*.html"))
    print(f"\nThe site is ready: {pages} pages in {os.path.relpath(site)}/.")
    if not (site / "index.html").is_file():
        print("It has no page at its own address yet: write docs/index.md.")
    print(f"To look at it:        {call('serve')}     (then open the address it shows; it follows your edits)")
    folder = shlex.quote(os.path.relpath(site))
    print(f"To look at this copy: python3 -m http.server --directory {folder} 8000   (then http://localhost:8000/)")


def is_foreign(folder: Path) -> bool:
    """Whether a folder that would be replaced holds anything but a site: each has a page for what is not found."""
    if folder.name == "site" or not folder.exists():
        return False
    return not folder.is_dir() or (any(folder.iterdir()) and not (folder / "404.html").is_file())


def _is_without_address(root: Path) -> bool:
    """Whether the site has no address yet under which it could be published; says so."""
    # Imported here: for a site that is only looked at, nobody needs it.
    from briefsite.check.configuration import is_placeholder
    from briefsite.read.options import read_options

    settings, wrong = read_options(root)
    address = settings.site_url
    if address and not is_placeholder(address):
        return False
    if faults := [problem for problem in wrong if "`site_url`" in problem.message]:
        print(f"{as_text(faults)}Nothing was built.", file=sys.stderr)
        return True
    reason = (
        f"`site_url` in mkdocs.yml is `{address}`, at which no reader finds this site"
        if address
        else ("`site_url` in mkdocs.yml is missing")
    )
    usual = usual_address(os.environ)
    example = f"if it has no domain of its own `site_url: {usual}`" if usual else f"for instance `{_EXAMPLE}`"
    print(
        f"Nothing was built: {reason}. Its feeds, and what is cited of it, would lead nowhere. Write the address at"
        f" which it will be, {example}.",
        file=sys.stderr,
    )
    return True


def _mkdocs_build(root: Path, folder: Path, *options: str, **variables: str) -> int:
    command, environment = our_module("briefsite.commands.run_mkdocs")
    command += [str(os.getpid()), "build", "--strict", "--site-dir", str(folder), *options]
    # In a session of its own: Ctrl-C comes to us alone, and MkDocs is ended with all its helpers, and says nothing.
    with session(command, cwd=root, env=environment | {"NO_MKDOCS_2_WARNING": "1"} | variables) as build:
        return build.wait()


def _stop_at(names: Iterable[str]) -> None:
    """Let these signals stop us as Ctrl-C does, where they are not ignored (`nohup`)."""
    for name in names:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)
