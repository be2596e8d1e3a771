"""What templates (theme/) ask of the theme beside MkDocs: words and its icons, each asked for once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from jinja2 import FileSystemLoader
from markupsafe import Markup, escape
from msgspec import Struct
from msgspec.structs import asdict

from briefsite.finish.policy import mark_scripts
from briefsite.hosts.mkdocs.looks import Shown
from briefsite.hosts.mkdocs.menu import USUAL
from briefsite.model.codec import encode
from briefsite.wording import FALLBACK, OwnWords, Words, has_words, words
from briefsite.wording.languages import direction, primary

_ENTRIES = {**USUAL, "about.md": "about"}
"""Entries of the menu that every publication has, by the pages that they lead to."""


def list_less(theme: Any) -> None:
    """Let the environment that MkDocs gets of its theme list only files that it may copy."""
    given = theme.get_env

    def get_env() -> Any:
        environment = given()
        environment.loader = _Loader(theme.dirs)
        return environment

    theme.get_env = get_env


class _Loader(FileSystemLoader):
    """Marks the scripts of templates, and lists few of them.

    Of hidden folders MkDocs copies nothing; Material has fourteen thousand icons in them, to be walked through.
    """

    def get_source(self, environment: Any, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its scripts marked as such."""
        source, path, is_fresh = super().get_source(environment, template)
        return mark_scripts(source), path, is_fresh

    def list_templates(self) -> list[str]:
        """The paths of all files that are not hidden, sorted."""
        found: set[str] = set()
        for top in self.searchpath:
            for folder, folders, names in os.walk(top, followlinks=self.followlinks):
                folders[:] = [name for name in folders if not name.startswith(".")]
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
    shown = {**asdict(own.search), **asdict(own.facets), "close": own.frame.close, "lang": own.lang}
    return encode(shown).decode()


class Theme:
    """Words and icons. Material makes a table of its words for every page, and reads an icon each time it is shown."""

    def __init__(self, environment: Any, looks: Shown | None = None, own: OwnWords = ()) -> None:
        """`environment` is that of the templates, `looks` what they show of those of the publication; `own` is what
        that says otherwise."""
        self._environment = environment
        self.looks = looks or Shown()
        self._own = own
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
        material = [self._environment.get_or_select_template([path, files[-1]]).module.t for path in files]
        own = words(name, self._own)
        return Language(
            own,
            search_words(own),
            direction(name),
            cache(lambda word: next(filter(None, (t(word) for t in material)), escape(word))),
        )

    def part(self, name: str, page: Any, nav: Any, base_url: str, caller: Callable[[], Markup]) -> Markup:
        """A part that looks the same on every page of a folder in one language.

        So it may show of a page no more than its language, its section and the way to the root, and may link to pages
        of the navigation and to those in no folder: on them it is another. It is called as a block of a template
        (`call`), which is rendered when the part is not known.
        """
        if self._listed is None:
            self._listed = frozenset(map(id, nav.pages))
        folder = page.url.removesuffix("/").rpartition("/")[0] if page else ""
        if not folder or id(page) in self._listed:
            return caller()
        key = name, folder, base_url, page.meta.get("lang")
        if key not in self._parts:
            self._parts[key] = caller()
        return self._parts[key]

    def name(self, item: Any, language: Language, site: str) -> str:
        """The name of an entry of the menu: of one that every publication has, in the language of the page.

        It must be named as in the file of the `site`'s language; other names are the publication's own.
        """
        entry = _ENTRIES.get(item.file.src_uri) if getattr(item, "file", None) else None
        usual = entry is not None and item.title == getattr(words(site, self._own).menu, entry)
        return str(getattr(language.own.menu, entry) if usual and entry else item.title)

    def first_page(self, item: Any) -> Any:
        """The page or link that an entry of the menu leads to: of a section, however deep, the first that is in it."""
        found = (child for child in item.children or () if self.pages_in([child]))
        return self.first_page(next(found, item.children[0])) if item.children else item

    def pages_in(self, items: Iterable[Any]) -> int:
        """How many pages and links are in entries of the menu, however deep."""
        return sum(self.pages_in(item.children) if item.children else bool(getattr(item, "url", "")) for item in items)

    def icon(self, name: str) -> Markup:
        """An icon of the theme, as SVG."""
        if name not in self._icons:
            self._icons[name] = Markup(self._environment.get_template(f".icons/{name}.svg").render())
        return self._icons[name]
