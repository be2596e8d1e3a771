"""How the site makes identifiers of headings: the setting `slugify` of the extension `toc`, described in words.

A description can be compared and digested, and is read from mkdocs.yml without running what it names: of functions only
those of Python-Markdown and of pymdownx are known.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import NamedTuple

Slugify = Callable[[str], str]
"""From the words of a heading to its identifier."""

USUAL, UNICODE, UNKNOWN = "", "unicode", "?"
_PYMDOWNX = "pymdownx "
_DEFAULTS = {"case": "none", "normalize": "NFC", "percent_encode": False}
_NAMES = {
    "markdown.extensions.toc.slugify": USUAL,
    "markdown.extensions.toc.slugify_unicode": UNICODE,
}
EXAMPLE = "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}"


class Tagged(NamedTuple):
    """A value of mkdocs.yml with a tag of Python: the name of a function, and what it is to be called with."""

    name: str
    arguments: object = None


def describe(value: object) -> str:
    """The description of a function that makes identifiers, given itself or as mkdocs.yml names it."""
    if value is None:
        return USUAL
    if isinstance(value, Tagged):
        if value.name == "pymdownx.slugs.slugify" and isinstance(value.arguments, Mapping):
            given = value.arguments.get("kwds")
            return _pymdownx(given if isinstance(given, Mapping) else {})
        return _NAMES.get(value.name, UNKNOWN)
    if isinstance(value, partial) and value.func.__module__ == "pymdownx.slugs":
        return _pymdownx(value.keywords)
    return _NAMES.get(f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', '')}", UNKNOWN)


def _pymdownx(given: Mapping[str, object]) -> str:
    known = {name: given.get(name, default) for name, default in _DEFAULTS.items()}
    return _PYMDOWNX + json.dumps(known, sort_keys=True, default=str)


def usual_slugify(words: str) -> str:
    """The identifier that Python-Markdown makes of words, if nothing else is said."""
    from markdown.extensions.toc import slugify

    return slugify(words, "-")


@lru_cache(maxsize=16)
def slugify_of(description: str, separator: str = "-") -> Slugify | None:
    """The function of a description; None for one that is not known here."""
    # Imported here: where no link leads to a heading, a check need not wait for Python-Markdown.
    if description.startswith(_PYMDOWNX):
        from pymdownx.slugs import slugify as pymdownx_slugify  # type: ignore[import-untyped]

        made = pymdownx_slugify(**json.loads(description.removeprefix(_PYMDOWNX)))
        return partial(made, sep=separator)
    from markdown.extensions.toc import slugify, slugify_unicode

    known = {USUAL: slugify, UNICODE: slugify_unicode}
    return partial(known[description], separator=separator) if description in known else None
