"""Briefs as one book (EPUB), out of the finished pages of a site that is built for it."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from briefsite.cite import Styles
from briefsite.fast.cache import FOLDER, Memo
from briefsite.fast.processes import our_module, session
from briefsite.finish.books.book import epub
from briefsite.link import Corpus
from briefsite.model.nearest import Nearest
from briefsite.pipeline import build_site, project_in, published
from briefsite.read.publication import moment
from briefsite.render.books import Book, brief_book, reader


class BookError(ValueError):
    """A book that cannot be made; the message says why."""


def write_book(root: Path, file: Path, slugs: Sequence[str], title: str | None, *, with_drafts: bool) -> int:
    """Write the briefs of these slugs to a file, or all of them; how many there are, 0 where the site was not built.

    Raises BookError, MomentError and OSError. What keeps a site from being built has been said then.
    """
    with tempfile.TemporaryDirectory(prefix="briefsite-book-") as name:
        site = Path(name)
        if _build(root, site, with_drafts=with_drafts):
            return 0
        project, memo = project_in(root), Memo(root / FOLDER)
        briefs = project.briefs if with_drafts else published(project.briefs, moment(os.environ))
        corpus = build_site(project, Styles(root / "styles"), briefs, memo).corpus
        book = _book(corpus, slugs, title)
        content = epub(book, lambda path: _content(site / path))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return len(book.chapters)


def _book(corpus: Corpus, slugs: Sequence[str], title: str | None) -> Book:
    known = Nearest(corpus.by_slug)
    for slug in slugs:
        if slug not in corpus.by_slug or corpus.by_slug[slug].is_page:
            raise BookError(
                f"there is no published brief `{slug}`{known.hint(slug)}; for example `--briefs ports,tolls`"
            )
    chosen = tuple(dict.fromkeys(slugs)) or tuple(linked.slug for linked in corpus.briefs)
    if not chosen:
        raise BookError("there is no published brief to put into a book; with `--drafts` drafts are too")
    if len(chosen) == 1 and not title:
        return brief_book(corpus.by_slug[chosen[0]], corpus)
    return reader(f"{'+'.join(chosen)}.epub", title or corpus.options.site_name, chosen, corpus)


def _build(root: Path, site: Path, *, with_drafts: bool) -> int:
    """Build the site; the exit status of MkDocs, which says what is wrong."""
    command, environment = our_module("briefsite.commands.run_mkdocs")
    command += [str(os.getpid()), "build", "--quiet", "--site-dir", str(site)]
    command += [] if with_drafts else ["--strict"]
    environment |= {"NO_MKDOCS_2_WARNING": "1"} | ({"BRIEFSITE_PREVIEW": "1"} if with_drafts else {})
    with session(command, cwd=root, env=environment, stdout=sys.stderr) as build:
        return build.wait()


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
