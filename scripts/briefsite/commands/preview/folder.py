"""The finished folder of a preview: pages marked, changes shown, feeds and site maps taken away."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

import markdown
from lxml import html

from briefsite.commands.preview.comment import CHANGES_PAGE, PAGE, Addresses, as_markdown
from briefsite.commands.preview.markup import MarkedUp, mark_up
from briefsite.commands.preview.model import BriefReport, Briefs, Preview
from briefsite.commands.preview.pages import STYLE_SHEET, Bar, article_of, changes_article, mark_page, with_article
from briefsite.commands.preview.places import AFFECTED, CHANGES, Place, Surroundings, bar_of, places_of
from briefsite.commands.preview.reasons import OTHERWISE
from briefsite.commands.preview.sites_below import with_sites_below
from briefsite.commands.preview.written import as_json
from briefsite.read.paths import brief_path, preview_address
from briefsite.read.site_files import WITHOUT_ENDING

DATA = "preview.json"
REPORT = "preview.md"
_TRACKS = (b"<feed", b"<rss", b"<rdf:RDF", b"<urlset", b"<sitemapindex", b"<OpenSearch", b"jsonfeed.org/version")
_MAY_BE_TRACKS = frozenset((".xml", ".rss", ".atom", ".json", ".gz"))
_OF_SITES = WITHOUT_ENDING | {"robots.txt"}
_LOOK_AT = 4096


@dataclass(slots=True)
class _Folder:
    """The folder being finished. `base` is the site before the change, where it could be built."""

    path: Path
    base: Path | None
    around: Surroundings
    places: dict[str, Place]
    removed: frozenset[str] = frozenset()

    def finish_page(self, path: Path) -> str | None:
        """Mark one page. Gives its address when there is a page that shows its changes."""
        relative = path.relative_to(self.path).as_posix()
        address = relative.removesuffix("index.html")
        text = path.read_text("utf-8")
        marked = self._marked(address, text)
        if marked is not None and address not in self.places:
            self.places[address] = Place(address, address, AFFECTED)
        bar = bar_of(address, self.places.get(address), self.around, is_marked=marked is not None)
        path.write_text(mark_page(text, relative, bar, self.removed), "utf-8")
        if marked is None:
            return None
        with_marks = with_article(text, changes_article(marked), "Changes")
        changes = replace(bar, says=f"changes marked · {bar.says}", changes="", page=address or "index.html")
        (path.parent / CHANGES).write_text(mark_page(with_marks, f"{address}{CHANGES}", changes, self.removed), "utf-8")
        return address

    def _marked(self, address: str, text: str) -> MarkedUp | None:
        place = self.places.get(address)
        was = place.was if place else address if address in self.around.titles else None
        if was is None or self.base is None or not address.endswith(("/", "")) or address.endswith(".html"):
            return None
        before = self.base / was / "index.html"
        if not before.is_file():
            return None
        old_text = before.read_text("utf-8")
        if old_text == text:
            return None
        old, new = article_of(old_text), article_of(text)
        return mark_up(old, new) if old is not None and new is not None else None


def finish_folder(folder: Path, base: Path | None, preview: Preview, around: Surroundings) -> Preview:
    """Make the built site in `folder` a preview, with `base` (the site before, if it could be built) to compare with.

    Writes preview.html, preview.md, preview.json, and a marked-up page for each page that a reader would see changed.
    Gives the preview with the addresses of these pages.
    """
    removed = frozenset(_take_tracks_away(folder))
    preview = with_sites_below(preview, folder, base)
    around = replace(around, public=_built(base, around.public))
    preview = replace(preview, briefs=_with_published(preview.briefs, around.public))
    work = _Folder(folder, base, around, {place.address: place for place in places_of(preview)}, removed)
    pages = sorted(folder.rglob("*.html"))
    shell = (folder / "index.html").read_text("utf-8") if (folder / "index.html").is_file() else "<main></main>"
    marked = frozenset(filter(None.__ne__, [work.finish_page(path) for path in pages]))
    preview = _with_addresses(preview, work, marked)
    (folder / DATA).write_text(as_json(preview), "utf-8")
    addresses = Addresses(published=f"{around.site_url.rstrip('/')}/" if around.site_url else "")
    (folder / REPORT).write_text(as_markdown(preview, addresses), "utf-8")
    article = html.fragment_fromstring(
        markdown.markdown(as_markdown(preview, addresses, PAGE)), create_parent="article"
    )
    whole = mark_page(with_article(shell, article, "All changes"), CHANGES_PAGE, Bar("all changes"), removed)
    (folder / CHANGES_PAGE).write_text(whole, "utf-8")
    shutil.copyfile(Path(__file__).with_name("style.css"), folder / STYLE_SHEET)
    return preview


def _built(base: Path | None, public: Mapping[str, str]) -> dict[str, str]:
    """Of the pages that readers should see before the change those that were built then; of the others nobody knows."""
    if base is None:
        return {}
    return {
        at: to for at, to in public.items() if (base / at / ("" if at.endswith(".html") else "index.html")).is_file()
    }


def _with_published(briefs: Briefs, public: Mapping[str, str]) -> Briefs:
    def known(report: BriefReport) -> BriefReport:
        was = preview_address(brief_path(report.formerly or report.slug))
        return report if was in public else replace(report, published="")

    return Briefs(*(tuple(map(known, getattr(briefs, field.name))) for field in fields(briefs)))


def _with_addresses(preview: Preview, work: _Folder, marked: frozenset[str | None]) -> Preview:
    def with_changes(report: BriefReport) -> BriefReport:
        return replace(report, changes=f"{report.address}{CHANGES}") if report.address in marked else report

    def edited(report: BriefReport) -> BriefReport:
        """With what of all that it shows was edited elsewhere too; what was added it says itself."""
        why = (why for why in work.around.reasons.get(report.address, ()) if " edited: " in why or " removed: " in why)
        return replace(with_changes(report), reasons=tuple(why))

    briefs = preview.briefs
    affected = (place for place in work.places.values() if place.says == AFFECTED)
    return replace(
        preview,
        briefs=replace(
            briefs,
            changed=tuple(map(edited, briefs.changed)),
            moved=tuple(map(edited, briefs.moved)),
        ),
        affected=tuple(
            with_changes(_affected(place, work)) for place in sorted(affected, key=lambda place: place.address)
        ),
    )


def _affected(place: Place, work: _Folder) -> BriefReport:
    slug = place.address.rstrip("/").rpartition("/")[2]
    public = work.around.public.get(place.address, "")
    title = work.around.titles[place.address]
    state, why = work.around.states.get(place.address, ""), work.around.reasons.get(place.address) or (OTHERWISE,)
    return BriefReport(slug, title, state, place.address, published=public, reasons=why)


def _take_tracks_away(folder: Path) -> Iterator[str]:
    """Remove feeds, site maps, the description of the search and what hosts look for; gives their paths."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and (path.name in _OF_SITES or path.suffix in _MAY_BE_TRACKS and _is_track(path)):
            path.unlink()
            yield path.relative_to(folder).as_posix()


def _is_track(path: Path) -> bool:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            start = file.read(_LOOK_AT)
    except (OSError, EOFError):
        return False
    return any(mark in start for mark in _TRACKS)
