"""The theme's own words in the language of a page, for its templates (docs/overrides/partials/language.html)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from markupsafe import Markup, escape

FALLBACK = "en"


class Words:
    """Asks the theme for each of its words once, not on every page: it builds a table of all of them each time."""

    def __init__(self, environment: Any) -> None:
        """`environment` is that of the templates."""
        self._environment = environment
        self._by_language: dict[str, Callable[[str], Markup]] = {}

    def __call__(self, language: str) -> Callable[[str], Markup]:
        """What gives the word of a name in the language; English where the language has none, else the name."""
        if language not in self._by_language:
            self._by_language[language] = self._words(language)
        return self._by_language[language]

    def _words(self, language: str) -> Callable[[str], Markup]:
        own, fallback = (
            self._environment.get_template(f"partials/languages/{tag}.html").module.t for tag in (language, FALLBACK)
        )
        return cache(lambda name: own(name) or fallback(name) or escape(name))
