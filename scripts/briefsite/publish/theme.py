"""What templates (docs/overrides/) ask of the theme beside MkDocs: its words and its icons, each asked for once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from briefsite.words import WORDS

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """The theme's words in a language."""

    t: Callable[[str], Markup]
    """Gives the word of a name: in English where the language has none, else the name. Material names it so."""


class Theme:
    """Words and icons. Material makes a table of its words for every page, and reads an icon each time it is shown."""

    def __init__(self, environment: Any) -> None:
        """`environment` is that of the templates."""
        self._environment = environment
        self._by_language: dict[str, Language] = {}
        self._icons: dict[str, Markup] = {}

    def words(self, tag: str, site: str) -> Language:
        """The theme's words in the language of a page, where this site has words in it; else in that of the `site`."""
        own = (tag or site).split("-")[0].lower()
        name = own if own in WORDS else site
        if name not in self._by_language:
            self._by_language[name] = self._words(name)
        return self._by_language[name]

    def _words(self, name: str) -> Language:
        own, fallback = (
            self._environment.get_template(f"partials/languages/{tag}.html").module.t for tag in (name, FALLBACK)
        )
        return Language(cache(lambda word: own(word) or fallback(word) or escape(word)))

    def icon(self, name: str) -> Markup:
        """An icon of the theme, as SVG."""
        if name not in self._icons:
            self._icons[name] = Markup(self._environment.get_template(f".icons/{name}.svg").render())
        return self._icons[name]
