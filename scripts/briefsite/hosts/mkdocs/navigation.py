"""The navigation of MkDocs as templates show it: what each entry is called, where it leads, and where a page stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page
from msgspec import Struct

from briefsite.read.shared_settings import MENU_SHEET, SHEETS
from briefsite.read.source_links import EDIT, VIEW

INDEXES, EXPAND, PRUNE, PATH = (f"navigation.{name}" for name in ("indexes", "expand", "prune", "path"))
"""Features of Material that decide what is shown of the navigation (`theme.features`)."""
_STYLED = frozenset((PATH, "navigation.top", "navigation.footer", EDIT, VIEW))
MANY = 150
"""With more pages in the menu than this, each shows only those around it: else the site grows with their square."""
_DEEP = 2
"""A page below so many others, lists and sections, says which without being told to."""


class Entry(Struct, frozen=True):
    """An entry of a menu. With others below it, it is a section, which has an address if it has a page of its own."""

    name: str
    address: str | None
    current: str = ""
    """The value of `aria-current`: `page` where it leads to the page, `true` where the page stands below it."""
    below: tuple[Entry, ...] = ()
    is_open: bool = False


class Place(Struct, frozen=True, dict=True):
    """Where a reader is: on a page (None: on one for what is not found), and what is shown of the menu there."""

    page: Page | None
    nav: Navigation
    features: Collection[str]
    named: Callable[[StructureItem], str]
    """What an entry is called on the page."""
    home: str = ""
    """The address of the home page, which need not be in the menu."""

    @property
    def menu(self) -> tuple[Entry, ...]:
        """The entries of the menu at the top of the page: all of it, or the uppermost alone of one that is large."""
        return self.tops if self.is_pruned else tuple(_entry(self, item) for item in _filled(self.nav.items))

    @property
    def tops(self) -> tuple[Entry, ...]:
        """The uppermost entries alone; a section leads to the first page in it."""
        return tuple(_alone(self, item) for item in _filled(self.nav.items))

    @property
    def section(self) -> Entry | None:
        """The section of the page, whole, to go beside its text; None where there is nothing to choose from."""
        *_, top = (None, *self.page.ancestors) if self.page else (None,)
        return _entry(self, top) if isinstance(top, Section) and pages_in(top.children) > 1 else None

    @property
    def way(self) -> tuple[Entry, ...]:
        """What leads down to the page, from the home page on; nothing where that says no more than the menu."""
        page, home, listing = self.page, self.nav.homepage, self.listing
        above = [listing, *listing.ancestors] if listing else [*page.ancestors] if page else []
        if page is home or (len(above) < _DEEP and PATH not in self.features):
            return ()
        entries = [_step(self, item) for item in reversed(above) if self.index_of(item) is not page]
        return (*([_step(self, home)] if home else ()), *entries) if entries else ()

    @cached_property
    def listing(self) -> Page | None:
        """Of a page that no menu lists, as a brief, the listed page below whose address it stands."""
        if self.page is None or any(page is self.page for page in self.nav.pages):
            return None
        above = [page for page in self.nav.pages if _is_above(page, self.page)]
        return max(above, key=lambda page: len(page.url), default=None)

    @property
    def is_pruned(self) -> bool:
        """Whether sections in which the reader is not are shown by their names alone."""
        return PRUNE in self.features or len(self.nav.pages) > MANY

    def index_of(self, item: StructureItem) -> Page | None:
        """The page of a section itself: the one page in it that stands for a folder (`index.md`)."""
        found = [child for child in _children(item) if isinstance(child, Page) and child.is_index]
        return found[0] if INDEXES in self.features and len(found) == 1 else None


def load_menu_sheet(config: MkDocsConfig, nav: Navigation, files: Files, *, is_part: bool) -> None:
    """Let pages load the style sheet of sections and of what else of the navigation few publications have.

    One that is a part of a site (`is_part`) has the way back there. Where no page loads it, it is not published.
    """
    is_used = _STYLED.intersection(map(str, config.theme.get("features") or ())) or is_part
    if (is_used or any(map(_children, nav.items))) and MENU_SHEET not in config.extra_css:
        config.extra_css.insert(len(SHEETS), MENU_SHEET)
    sheet = files.get_file_from_path(MENU_SHEET)
    if sheet is not None and MENU_SHEET not in config.extra_css:
        files.remove(sheet)


def first_page(item: StructureItem) -> StructureItem:
    """The page or link that an entry of the menu leads to: of a section, however deep, the first that is in it."""
    children = _children(item)
    found = (child for child in children if pages_in([child]))
    return first_page(next(found, children[0])) if children else item


def pages_in(items: Iterable[StructureItem]) -> int:
    """How many pages and links are in entries of the menu, however deep."""
    return sum(pages_in(children) if (children := _children(item)) else _is_link(item) for item in items)


def _entry(place: Place, item: StructureItem) -> Entry:
    children = _children(item)
    if not children:
        return Entry(place.named(item), _address(item), _current(place, item))
    index = place.index_of(item)
    below = tuple(_entry(place, child) for child in _filled(children) if child is not index)
    own = _current(place, index) if index else ""
    current = own or ("true" if any(entry.current for entry in below) else "")
    if place.is_pruned and not current:
        return _alone(place, item)
    is_open = bool(current) or EXPAND in place.features
    return Entry(place.named(item), _address(index) if index else None, current, below, is_open)


def _alone(place: Place, item: StructureItem) -> Entry:
    """An entry without those below it, which leads to the first of them."""
    first, stands = first_page(item), place.listing or place.page
    current = _current(place, first) or ("true" if stands and item in stands.ancestors else "")
    return Entry(place.named(item), _address(first), current)


def _step(place: Place, item: StructureItem) -> Entry:
    """An entry on the way down to a page."""
    target = place.index_of(item) if _children(item) else item
    return Entry(place.named(item), _address(target) if target else None)


def _current(place: Place, item: StructureItem) -> str:
    if place.page is None:
        return ""
    return "page" if item is place.page else "true" if item is place.listing else ""


def _address(item: StructureItem) -> str:
    return str(item.url) if isinstance(item, Page | Link) else ""


def _is_above(listed: Page, page: Page) -> bool:
    folder = listed.url.removesuffix("index.html")
    return not listed.is_homepage and folder.endswith("/") and page.url.startswith(folder)


def _filled(items: Iterable[StructureItem]) -> Iterator[StructureItem]:
    return (item for item in items if pages_in([item]))


def _children(item: StructureItem) -> Sequence[StructureItem]:
    return item.children if isinstance(item, Section) else ()


def _is_link(item: StructureItem) -> bool:
    return isinstance(item, Page) or (isinstance(item, Link) and bool(item.url))
