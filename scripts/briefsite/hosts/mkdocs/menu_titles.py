"""What a menu calls pages, as MkDocs has it in `nav`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def titles_in_menu(nav: object) -> Mapping[str, str]:
    """The titles that a menu gives to pages, by their paths; of several for one page the first."""
    titles: dict[str, str] = {}
    for path, title in menu_entries(nav):
        if title:
            titles.setdefault(path.lstrip("/"), title)
    return titles


def menu_entries(nav: object) -> Iterator[tuple[str, str | None]]:
    """The paths in a menu, in their order, with the titles that it gives them."""
    if isinstance(nav, str):
        yield nav, None
    elif isinstance(nav, Mapping):
        for title, below in nav.items():
            yield from ([(below, title)] if isinstance(below, str) else menu_entries(below))
    elif isinstance(nav, list):
        for entry in nav:
            yield from menu_entries(entry)
