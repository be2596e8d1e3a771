"""The theme's own words and icons are asked for once, and words stand for themselves where a language lacks them."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader
from markupsafe import Markup

from briefsite.hosts.mkdocs.theme import Theme, list_used_files

_TABLE = "{{% macro t(key) %}}{{{{ {}[key] }}}}{{% endmacro %}}"


def _theme() -> Theme:
    tables = {
        "en": {"top": "Don't stop", "nav": "Navigation"},
        "fr": {"top": "Haut", "nav": ""},
        "nl": {"top": "Boven"},
    }
    texts = {f"partials/languages/{tag}.html": _TABLE.format(table) for tag, table in tables.items()}
    icons = {".icons/material/menu.svg": '<svg viewBox="0 0 1 1"/>'}
    return Theme(Environment(loader=DictLoader({**texts, **icons}), autoescape=True))


def test_a_word_is_in_the_language_or_in_english_or_its_own_name() -> None:
    """As Material's own template has it, and as HTML."""
    theme = _theme()
    assert theme.words("fr", "en").t("top") == "Haut"
    assert theme.words("fr-CA", "en").t("nav") == "Navigation"
    assert theme.words("fr", "en").t("a<b") == Markup("a&lt;b")
    assert theme.words("", "en").t("top") == Markup("Don&#39;t stop")


def test_a_language_in_which_the_site_has_no_words_gets_those_of_the_site() -> None:
    """The theme knows Dutch; a page whose labels are English would mix two languages."""
    assert _theme().words("nl", "fr").t("top") == "Haut"


def test_an_icon_is_read_once_and_is_html() -> None:
    """It stands on every page, and is not escaped there."""
    theme = _theme()
    assert theme.icon("material/menu") == Markup('<svg viewBox="0 0 1 1"/>')
    assert theme.icon("material/menu") is theme.icon("material/menu")


def test_an_icon_of_the_publication_s_own_is_put_into_pages_without_scripts(tmp_path: Path) -> None:
    """A page holds the whole drawing, so what runs in it would run in the page; what is no drawing is left out."""
    (tmp_path / ".icons").mkdir()
    script = '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>x()</script><path d="M0 0h1"/></svg>'
    (tmp_path / ".icons/ship.svg").write_text(script, "utf-8")
    (tmp_path / ".icons/note.svg").write_text("<p>no drawing", "utf-8")
    environment = Environment(loader=FileSystemLoader(tmp_path), autoescape=True)
    theme = Theme(environment, custom_dir=str(tmp_path))
    assert theme.icon("ship") == '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1"/></svg>'
    assert theme.icon("note") == ""


class _Page:
    def __init__(self, url: str, lang: str = "en") -> None:
        self.url, self.meta = url, {"lang": lang}


def test_what_pages_of_a_folder_share_is_rendered_once() -> None:
    """But anew in another language, and on pages that it marks or links to: of the navigation, and in no folder."""
    home, search, port, quay, quai, ships = (
        _Page("briefs/home/"),
        _Page("search/"),
        _Page("briefs/port/"),
        _Page("briefs/quay/"),
        _Page("briefs/quai/", "fr"),
        _Page("topics/ships/"),
    )
    theme, rendered = _theme(), []

    class Navigation:
        pages = (home,)

    def caller() -> Markup:
        rendered.append(page)
        return Markup(page.url if page else "")

    shown = []
    for page in (port, quay, quai, ships, home, home, search, search, None):
        shown.append(theme.part("masthead", page, Navigation, "../..", caller))
    assert rendered == [port, quai, ships, home, home, search, search, None]
    assert shown[:2] == ["briefs/port/", "briefs/port/"]
    theme.part("foot", quay, Navigation, "../..", caller)
    assert len(rendered) == 9


def test_hidden_files_are_not_listed_and_can_be_read_all_the_same(tmp_path: Path) -> None:
    """MkDocs copies none of them; icons are asked for by their names."""
    for name in ("main.html", "assets/a.css", ".icons/menu.svg", "assets/.hidden"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)

    class Host:
        dirs = (str(tmp_path),)

        def get_env(self) -> Environment:
            return Environment(loader=DictLoader({}), autoescape=True)

    theme = Host()
    list_used_files(theme)
    environment = theme.get_env()
    assert environment.list_templates() == ["assets/a.css", "main.html"]
    assert environment.get_template(".icons/menu.svg").render() == ".icons/menu.svg"


def test_what_no_page_loads_of_the_theme_below_ours_is_not_listed(tmp_path: Path) -> None:
    """The scripts, styles and words of Material's own pages are not published; a publication's of the same path are."""
    parent, own = tmp_path / "material", tmp_path / "own"
    files = "partials/languages/en.html", "assets/javascripts/a.js", "assets/stylesheets/a.css", "assets/a.png"
    for path in (*(parent / name for name in files), own / "assets/javascripts/own.js"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    class Host:
        dirs = (str(own), str(parent))

        def get_env(self) -> Environment:
            return Environment(loader=DictLoader({}), autoescape=True)

    theme = Host()
    list_used_files(theme)
    assert theme.get_env().list_templates() == ["assets/a.png", "assets/javascripts/own.js", files[0]]


@pytest.mark.parametrize("text", ["دورة الديون " * 20, "Ports & <quays>", "港口" * 40])
def test_a_page_says_early_how_it_is_encoded(text: str) -> None:
    """What stands before is short and in ASCII, and says the same."""
    shown = [_theme().on_paper(text) for _ in range(2)]
    assert all(each.isascii() for each in shown)
    assert len("".join(shown)) < 900
    assert text.startswith(html.unescape(shown[0]).removesuffix(" …"))
