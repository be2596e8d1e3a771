"""Briefs as one book (EPUB), out of the finished pages of a site that is built for it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from briefsite.fast.processes import our_module, session
from briefsite.finish.books.book import epub
from briefsite.link import Corpus
from briefsite.model.nearest import Nearest
from briefsite.render.books import Book, brief_book, reader

_STDERR = 2
"""What MkDocs says is none of what this command prints."""


class BookError(ValueError):
    """A book that cannot be made; the message says why."""


def chosen_book(corpus: Corpus, slugs: Sequence[str], title: str | None) -> Book:
    """The book of the briefs of these slugs, in this order, or of all. Raises BookError."""
    known = Nearest(linked.slug for linked in corpus.briefs)
    for slug in slugs:
        if slug not in known:
            raise BookError(f"there is no published brief `{slug}`{known.hint(slug)}")
    chosen = tuple(dict.fromkeys(slugs)) or tuple(linked.slug for linked in corpus.briefs)
    if not chosen:
        raise BookError("there is no published brief to put into a book; with `--drafts` drafts are too")
    if len(chosen) == 1 and not title:
        return brief_book(corpus.by_slug[chosen[0]], corpus)
    return reader(f"{'+'.join(chosen)}.epub", title or corpus.options.site_name, chosen, corpus)


def write_book(root: Path, file: Path, book: Book, *, with_drafts: bool) -> bool:
    """Build the site of the project at `root`, and write the book to a file; whether the site could be built.

    Raises OSError. What keeps a site from being built has been said then.
    """
    with tempfile.TemporaryDirectory(prefix="briefsite-book-") as name:
        site = Path(name)
        if _build(root, site, with_drafts=with_drafts):
            return False
        content = epub(book, lambda path: _content(site / path))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return True


def _build(root: Path, site: Path, *, with_drafts: bool) -> int:
    """Build the site; the exit status of MkDocs, which says what is wrong."""
    command, environment = our_module("briefsite.commands.run_mkdocs")
    command += [str(os.getpid()), "build", "--quiet", "--site-dir", str(site)]
    command += [] if with_drafts else ["--strict"]
    environment |= {"NO_MKDOCS_2_WARNING": "1"} | ({"BRIEFSITE_PREVIEW": "1"} if with_drafts else {})
    with session(command, cwd=root, env=environment, stdout=_STDERR) as build:
        return build.wait()


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
