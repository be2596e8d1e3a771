"""What stands at the foot of every page: links with icons (`extra.social`), the way to who publishes it, privacy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from briefsite.model.looks import FootLink
from briefsite.model.nearest import Nearest
from briefsite.read.addresses import fault, is_web, split
from briefsite.read.looks.site_paths import SitePaths, icon_hint
from briefsite.read.theme_templates import is_in
from briefsite.read.wrong_settings import Wrong, wrong, wrong_word

_SOCIAL = "extra.social"
_OWN = "extra.briefsite"
_WAY_UP = re.compile(r"(?:(?:\.\./)+|/(?!/))[\w./-]*", re.ASCII)
_KEYS = ("icon", "link", "name")
_MAIL = re.compile(r"[^@\s:/]+@[^@\s:/]+\.[^@\s:/.]+")


def read_social(given: object, folders: Sequence[Path]) -> tuple[tuple[FootLink, ...], tuple[Wrong, ...]]:
    """The links with icons, as Material has them, and what is wrong with them."""
    if given in (None, "", False):
        return (), ()
    if not isinstance(given, list):
        example = "`- {icon: fontawesome/brands/mastodon, link: https://mastodon.social/@harbour}`"
        return (), (wrong(_SOCIAL, f"a list of links with their icons, for example {example}", given),)
    links: list[FootLink] = []
    problems: list[Wrong] = []
    for number, entry in enumerate(given):
        problems += _add_link(f"{_SOCIAL}.{number}", entry, folders, links)
    return tuple(links), tuple(problems)


def _add_link(name: str, entry: object, folders: Sequence[Path], links: list[FootLink]) -> Iterator[Wrong]:
    if not isinstance(entry, Mapping):
        yield wrong(name, "`icon`, `link` and, if you like, `name`", entry)
        return
    for key in entry:
        if key not in _KEYS:
            yield wrong_word(f"{name}.{key}", "`icon`, `link` or `name`", key, Nearest(_KEYS).hint(str(key)))
    address = entry.get("link")
    if not isinstance(address, str) or not _leads_out(address):
        if (
            not isinstance(address, str) or fault(address) is None
        ):  # what is wrong with an address is said of all of them
            example = "for example `link: https://mastodon.social/@harbour` or `link: mailto:desk@harbour.org`"
            yield wrong(f"{name}.link", f"a web address or one of electronic mail, {example}", address)
        return
    icon = entry.get("icon")
    yield from check_icon(f"{name}.icon", icon, folders)
    parts = split(address)
    usual = parts.netloc if parts and parts.netloc else address.removeprefix("mailto:")
    if isinstance(icon, str) and has_icon(icon, folders):
        links.append(FootLink(str(entry.get("name") or usual), address, icon))


def _leads_out(address: str) -> bool:
    return is_web(address) or bool(address.startswith("mailto:") and _MAIL.fullmatch(address[7:].partition("?")[0]))


def has_icon(name: str, folders: Sequence[Path]) -> bool:
    """Whether the theme, or the publication's own folder, has an icon of that name."""
    is_plain = re.fullmatch(r"[\w-]+(?:/[\w-]+)*", name, re.ASCII) is not None
    return is_plain and is_in(folders, f".icons/{name}.svg")


def check_icon(name: str, icon: object, folders: Sequence[Path]) -> Iterator[Wrong]:
    """What is wrong with the name of an icon."""
    example = f"for example `{name.rpartition('.')[2]}: fontawesome/brands/mastodon`"
    if not isinstance(icon, str):
        yield wrong(name, f"the name of one of Material’s icons, {example}", icon)
    elif not has_icon(icon, folders):
        yield wrong_word(name, f"the name of one of Material’s icons, {example}", icon, icon_hint(icon, folders))


def read_whole(given: object) -> tuple[FootLink | None, tuple[Wrong, ...]]:
    """The site that the publication is a part of: its name, and its address or the way there from the home page."""
    name = f"{_OWN}.part_of"
    if given in (None, "", False):
        return None, ()
    called, address = (given.get("name"), given.get("url")) if isinstance(given, Mapping) else (None, None)
    is_way = isinstance(address, str) and (is_web(address) or _WAY_UP.fullmatch(address) is not None)
    if isinstance(called, str | None) and is_way and isinstance(given, Mapping) and {*given} <= {"name", "url"}:
        return (FootLink(called, str(address)) if called else None), ()  # no name: the environment (`!ENV`) has none
    example = "for example `part_of: {name: Harbour Institute, url: https://harbour.org/}`, or `url: ../`"
    return None, (wrong(name, f"the name and the address of the site that this one is a part of, {example}", given),)


def read_way(name: str, given: object, paths: SitePaths) -> tuple[str, tuple[Wrong, ...]]:
    """Where a link at the foot leads: a page of docs/ by its path, a web address, or one of electronic mail."""
    if given in (None, "", False):
        return "", ()
    last = name.rpartition(".")[2]
    wanted = f"a page of docs/ or an address, for example `{last}: {last}.md` or `{last}: https://harbour.org/{last}/`"
    if isinstance(given, str) and _MAIL.fullmatch(given):
        return f"mailto:{given}", ()
    if isinstance(given, str) and _leads_out(given):
        return given, ()
    page, mark, section = given.partition("#") if isinstance(given, str) else ("", "", "")
    if page.endswith(".md"):
        path, no_page = paths.take(name, page, (".md",), "a page", f"{last}.md")
        return f"{path}{mark}{section}" if path else "", no_page
    said_of_all = isinstance(given, str) and fault(given) is not None and given.startswith(("http", "//"))
    return "", () if said_of_all else (wrong(name, wanted, given),)
