"""A publication's looks as templates ask for them: addresses, sizes, links, beside the style sheet of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from msgspec import Struct

from briefsite.hosts.mkdocs.files import Generated
from briefsite.hosts.mkdocs.page_conditions import PictureOf
from briefsite.model import Options
from briefsite.model.looks import FootLink, License, Looks
from briefsite.model.pictures import Size
from briefsite.read.licenses import license_of
from briefsite.read.paths import LOOKS, address_of, feed_path
from briefsite.read.shared_settings import SHEETS
from briefsite.render.looks import looks_sheet, preloaded


class Logo(Struct, frozen=True):
    """A logo in the masthead: where it lies on the site, in which designs it is shown, and how large it is."""

    path: str
    design: str = ""
    """`light` or `dark`; empty where it is the same in both."""
    size: Size | None = None


class ShownLooks(Struct, frozen=True):
    """What pages show of a publication's looks. Addresses are seen from the root of the site."""

    logos: tuple[Logo, ...] = ()
    icon: str = ""
    fonts: tuple[str, ...] = ()
    """Those that the first screen needs."""
    social: tuple[FootLink, ...] = ()
    foot: Mapping[str, str] = {}
    """The links of `Looks.foot`."""
    atom: str = ""
    """The feed of the site."""
    feed: str = ""
    """The same, where nothing else at the foot of pages leads to it."""
    license: License | None = None
    part_of: FootLink | None = None


def shown_looks(looks: Looks, options: Options, picture_of: PictureOf, *, has_feed: bool = False) -> ShownLooks:
    """What pages show of the looks."""

    def address(way: str) -> str:
        page, mark, section = way.partition("#")
        is_page = page.endswith(".md") and "//" not in page
        return f"{address_of(page, options.directory_urls)}{mark}{section}" if is_page else way

    return ShownLooks(
        tuple(_logos(looks, picture_of)),
        "" if looks.logo else looks.logo_icon,
        preloaded(looks),
        looks.social,
        {name: address(way) for name, way in looks.foot.items()},
        feed_path() if has_feed else "",
        feed_path() if has_feed and not any(link.address.endswith(feed_path()) for link in looks.social) else "",
        license_of(options.license) if options.license else None,
        looks.part_of,
    )


def _logos(looks: Looks, picture_of: PictureOf) -> Iterator[Logo]:
    designs = {"light": looks.logo, "dark": looks.logo_dark} if looks.logo and looks.logo_dark else {"": looks.logo}
    for design, path in designs.items():
        if path:
            picture = picture_of(path)
            yield Logo(path, design, picture.size if picture else None)


def load_sheet(config: MkDocsConfig, looks: Looks) -> None:
    """Let pages load the style sheet of the publication's own colours and fonts, if it has any, behind the theme's."""
    if looks.has_sheet and LOOKS not in config.extra_css:
        config.extra_css.insert(len(SHEETS), LOOKS)


def add_sheet(files: Files, generated: Generated, looks: Looks) -> None:
    """Add that style sheet to the files of the site."""
    if looks.has_sheet:
        files.append(generated(LOOKS, content=looks_sheet(looks)))
