"""The end of a build of MkDocs: what was made is kept, and what ended it is said."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError

from briefsite.fast.cache import FOLDER, Memo
from briefsite.fast.cache.kept_files import FILES, KeptFiles
from briefsite.fast.cache.second_try import begin_again
from briefsite.fast.garbage_collection import look_no_more
from briefsite.hosts.full_feeds import write_full_text
from briefsite.hosts.mkdocs.build import Build
from briefsite.hosts.mkdocs.downloads import one_download, write_downloads
from briefsite.hosts.report.unexpected import told
from briefsite.hosts.search import SearchError
from briefsite.hosts.serve.failures import failure_of, is_of_template
from briefsite.hosts.serve.serving import Serving, let_go
from briefsite.render.encoded_briefs import is_very_large


def end_build(build: Build, config: MkDocsConfig, serving: Serving | None, log: logging.Logger) -> None:
    """Keep what was computed for the next build, and make what an editor's pages do not wait for."""
    memo, search = build.memo, build.search
    if serving is not None:
        download = partial(one_download, build.downloads, log=log)
        serving.set_built(Path(config.site_dir), build.sources, download, directory_urls=config.use_directory_urls)
        serving.finish_later(memo.save, vars(build))
        return
    assert search is not None
    write_downloads(build.downloads, KeptFiles(build.root / FOLDER / FILES), log)
    write_full_text(Path(config.site_dir), build.site.corpus, memo)
    if is_very_large(build.site.corpus.briefs):
        memo.save()
        let_go(vars(build))  # the index needs the room
    try:
        search.finish(meanwhile=memo.save)
    except SearchError as error:
        memo.save()
        raise PluginError(f"The site was not built: {error}") from None
    look_no_more()


def end_without_site(
    error: Exception, memos: Iterable[Memo], serving: Serving | None, settings: Path, log: logging.Logger
) -> None:
    """Say in one message what ended the build, where it is nothing that MkDocs says in one itself; then raise Abort.

    Where what was remembered may be at fault (`memos`), the build begins again without it. A mistake in a template of
    the project that `settings` belongs to is named with its line.
    """
    if is_of_template(error, settings.parent) and serving is None:
        log.error(f"The site was not built: {' '.join(failure_of(error, (), settings).messages)}")
        raise Abort("Aborted.")
    if not isinstance(error, MkDocsException | OSError | MemoryError) and serving is None:
        begin_again(memos, log)
    if not isinstance(error, MkDocsException) and not (serving and serving.is_shown):
        log.error(f"The site was not built: {told(error)}")
        raise Abort("Aborted.")
