"""Time cold builds of other generators beside plain MkDocs, in one run: what `make bench-peers` prints.

    python benchmarks/peers.py [--briefs 100] [--runs 3]        or: make bench-peers BRIEFS=1000

Each gets the same briefs, ten sources a brief, and the citations in its own syntax as far as it has one. They are
installed once, into .venv-peers, from requirements/peers.txt. One that cannot be installed or fails is a row that says
so.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from builds import LARGE, MOST_SOURCES
from generate import PLAIN, bibliography, generate, write_briefs, write_plain
from measure import MEMORY, CommandError, Cost, Costs, last_line, run, say, sizes
from prose import Mention, Syntax, pandoc

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv-peers"
_BIN = VENV / "bin"
_INSTALLED = VENV / ".peers"
_PINNED = ROOT / "requirements/peers.txt"
_TOLD = 160
"""So much of what a program says when it fails stands in its row."""

Command = tuple[str, ...]


@dataclass(slots=True)
class Peer:
    """A generator: how its project is written, the commands that build it, what it makes, and what it does not."""

    name: str
    write: Callable[[Path, int, int], None]
    commands: tuple[Command, ...]
    made: tuple[str, ...]
    lacks: str
    costs: Costs = field(default_factory=Costs)
    failure: str = ""

    def build(self, folder: Path) -> None:
        """Build as if never before."""
        for name in self.made:
            shutil.rmtree(folder / name, ignore_errors=True)
        try:
            runs = [run(command, folder) for command in self.commands]
        except (CommandError, OSError) as error:
            self.failure = str(error)
            return
        self.costs.runs.append(Cost(sum(each.seconds for each in runs), max(each.megabytes for each in runs)))


def main() -> None:
    """Install, measure, print one table."""
    parser = argparse.ArgumentParser(description="Time cold builds of other generators beside plain MkDocs.")
    parser.add_argument("--briefs", type=int, nargs="+", default=sizes((100,)))
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    failure = install()
    print(f"| briefs | cold build | seconds (lowest–highest) | of plain MkDocs | {MEMORY} | what it lacks |")
    print("|---:|---|---:|---:|---:|---|", flush=True)
    for briefs in given.briefs:
        peers = _peers()
        for peer in peers:
            peer.failure = failure if peer.commands[-1][0].startswith(str(VENV)) else ""
        with tempfile.TemporaryDirectory() as folder:
            print_table(Path(folder), briefs, 1 if briefs >= LARGE else given.runs, peers)


def install() -> str:
    """Install the peers, once. Gives the reason when that cannot be done, else nothing."""
    if _INSTALLED.exists() and _INSTALLED.stat().st_mtime >= _PINNED.stat().st_mtime:
        return ""
    say("Installing the peers (once) ...")
    pip = [str(_BIN / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for command in ([sys.executable, "-m", "venv", str(VENV)], [*pip, "--require-hashes", "-r", str(_PINNED)]):
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode:
            return f"could not be installed: {last_line(done.stdout)}"
    _INSTALLED.touch()
    return ""


def print_table(folder: Path, briefs: int, rounds: int, peers: Sequence[Peer]) -> None:
    """Write, build and tell; the others are compared with the first. One that has a failure already is only told."""
    for number, peer in enumerate(peers):
        if not peer.failure:
            say(f"{briefs:,} briefs: writing them for {peer.name}")
            peer.write(folder / str(number), briefs, min(briefs * 10, MOST_SOURCES))
    for turn in range(rounds):
        for number, peer in enumerate(peers):
            if not peer.failure:
                peer.build(folder / str(number))
                said = peer.failure or f"{peer.costs.runs[-1].seconds:.2f} s"
                say(f"{briefs:,} briefs, round {turn + 1} of {rounds}: {peer.name}: {said}")
    for peer in peers:
        _print_row(briefs, peer, peers[0].costs)


def _print_row(briefs: int, peer: Peer, plain: Costs) -> None:
    if peer.failure or not plain.runs:
        told = peer.failure or "plain MkDocs failed"
        told = (told if len(told) <= _TOLD else f"{told[:_TOLD]}…").replace("|", "/")
        print(f"| {briefs:,} | {peer.name} | {told} | | | {peer.lacks} |", flush=True)
        return
    ratio = f"{peer.costs.median / plain.median:.2f}"
    print(
        f"| {briefs:,} | {peer.name} | {peer.costs.spread} | {ratio} | {peer.costs.memory} | {peer.lacks} |", flush=True
    )


def _peers() -> list[Peer]:
    """Plain MkDocs first: the others are compared with it."""
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    bibtex = (str(_BIN / "python"), "-m", "mkdocs", "build", "--quiet")
    sphinx = (str(_BIN / "sphinx-build"), "-q", "-b", "html", "-j", "auto", ".", "_build")
    zensical = (str(_BIN / "zensical"), "build", "--clean")
    export = (sys.executable, str(ROOT / "scripts/export.py"), "--root", "ours", "docs")
    site = ("site", ".cache")
    across = "one bibliography, back-links from sources to briefs"
    return [
        Peer("plain MkDocs with Material", _write_plain, (mkdocs,), site, "citations"),
        Peer("Briefsite", generate, (mkdocs,), site, ""),
        Peer("mkdocs-bibtex", _write_bibtex, (bibtex,), site, f"locators, citation styles, {across}"),
        Peer("mkdocs-bibtex with a CSL style, by Pandoc", _write_csl, (bibtex,), site, across),
        Peer("Sphinx with sphinxcontrib-bibtex", _write_sphinx, (sphinx,), ("_build",),
             "locators, notes, citation styles (CSL), back-links from sources to briefs"),
        Peer("Zensical", _write_plain, (zensical,), site, "citations, plug-ins"),
        Peer("Briefsite's export, built by Zensical", _write_export, (export, zensical), (*site, "docs"),
             "filters, search of sources"),
    ]  # fmt: skip


def _write_plain(folder: Path, briefs: int, _: int) -> None:
    write_plain(folder, briefs)


def _write_bibtex(folder: Path, briefs: int, sources: int) -> None:
    def keys_alone(mention: Mention) -> str:
        return ("It" if mention.is_subject else "") + f" [{'; '.join(f'@{key}' for key in mention.keys)}]"

    _write_for_mkdocs(folder, briefs, sources, keys_alone, "bib_file: sources.bib")


def _write_csl(folder: Path, briefs: int, sources: int) -> None:
    def as_pandoc(mention: Mention) -> str:
        # To the plug-in `@key` in a sentence stands for the whole reference.
        return f"It [@{mention.keys[0]}]" if mention.is_subject else pandoc(mention)

    _write_for_mkdocs(folder, briefs, sources, as_pandoc, "bib_file: sources.bib, csl_file: notes.csl")
    shutil.copyfile(ROOT / "tests/styles/house-notes.csl", folder / "notes.csl")


def _write_for_mkdocs(folder: Path, briefs: int, sources: int, syntax: Syntax, options: str) -> None:
    (folder / "docs/briefs").mkdir(parents=True)
    plugins = f"plugins: [search, {{bibtex: {{{options}}}}}]"
    (folder / "mkdocs.yml").write_text(PLAIN.replace("plugins: [search]", plugins), "utf-8")
    (folder / "docs/index.md").write_text("# Home\n", "utf-8")
    (folder / "sources.bib").write_text(_old_bibtex(sources), "utf-8")
    write_briefs(folder / "docs/briefs", briefs, sources, syntax)


_CONF = """\
project = "Generated"
extensions = ["myst_parser", "sphinxcontrib.bibtex"]
bibtex_bibfiles = ["sources.bib"]
myst_title_to_header = True
"""


def _write_sphinx(folder: Path, briefs: int, sources: int) -> None:
    def role(mention: Mention) -> str:
        keys = ",".join(mention.keys)
        return f"{{cite:t}}`{keys}`" if mention.is_subject else f" {{cite:p}}`{keys}`"

    (folder / "briefs").mkdir(parents=True)
    (folder / "conf.py").write_text(_CONF, "utf-8")
    (folder / "index.md").write_text("# Home\n\n```{toctree}\n:glob:\nbriefs/*\nsources\n```\n", "utf-8")
    (folder / "sources.md").write_text("# Sources\n\n```{bibliography}\n```\n", "utf-8")
    (folder / "sources.bib").write_text(_old_bibtex(sources), "utf-8")
    write_briefs(folder / "briefs", briefs, sources, role)


def _write_export(folder: Path, briefs: int, sources: int) -> None:
    generate(folder / "ours", briefs, sources)
    (folder / "mkdocs.yml").write_text(PLAIN, "utf-8")


def _old_bibtex(sources: int) -> str:
    """The bibliography in the names of BibTeX, the only ones that pybtex knows."""
    text = bibliography(sources)
    for name, older in (
        ("date = {", "year = {"),
        ("journaltitle", "journal"),
        ("@online", "@misc"),
        ("@report", "@techreport"),
    ):
        text = text.replace(name, older)
    return text


if __name__ == "__main__":
    main()
