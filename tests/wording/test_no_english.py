"""A site in any language shows no English: each is built for real, and every word that a reader meets is looked at.

What editors write is in Greek letters here, whatever the language, so that any Latin word is the program's.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from html_site import HtmlPage, HtmlSite, mkdocs_build
from projects import FILES, ROOT, write_project

from briefsite.render.sources import IDENTIFIERS
from briefsite.wording import languages, sections

WORDING = Path("scripts/briefsite/wording")
OTHERS = sorted(set(languages().values()) - {"en"})
NEW = "el"
"""A language of which there are no words yet."""
LATIN = {"de", "es", "fr", "id", "pt", "tr"}
NOT_IN_CSL = {"No"}
"""A term that the CSL project's Greek and Russian locales leave in English."""
NAMES = {*IDENTIFIERS, "ORCID", "DOI", "PDF", "EPUB", "Atom", "BibTeX", "RIS", "CSL-JSON"}
NAMES |= {"JavaScript", "Ctrl-K", "Ctrl", "Esc"}
"""The same in every language: identifiers, formats, keys, and what a program is called."""
ENGLISH = {
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    *("december", "edited", "retrieved", "accessed", "permanent", "untitled", "previous", "next", "page", "home"),
}
"""English that might come from a library."""
LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyz", "αβγδεφγηιϊκλμνοπϟρστυϝωξψζ", strict=True))
SHOWN = ("title", "aria-label", "aria-description", "placeholder", "alt", "label", "data-failed", "data-shown",
         "data-note", "data-source")  # fmt: skip

NO_WORDS = " class id href src name for rel type role property charset value lang hreflang data-type data-topic "
"""Attributes with names for programs."""

GAP = r"[^<>\n]{0,80}?"
NUMBERS = dict.fromkeys(("{count}", "{number}", "{year}"), r"\d+")


def greek(text: str) -> str:
    """The text in Greek letters, but for what stands in braces."""
    return re.sub(
        r"(\{[^}]*\})|([A-Za-z])",
        lambda found: found[1] or (LETTERS[found[2]] if found[2].islower() else LETTERS[found[2].lower()].upper()),
        text,
    )


def made_up(english: str) -> str:
    """The file of a language that nobody speaks: the English one with every value in Greek letters."""
    lines = (
        line if line.startswith("#") else re.sub(r"\"[^\"]*\"|'[^']*'", lambda value: greek(value[0]), line)
        for line in english.split("\n")
    )
    return "\n".join(lines)


def _brief(lang: str, kind: str, more: str = "") -> str:
    front = {
        **{
            name: greek(f"{kind} {name}")
            for name in ("title", "subtitle", "summary", "series", "editors_note", "disclaimer")
        },
        "type": kind,
        "number": "7",
        "date": "2026-03-01",
        "updated": "2026-10-02",
        "lang": lang,
        "authors": ["desk"],
        "editors": ["desk", "other"],
        "topics": ["trade", "debt"],
        "key_points": [greek("one point")],
        "key_figures": [{"value": "7", "label": greek("ships"), "citation": "@doe2020"}],
        "corrections": [{"date": "2026-10-02", "text": greek("mended")}],
    }
    body = (
        f"## {greek('Ports')}\n\n{greek('Ministers met')} [@doe2020, p. 3]. {greek('Banks followed')}"
        f" [@roe2021; @doe2020]. {greek('Why')}.[^why]{more}\n\n[^why]: {greek('So it is')}."
        f"\n\n## {greek('Ships')}\n\n{greek('More')}"
        f" [@doe2020, chap. 2].\n\n## {greek('Sea')}\n\n| {greek('a')} | {greek('b')} |\n|--|--|\n| 1 | 2 |\n"
    )
    return f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n\n{body}"


