"""What templates (theme/) ask of the theme beside MkDocs: words and its icons, each asked for once."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme as MkDocsTheme
from msgspec import Struct
from msgspec.structs import asdict

from briefsite.finish import names_in
from briefsite.finish.policy import mark_scripts
from briefsite.hosts.mkdocs.looks import ShownLooks
from briefsite.hosts.mkdocs.menu import USUAL
from briefsite.hosts.mkdocs.navigation import Place
from briefsite.model.codec import encode
from briefsite.read.drawing import NotADrawingError, sanitise_drawing
from briefsite.read.parent_theme import unused_in
from briefsite.read.paths import address_of
from briefsite.read.source_links import SourceLinks, source_links
from briefsite.wording import FALLBACK, OwnWords, Words, has_words, words
from briefsite.wording.languages import direction, primary

_ON_PAPER = 400
"""So many signs, in ASCII, a name at the head of a sheet has at most."""
_ENTRIES = {**USUAL, "about.md": "about"}
"""Entries of the menu that every publication has, by the pages that they lead to."""


def list_used_files(theme: MkDocsTheme) -> None:
    """Let the environment that MkDocs gets of its theme list only files that it has to copy."""
    whole = theme.get_env

    def get_env() -> Environment:
        environment = whole()
        environment.loader = _Loader(theme.dirs)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign]


class _Loader(FileSystemLoader):
    """Marks the scripts of templates, and lists few of them.

    Of hidden folders MkDocs copies nothing; Material has fourteen thousand icons in them, to be walked through. What of
    it no page loads (2.5 MB) would only be published.
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its scripts marked as such."""
        source, path, is_fresh = super().get_source(environment, template)
        return mark_scripts(source), path, is_fresh

    def list_templates(self) -> list[str]:
        """The paths of all files that are neither hidden nor unused, sorted."""
        found: set[str] = set()
        unused = unused_in(self.searchpath)
        for top in self.searchpath:
            for folder, folders, names in os.walk(top, followlinks=self.followlinks):
                folders[:] = [each for each in folders if each[0] != "." and f"{folder}{os.sep}{each}" not in unused]
                below = folder[len(str(top)) :].replace(os.sep, "/").strip("/")
                found.update(f"{below}/{name}" if below else name for name in names if not name.startswith("."))
        return sorted(found)


class Language(Struct, frozen=True):
    """The words of a page in a language."""

    own: Words
    """Those of our own templates."""
    search: str
    """Those that the search shows, as JSON."""
    direction: str
    t: Callable[[str], Markup]
    """Those of Material's parts, by name: in English where the language has none, else the name. It calls it so."""


def search_words(own: Words) -> str:
    """The words that the search shows, as JSON: the button that opens it has them in `data-words`."""
    shown = {
        **asdict(own.search),
        **asdict(own.facets),
        "close": own.frame.close,
        "note": own.notes.note,
        "lang": own.lang,
    }
    return encode(shown).decode()


