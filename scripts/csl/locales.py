"""Localisation: terms, date formats and options, with the fallback of CSL 1.0.2 ("Locale Fallback")."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from msgspec import Struct, field

from csl.locale_files import locale_files
from csl.supplied_terms import Key, Supplied, is_english, supplied_terms
from csl.xmltree import Element, read_xml

ENGLISH = "en-US"
_FORM_FALLBACK = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}


class Term(Struct, frozen=True):
    """A term in one form: singular, plural, and the gender of the noun it names."""

    single: str
    multiple: str
    gender: str = ""


class OrdinalTerm(Struct, frozen=True):
    """The suffix of an ordinal number, and which numbers it is for."""

    text: str
    match: str


class Locale(Struct):
    """Everything that depends on the language, drawn from the style and the locale files."""

    language: str
    terms: dict[tuple[str, str], Term] = field(default_factory=dict)
    ordinals: dict[tuple[str, str], OrdinalTerm] = field(default_factory=dict)
    long_ordinals: dict[tuple[str, str], str] = field(default_factory=dict)
    dates: dict[str, Element] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)

    def term(self, name: str, form: str = "long", plural: bool = False) -> str | None:
        """The text of a term; a form that is not defined falls back as the specification says."""
        term = self._find(name, form)
        if term is None:
            return None
        return term.multiple if plural else term.single

    def _find(self, name: str, form: str) -> Term | None:
        while True:
            term = self.terms.get((name, form))
            if term is not None:
                return term
            if form not in _FORM_FALLBACK:
                return None
            form = _FORM_FALLBACK[form]

    def gender(self, name: str) -> str:
        """The gender of the noun that a term names: masculine, feminine or nothing."""
        term = self.terms.get((name, "long"))
        return term.gender if term else ""

    @property
    def punctuation_in_quote(self) -> bool:
        """Whether a comma or a full stop goes inside the closing quotation mark."""
        return self.options.get("punctuation-in-quote") == "true"

    @property
    def quotes(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The quotation marks: outer pair, inner pair."""
        return (
            (self.term("open-quote") or "“", self.term("close-quote") or "”"),
            (self.term("open-inner-quote") or "‘", self.term("close-inner-quote") or "’"),
        )

    def add(self, source: Element) -> None:
        """Take from a ``cs:locale`` element what no source before it has defined."""
        for options in source.all("style-options"):
            for name, value in options.attributes.items():
                self.options.setdefault(name, value)
        for date in source.all("date"):
            self.dates.setdefault(date.get("form"), date)
        terms = [term for block in source.all("terms") for term in block.all("term")]
        self._add_ordinals(terms)
        for term in terms:
            name = term.get("name")
            if term.get("gender-form") or name == "ordinal" or name.startswith("ordinal-"):
                continue
            if name == "sub verbo":
                name = "sub-verbo"
            self.terms.setdefault((name, term.get("form", "long")), _term(term))

    def _add_ordinals(self, terms: list[Element]) -> None:
        """The ordinal terms of one source replace all others together."""
        mine = [t for t in terms if t.get("name") == "ordinal" or t.get("name").startswith("ordinal-")]
        if mine and not self.ordinals:
            for term in mine:
                key = (term.get("name"), term.get("gender-form"))
                self.ordinals[key] = OrdinalTerm(term.text, term.get("match"))
        for term in terms:
            if term.get("name").startswith("long-ordinal-"):
                self.long_ordinals.setdefault((term.get("name"), term.get("gender-form")), term.text)


def _term(term: Element) -> Term:
    single, multiple = term.child("single"), term.child("multiple")
    if single is None and multiple is None:
        return Term(term.text, term.text, term.get("gender"))
    one = single.text if single is not None else ""
    many = multiple.text if multiple is not None else one
    return Term(one, many, term.get("gender"))


def build_locale(language: str, style_locales: tuple[Element, ...]) -> Locale:
    """The locale for a language as a style sees it: its own ``cs:locale`` elements first, then the files."""
    language = dialect(language)
    base = language.partition("-")[0]
    locale = Locale(language)
    for wanted in (language, _primary_dialects().get(base, base), base, ""):
        for element in style_locales:
            if element.get("lang") == wanted:
                locale.add(element)
    of_style = frozenset(locale.terms)
    for name in (language, _primary_dialects().get(base, "")):
        file = _locale_file(name)
        if file is not None:
            locale.add(file)
    if (supplied := supplied_terms(base)) is not None:
        _supply(locale, supplied, of_style)
    english = _locale_file(ENGLISH)
    if english is not None:
        locale.add(english)
    return locale


def _supply(locale: Locale, supplied: Supplied, of_style: frozenset[Key]) -> None:
    """Put in what the files of a language lack, and leave out their English for what they have in another form.

    What the style itself defines stays.
    """
    english = _english_terms()
    for key, term in list(locale.terms.items()):
        if key not in of_style | supplied.same and is_english(key, term.single, english, supplied):
            del locale.terms[key]
            if key in supplied.terms:
                locale.terms[key] = Term(*supplied.terms[key], term.gender)
    for key, (single, multiple) in supplied.terms.items():
        name, form = key
        locale.terms.setdefault(key, Term(single, multiple))
        if name.startswith("long-ordinal-"):
            locale.long_ordinals.setdefault((name, "" if form == "long" else form), single)
    for key, single in english.items():
        behind = locale._find(*key)
        if behind is not None and behind.single and any(map(str.isalpha, single)):
            locale.terms[key] = behind


def dialect(language: str) -> str:
    """A language tag as locale files name it: "de" becomes "de-DE", "fr_ca" becomes "fr-CA"."""
    parts = language.strip().replace("_", "-").split("-")
    base = parts[0].lower()
    if len(parts) == 1:
        return _primary_dialects().get(base, base or "en-US")
    rest = [part.title() if len(part) == 4 else part.upper() for part in parts[1:]]
    return "-".join([base, *rest])


@cache
def _english_terms() -> Mapping[Key, str]:
    """The terms of the English file, in the singular: they are taken where a language has none."""
    locale, file = Locale(ENGLISH), _locale_file(ENGLISH)
    if file is not None:
        locale.add(file)
    return {key: term.single for key, term in locale.terms.items()}


@cache
def _primary_dialects() -> dict[str, str]:
    dialects = json.loads((locale_files() / "locales.json").read_text("utf-8"))["primary-dialects"]
    return {str(k): str(v) for k, v in dialects.items()}


@cache
def _locale_file(name: str) -> Element | None:
    path = locale_files() / f"locales-{name}.xml"
    if not name or not name.replace("-", "").isalnum() or not path.is_file():
        return None
    return read_xml(path.read_bytes())
