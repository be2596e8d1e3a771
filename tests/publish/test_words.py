"""The theme's own words are asked for once, and stand for themselves where a language lacks them."""

from __future__ import annotations

from jinja2 import DictLoader, Environment
from markupsafe import Markup

from briefsite.publish.words import Words

_TABLE = "{{% macro t(key) %}}{{{{ {}[key] }}}}{{% endmacro %}}"


def _environment() -> Environment:
    tables = {"en": {"top": "Don't stop", "nav": "Navigation"}, "fr": {"top": "Haut", "nav": ""}}
    texts = {f"partials/languages/{tag}.html": _TABLE.format(table) for tag, table in tables.items()}
    return Environment(loader=DictLoader(texts), autoescape=True)


def test_a_word_is_in_the_language_or_in_english_or_its_own_name() -> None:
    """As Material's own template has it, and as HTML."""
    words = Words(_environment())
    assert words("fr")("top") == "Haut"
    assert words("fr")("nav") == "Navigation"
    assert words("fr")("a<b") == Markup("a&lt;b")
    assert words("en")("top") == Markup("Don&#39;t stop")
