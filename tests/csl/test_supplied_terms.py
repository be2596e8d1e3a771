"""What the locale files lack in our languages: `scripts/csl/terms.toml`."""

from __future__ import annotations

import pytest

from briefsite.commands.new.texts import languages
from csl.locales import Locale, _english_terms, _locale_file, build_locale, dialect
from csl.supplied_terms import is_english, supplied_terms
from csl.xmltree import read_xml

LANGUAGES = [tag for tag in languages() if tag != "en"]
FILES = [*map(dialect, LANGUAGES), "es-MX", "pt-BR"]


def shipped(name: str) -> Locale:
    """What the locale file of a language says by itself."""
    locale, file = Locale(name), _locale_file(name)
    assert file is not None
    locale.add(file)
    return locale


@pytest.mark.parametrize("name", FILES)
def test_no_term_is_left_in_english(name: str) -> None:
    """Every term of the English file, and of the language's, in every form, is in the language, or the same in both."""
    supplied, english, locale = supplied_terms(name.partition("-")[0]), _english_terms(), build_locale(name, ())
    assert supplied is not None
    given = {*supplied.same, *supplied.terms}
    left = {}
    for key in english.keys() | shipped(name).terms.keys():
        term = locale._find(*key)
        own = {other for other in given if other[0] == key[0] and locale.terms.get(other) is term}
        if term and key not in given and not own and is_english(key, term.single, english, supplied):
            left["/".join(key)] = term.single
    assert left == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_supplied_that_is_there(language: str) -> None:
    """A term that the locale file has by now in the language stands no more in ours, nor one that no file knows."""
    supplied, english = supplied_terms(language), _english_terms()
    assert supplied is not None
    files = [shipped(name) for name in FILES if name.partition("-")[0] == language]
    known = {name for file in files for name, _ in file.terms} | {name for name, _ in english}
    assert {name for name, _ in (*supplied.terms, *supplied.same)} - known == set()
    idle = [
        "/".join(key)
        for key in (*supplied.terms, *supplied.same)
        if key[1] != "feminine"
        and all((term := file.terms.get(key)) and not is_english(key, term.single, english, supplied) for file in files)
    ]
    assert idle == []


def test_a_few_terms() -> None:
    """As a style asks for them, with the gender that the file says."""
    asked = [
        ("ru", "number", "short", "№"),
        ("ru", "collection-editor", "verb-short", "под ред."),
        ("ar", "compiler", "verb-short", "جمع"),
        ("tr", "editor-translator", "verb", "düzenleyen ve çeviren"),
        ("zh", "number", "short", "号"),
        ("pt-BR", "number-of-volumes", "short", "vol."),
        ("es", "and", "symbol", "&"),
        ("id", "script-writer", "verb-short", "ditulis oleh"),
    ]
    assert [build_locale(tag, ()).term(name, form) for tag, name, form, _ in asked] == [text for *_, text in asked]
    assert build_locale("pt", ()).long_ordinals["long-ordinal-02", "feminine"] == "segunda"
    assert build_locale("fr", ()).gender("edition") == "feminine"


def test_a_style_has_the_last_word() -> None:
    """Also where it says in English what the language has otherwise."""
    term = '<term name="number" form="short">no.</term>'
    xml = f'<locale xmlns="http://purl.org/net/xbiblio/csl"><terms>{term}</terms></locale>'.encode()
    assert build_locale("ru", (read_xml(xml),)).term("number", "short") == "no."


def test_other_languages_are_as_they_were() -> None:
    """One without terms of ours has those of its file, and English for the rest."""
    assert supplied_terms("sv") is None and supplied_terms("en") is None
    assert build_locale("en-GB", ()).term("number", "short") == "no."
