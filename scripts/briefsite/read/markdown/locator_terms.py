"""How the labels of locators are written: the terms of a language, and what stands behind its number."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree

from csl.locale_files import locale_files

_CSL = "{http://purl.org/net/xbiblio/csl}"
# Pandoc's order: where two terms are written alike (`pp.`), the first wins.
# fmt: off
_TERMS = (
    "book", "chapter", "column", "figure", "folio", "issue", "line", "note", "opus", "page", "number-of-pages",
    "paragraph", "part", "section", "sub-verbo", "verse", "volume",
)
# fmt: on
# fmt: off
_EVERYWHERE = {
    "p.": "page", "pp.": "page", "pg.": "page", "pgs.": "page", "ch.": "chapter", "chs.": "chapter",
    "chap.": "chapter", "chaps.": "chapter", "vol.": "volume", "vols.": "volume", "sec.": "section",
    "sect.": "section", "para.": "paragraph", "paras.": "paragraph", "fig.": "figure", "figs.": "figure",
    "fn.": "note",
}
# fmt: on
"""What people write besides the terms of their locale, and every reader understands."""
_NUMBER = (
    r"[0-9０-９]{1,9}(?:[ \t]{0,9}[-–—~～、,，至到][ \t]{0,9}[0-9０-９]{1,9}){0,20}|[一二三四五六七八九十百零〇]{1,6}"
)
_COUNTED = re.compile(
    rf"[ \t]{{0,9}}[,，、]?[ \t]{{0,9}}(?:第|제)?[ \t]{{0,9}}(?P<number>{_NUMBER})[ \t]{{0,9}}"
    r"(?P<term>页|頁|ページ|쪽|章|장|节|節|절|段落|段|卷|巻|권|期|号|行|栏|欄|图|図|圖|册|冊|篇|部分|部|注|註)(?![\w])"
)
"""Chinese, Japanese and Korean put the word behind the number: `第5页`, `第3–5章`, `12頁`."""
_COUNTERS = {
    **dict.fromkeys(("页", "頁", "ページ", "쪽"), "page"),
    **dict.fromkeys(("章", "장"), "chapter"),
    **dict.fromkeys(("节", "節", "절"), "section"),
    **dict.fromkeys(("段落", "段"), "paragraph"),
    **dict.fromkeys(("卷", "巻", "권"), "volume"),
    **dict.fromkeys(("期", "号"), "issue"),
    **dict.fromkeys(("栏", "欄"), "column"),
    **dict.fromkeys(("图", "図", "圖"), "figure"),
    **dict.fromkeys(("册", "冊"), "book"),
    **dict.fromkeys(("部分", "部"), "part"),
    **dict.fromkeys(("注", "註"), "note"),
    "行": "line",
    "篇": "verse",
}
_BEHIND = {"chapter": "章", "line": "行", "paragraph": "段", "part": "部分", "section": "节", "volume": "卷"}
"""What stands behind a number in Chinese. Pages are left to the styles, some of which print their bare number."""
_FULL_WIDTH = str.maketrans("０１２３４５６７８９～至到，、 \t", "0123456789–––,,  ")


@lru_cache(maxsize=1)
def _locale_names() -> Mapping[str, str]:
    """Every language and dialect to the name of its locale file, in lower case, by the CSL project's own list."""
    listing = json.loads((locale_files() / "locales.json").read_text("utf-8"))
    names = {tag.lower(): tag for tag in listing["language-names"]}
    names |= {language.lower(): tag for language, tag in listing["primary-dialects"].items()}
    return MappingProxyType(names)


def _locale_file(lang: str) -> Path:
    """The file of a language; of its primary dialect where there is none; English where the language is unknown."""
    names = _locale_names()
    tag = lang.lower().replace("_", "-")
    while tag not in names and "-" in tag:
        tag = tag.rpartition("-")[0]
    for name in (names.get(tag, "en-US"), tag, "en-US"):
        path = locale_files() / f"locales-{name}.xml"
        if path.is_file():
            return path
    raise FileNotFoundError("the package citeproc-py ships no locale files")


@lru_cache(maxsize=64)
def locator_terms(lang: str) -> Mapping[str, str]:
    """How locator labels are written in a language (BCP 47), case folded, each with its CSL term."""
    root = ElementTree.fromstring(_locale_file(lang).read_bytes())
    written: dict[str, list[str]] = {}
    for term in root.iter(f"{_CSL}term"):
        forms = [term.text or ""] if len(term) == 0 else [form.text or "" for form in term]
        written.setdefault(term.get("name", ""), []).extend(" ".join(form.split()).casefold() for form in forms)
    terms: dict[str, str] = {}
    for name in _TERMS:
        for form in written.get(name, ()):
            if form:
                terms.setdefault(form, name)
    for form, name in list(terms.items()):
        if form.endswith(".") and "." not in form[:-1]:
            terms.setdefault(form[:-1], name)
    for form, name in _EVERYWHERE.items():
        terms.setdefault(form, name)
        terms.setdefault(form[:-1], name)
    return MappingProxyType(terms)


def counted_locator(suffix: str) -> tuple[str, str, str] | None:
    """The label, locator and rest of a suffix in which the label stands behind its number, as in `第5页`."""
    counted = None if suffix.isascii() else _COUNTED.match(suffix)
    if counted is None:
        return None
    number = counted["number"].translate(_FULL_WIDTH).replace(" ", "").replace(",", ", ")
    return _COUNTERS[counted["term"]], number, suffix[counted.end() :]


def behind_its_number(lang: str, label: str, locator: str) -> str | None:
    """A locator as Chinese writes it, `第61段`; None in other languages, and where the style decides."""
    tags = lang.lower().replace("_", "-").split("-")
    if tags[0] != "zh" or label not in _BEHIND or not locator[:1].isnumeric():
        return None
    word = _BEHIND[label]
    return f"第{locator}{'節' if word == '节' and not {'hant', 'tw', 'hk'}.isdisjoint(tags) else word}"