def _project(lang: str) -> dict[str, str]:
    """A project of all kinds of pages."""
    settings = FILES["mkdocs.yml"].replace("language: en", f"language: {lang}")
    for name in ("site_name", "site_description", "copyright"):
        settings = re.sub(rf"(?m)^{name}: .*", f"{name}: {greek(name)}", settings)
    settings = settings.replace("nav: [{Home:", f"nav: [{{{greek('Home')}:")
    people = "".join(
        f"{id}: {{name: {greek(id)}, kind: desk, orcid: 0000-0002-1825-0097, biography: {greek('writes')}}}\n"
        for id in ("desk", "other")
    )
    return {
        "mkdocs.yml": settings,
        "docs/index.md": f"# {greek('Home')}\n\n<!-- briefsite: front -->\n\n<!-- briefsite: newest -->\n",
        "briefs/first.md": _brief(lang, "policy-brief"),
        "briefs/second.md": _brief(lang, "commentary", f" {greek('And')} [@doe2020, pp. 5–6; @poe2019]."),
        "briefs/third.md": re.sub('"lang": "[^"]*"', '"formerly": ["old"]', _brief(lang, "explainer")),
        "briefs/fourth.md": _brief(lang, "issue-brief").replace('"type"', '"status": "withdrawn", "type"'),
        "briefs/topics.yml": "".join(
            f"{id}: {{name: {greek(id)}, definition: {greek('what it is')}}}\n" for id in ("trade", "debt", "unused")
        ),
        "briefs/people.yml": people,
        "sources.bib": "".join(
            f"@{kind}{{{key}, author={{{greek('Doe')}, {greek('Jane')}}}, title={{{greek(key)}}},"
            f" date={{2020-03-04}}, publisher={{{greek('Press')}}}, isbn={{978-3-16-148410-0}}}}\n"
            for kind, key in (("book", "doe2020"), ("report", "roe2021"), ("thesis", "poe2019"))
        ),
    }


def _built(root: Path, lang: str) -> HtmlSite:
    code, output = mkdocs_build(root)
    assert code == 0, output
    site = HtmlSite(root / "site")
    assert {"", "briefs/", "briefs/first/", "topics/trade/", "people/desk/", "sources/", "search/"} <= set(site.pages)
    return site


def _said(page: HtmlPage) -> Iterator[str]:
    """All that a page says: its text, the names of its parts, and words for its scripts."""
    apart = "ancestor-or-self::script or ancestor-or-self::style or ancestor-or-self::code or ancestor-or-self::meta"
    yield from map(str, page.tree.xpath(f"//text()[not({apart})]"))
    for name in SHOWN:
        yield from map(str, page.tree.xpath(f"//@{name}"))
    yield from map(str, page.tree.xpath("//meta[@name='description']/@content"))
    for words in page.tree.xpath("//@data-words | //@data-more"):
        yield from (text for name, text in json.loads(words).items() if name != "lang")


def _latin(texts: Iterator[str]) -> set[str]:
    """Every Latin word in texts; addresses are none."""
    whole = " ".join(re.sub(r"https?://\S+|\{\w*\}", " ", text) for text in texts)
    return set(re.findall(r"[A-Za-zÀ-ɏ]{2,}(?:-[A-Za-z]+)?", whole))


def _words_of(lang: str) -> set[str]:
    values = re.findall(r"\"[^\"]*\"|'[^']*'", (ROOT / WORDING / f"{lang}.toml").read_text("utf-8").partition("\n[")[2])
    return {word.lower() for word in _latin(iter(values))}


def _english_left(site: HtmlSite, lang: str) -> dict[str, set[str]]:
    """The English on each page of a site in a language."""
    is_latin = lang in LATIN
    own = _words_of(lang) if is_latin else set()
    english = (_words_of("en") | ENGLISH) - own
    found = {address: _latin(_said(page)) - NAMES for address, page in site.pages.items()}
    if is_latin:
        found = {address: {word for word in words if word.lower() in english} for address, words in found.items()}
    return {address: words for address, words in found.items() if words}


def _values(lang: str) -> dict[str, str]:
    """Every text of a language's file, by its name."""
    found: dict[str, str] = {}
    waiting: list[tuple[str, object]] = [("", sections(lang))]
    while waiting:
        name, value = waiting.pop()
        if isinstance(value, str):
            found[name] = value
        elif isinstance(value, dict | list):
            items = value.items() if isinstance(value, dict) else enumerate(value)
            waiting += ((f"{name}.{key}", item) for key, item in items)
    return found