class Theme:
    """Words and icons. Material makes a table of its words for every page, and reads an icon each time it is shown."""

    def __init__(
        self,
        environment: Environment,
        looks: ShownLooks | None = None,
        own: OwnWords = (),
        features: Collection[str] = (),
        custom_dir: str | None = None,
    ) -> None:
        """`environment` is that of the templates, `looks` what they show of those of the publication; `own` is what
        that says otherwise, `features` are those of Material that it has switched on, and `custom_dir` is the folder of
        its templates and icons."""
        self._environment = environment
        self.looks = looks or ShownLooks()
        self._own = own
        self._features = features
        self._custom_dir = custom_dir
        self._by_language: dict[str, Language] = {}
        self._icons: dict[str, Markup] = {}
        self._listed: frozenset[int] | None = None
        self._parts: dict[tuple[object, ...], Markup] = {}

    def words(self, tag: object, site: str) -> Language:
        """The words in the language of a page, where there are words in it; else in that of the `site`."""
        page = str(tag or "")  # a template may hand over what is not defined
        name = page if page and has_words(page, self._own) else site
        if name not in self._by_language:
            self._by_language[name] = self._words(name)
        return self._by_language[name]

    def _words(self, name: str) -> Language:
        tags = name, primary(name), FALLBACK
        files = [f"partials/languages/{tag}.html" for tag in tags]
        templates = [self._environment.get_or_select_template([path, files[-1]]) for path in files]
        material = [template.module.t for template in templates]  # type: ignore[attr-defined]
        own = words(name, self._own)
        return Language(
            own,
            search_words(own),
            direction(name),
            cache(lambda word: next(filter(None, (t(word) for t in material)), escape(word))),
        )

    def part(
        self, name: str, page: Page | None, nav: Navigation, base_url: str, caller: Callable[[], Markup]
    ) -> Markup:
        """A part that looks the same on every page of a folder in one language.

        So it may show of a page no more than its language, its section and the way to the root, and may link to pages
        of the navigation and to those in no folder: on them it is another. It is called as a block of a template
        (`call`), which is rendered when the part is not known.
        """
        if self._listed is None:
            self._listed = frozenset(map(id, nav.pages))
        folder = page.url.removesuffix("/").rpartition("/")[0] if page else ""
        if page is None or not folder or id(page) in self._listed:
            return caller()
        key = name, folder, base_url, page.meta.get("lang")
        if key not in self._parts:
            self._parts[key] = caller()
        return self._parts[key]

    def place(self, page: Page | None, nav: Navigation, language: Language, config: MkDocsConfig) -> Place:
        """Where the reader of a page is; names are in its language (see `name`)."""
        own = names_in(page.meta.get("lang") if page else None, config.extra.get("translations"))

        def named(item: StructureItem) -> str:
            return str(own.get(str(item.title)) or self.name(item, language, config.theme["language"]))

        root = address_of("index.md", config.use_directory_urls)
        return Place(page, nav, self._features, named, nav.homepage.url if nav.homepage else root)

    def source_links(self, page: Page) -> SourceLinks:
        """The links from a page to the file that it is made of."""
        return source_links(page.edit_url, self._features)

    def name(self, item: StructureItem, language: Language, site: str) -> str:
        """The name of an entry of the menu: of one that every publication has, in the language of the page.

        It must be named as in the file of the `site`'s language; other names are the publication's own.
        """
        entry = _ENTRIES.get(item.file.src_uri) if isinstance(item, Page) else None
        usual = entry is not None and item.title == getattr(words(site, self._own).menu, entry)
        return str(getattr(language.own.menu, entry) if usual and entry else item.title)

    def on_paper(self, text: str) -> Markup:
        """A name for the head of a sheet, in ASCII: it stands before the page says how it is encoded.

        It is cut where a page would say that too late for browsers, which look for it in the first 1,024 bytes (HTML,
        section 4.2.5.4).
        """
        whole = _in_ascii(text)
        while len(whole) > _ON_PAPER:
            text = text.rpartition(" ")[0] or text[: len(text) // 2]
            whole = _in_ascii(f"{text} …")
        return Markup(whole)

    def icon(self, name: str) -> Markup:
        """An icon of the theme, as SVG."""
        if name not in self._icons:
            self._icons[name] = Markup(self._drawing(f".icons/{name}.svg"))
        return self._icons[name]

    def _drawing(self, name: str) -> str:
        """The drawing of an icon; one of the publication's own as a page may hold it, nothing for what is none."""
        template = self._environment.get_template(name)
        if not (self._custom_dir and template.filename and Path(template.filename).is_relative_to(self._custom_dir)):
            return template.render()
        try:
            return sanitise_drawing(template.render().encode())[0].decode().partition("?>")[2].strip()
        except NotADrawingError:
            return ""


def _in_ascii(text: str) -> str:
    return escape(text).encode("ascii", "xmlcharrefreplace").decode()