def _patterns(lang: str) -> dict[str, tuple[str, re.Pattern[str]]]:
    """What finds each English value that is another in the language, by its name; not one of a sign or two.

    Before each pattern stands the longest part of the value, without which it is nowhere: that is found much sooner.
    """
    own = set(_values(lang).values())
    found = {}
    for name, value in _values("en").items():
        letters = re.sub(r"\{\w+\}|\W", "", value)
        if value not in own and len(letters) > 2:
            parts = re.split(r"(\{\w+\})", value.strip())
            whole = "".join(NUMBERS.get(part, GAP) if part[:1] == "{" else re.escape(part) for part in parts)
            pattern = re.compile(rf"(?<![\w-]){whole}(?![\w-])")
            if not any(map(pattern.search, own)):  # `Table` is a word of `Table des matières`
                found[name] = max((part for part in parts if part[:1] != "{"), key=len), pattern
    return found


def _whole(page: HtmlPage) -> str:
    """All that is on a page, for eyes and for programs: texts, attributes that are no names, and JSON-LD."""
    apart = "ancestor-or-self::*[@lang = 'en'] or ancestor-or-self::style or ancestor-or-self::code"
    script = "ancestor-or-self::script[not(contains(@type, 'json'))]"
    found = page.tree.xpath(f"//text()[not({apart} or {script})]")
    found += page.tree.xpath(f"//@*[not(contains('{NO_WORDS}', concat(' ', name(), ' '))) and not(parent::*[{apart}])]")
    return "\n".join(map(str, found))


def _without_names(text: str) -> str:
    """A text without addresses, and without the names in JSON, those of briefs and of classes among them."""
    return re.sub(r"[^\s\"]*/[^\s\"]*|\"@type\": \"\w+\"|\"[\w-]+\":|\"(?:year|first|second|third)\"", " ", text)


def _values_left(site: HtmlSite, lang: str) -> dict[str, list[str]]:
    """The English values of the wording that are found on each page, and in each file for programs but schemas."""
    whole = {address: _whole(page) for address, page in site.pages.items()}
    assert "404.html" in whole
    files = [
        path for pattern in ("*.xml", "*.json") for path in site.folder.rglob(pattern) if path.parent.name != "schema"
    ]
    whole |= {str(path.relative_to(site.folder)): path.read_text("utf-8") for path in files}
    assert any(name.endswith("feed.xml") for name in whole) and any("search/" in name for name in whole)
    patterns = _patterns(lang)
    found = {where: _names_in(_without_names(text), patterns) for where, text in whole.items()}
    return {where: names for where, names in found.items() if names}


def _names_in(text: str, patterns: Mapping[str, tuple[str, re.Pattern[str]]]) -> list[str]:
    return [name for name, (letters, pattern) in patterns.items() if letters in text and pattern.search(text)]


@pytest.mark.parametrize("lang", OTHERS)
def test_no_english_is_left_in_a_language(tmp_path: Path, lang: str) -> None:
    """On pages of briefs, on those that list, on the 404; in texts, labels, titles, and what scripts will show."""
    site = _built(write_project(tmp_path / lang, _project(lang)), lang)
    assert _values_left(site, lang) == {}
    assert set().union(*_english_left(site, lang).values()) <= (NOT_IN_CSL if lang == "ru" else set())


def test_a_language_is_added(tmp_path: Path) -> None:
    """The recipe: one file, and a site in the language has no word of another."""
    root = write_project(tmp_path / NEW, _project(NEW))
    assert not (root / WORDING / f"{NEW}.toml").exists()
    english = (root / WORDING / "en.toml").read_text("utf-8")
    (root / WORDING / f"{NEW}.toml").write_text(made_up(english), encoding="utf-8")
    assert tomllib.loads(made_up(english)).keys() == tomllib.loads(english).keys()
    site = _built(root, NEW)
    assert set().union(*_english_left(site, NEW).values()) <= NOT_IN_CSL


def test_english_is_found_where_it_is_left(tmp_path: Path) -> None:
    """The same site without that file is in English, and the test says so of every kind of page."""
    site = _built(write_project(tmp_path / NEW, _project(NEW)), NEW)
    left = _english_left(site, NEW)
    assert set(left) == set(site.pages)
    assert {*site.pages, "briefs/first/"} <= set(_values_left(site, "fr"))
    assert {"Briefs", "Search", "Skip", "Dark", "Show", "Clear"} <= left["briefs/"]
