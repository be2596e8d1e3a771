"""Over the whole built site: every page says its language, and no word of another is left around a brief."""

from __future__ import annotations

import re

import pytest
import yaml
from babel import Locale
from html_site import HtmlPage, HtmlSite
from lxml import etree
from msgspec.structs import asdict
from projects import ROOT

from briefsite.model import TextFile
from briefsite.model.anchors import source_anchor
from briefsite.read.bibliography import parse_bibliography
from briefsite.read.project import load_project
from briefsite.wording import words
from briefsite.wording.languages import direction


class _Loader(yaml.SafeLoader):
    """Passes over tags, which name what only MkDocs has."""


_Loader.add_multi_constructor("", lambda *_: None)
CONFIG = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=_Loader)
SITE, ADDRESS = str(CONFIG["site_name"]), str(CONFIG["site_url"]).rstrip("/") + "/"
LANGUAGE = str(CONFIG["theme"].get("language", "en"))
BRIEFS = load_project(ROOT).briefs
OTHERS = {brief.slug: brief.front.lang for brief in BRIEFS if brief.front.lang not in ("", None, LANGUAGE)}
TRANSLATIONS = [brief.slug for brief in BRIEFS if brief.front.translation_of]
english_only = pytest.mark.skipif(LANGUAGE != "en", reason="the words looked for are those of an English publication")
TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")

# What an English page shows around a brief; a page in another language may show none of it.
ENGLISH = (
    "Home", "Briefs", "Topics", "People", "About", "Write a brief", "How to write one", "Citation styles",
    "What the checks say", "Light", "Dark", "Briefs under", "Skip to content", "Header", "Footer", "Navigation",
    "Tabs", "Table of contents", "Back to top", "Search", "Clear", "Share", "Initializing search",
    "Type to start searching", "Edit this page", "Link to this section", "Close", "Menu", "Key points", "Key figures",
    "Editor’s note", "Disclaimer", "Related briefs", "Cite this brief", "By", "Edited by", "min read", "Also in",
    "Cited in", "Cited here", "Back to", "the one passage", "share", "among them", "No.", "Policy brief",
    "Issue brief", "Explainer", "Translation", "January", "February", "March", "April", "June", "July", "August",
    "September", "October", "November", "December", "et al.", "The numbers", "The authors", "Corrections",
    "Editorial Desk", "Data Desk", "Finance Desk", "Translation Desk",
)  # fmt: skip
SAME_IN = {"fr": {"Sources", "Notes", "Navigation", "Translation"}}


def _alternates(page: HtmlPage) -> dict[str, str]:
    found = page.tree.xpath("//head/link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href") for link in found}


def _versions(site: HtmlSite) -> dict[str, dict[str, str]]:
    return {ADDRESS + address: found for address, page in site.pages.items() if (found := _alternates(page))}


def test_versions_name_one_another(repository_site: HtmlSite) -> None:
    """Every version names every version, itself included, and all agree: what one says, the others say."""
    versions = _versions(repository_site)
    assert len(versions) >= len(TRANSLATIONS)
    for address, named in versions.items():
        assert address in named.values()
        for other in named.values():
            assert versions[other] == named


def test_versions_are_named_by_their_own_language(repository_site: HtmlSite) -> None:
    """The tags are those of BCP 47, known to CLDR, and what the page says; readers of others get the original."""
    for named in _versions(repository_site).values():
        for tag, address in named.items():
            page = repository_site.pages[address.removeprefix(ADDRESS)]
            if tag == "x-default":
                assert page.tree.get("lang") == LANGUAGE
            else:
                assert TAG.fullmatch(tag)
                assert Locale.parse(tag, sep="-")
                assert page.tree.get("lang") == tag


def test_links_to_versions_say_their_language(repository_site: HtmlSite) -> None:
    """A reader's program knows before following; the name of the language is written in that language."""
    for slug in TRANSLATIONS:
        links = repository_site.pages[f"briefs/{slug}/"].tree.xpath("//article//a[@hreflang]")
        assert links, slug
        for link in links:
            assert link.get("lang") == link.get("hreflang"), slug
            assert link.text == Locale.parse(link.get("lang"), sep="-").get_display_name().capitalize(), slug


def test_every_page_says_its_language_and_direction(repository_site: HtmlSite) -> None:
    """On the root and, where the body says it too, the same there."""
    for page in repository_site.pages.values():
        lang = page.tree.get("lang")
        assert lang, page.address
        assert (page.tree.get("dir") or "ltr") == direction(lang), page.address
        body = page.tree.xpath("//body")[0]
        assert (body.get("dir") or "ltr") == direction(lang), page.address


def _shown(page: HtmlPage) -> list[str]:
    """Every text and label on the page but those of other languages, sources and names, and addresses."""
    apart = (
        "ancestor-or-self::*[self::script or self::style or self::cite or self::template or @lang != $lang "
        "or @class='site-name' or self::a[. = @href] or contains(concat(' ', @class, ' '), ' source ') "
        "or contains(@class, 'entry')]"
    )
    lang = page.tree.get("lang")
    texts = page.tree.xpath(f"//body//text()[not({apart})]", lang=lang)
    labels = page.tree.xpath(f"//body//*[not({apart})]/@*[name() = 'title' or name() = 'aria-label' "
                             "or name() = 'placeholder' or name() = 'alt' or starts-with(name(), 'data-label')]",
                             lang=lang)  # fmt: skip
    return [" ".join(str(text).split()) for text in (*texts, *labels) if str(text).strip()]


@english_only
@pytest.mark.parametrize("slug", OTHERS)
def test_no_english_is_left_on_a_page_in_another_language(repository_site: HtmlSite, slug: str) -> None:
    """Neither what the theme writes, nor the names of mkdocs.yml, nor the labels of notes, sources and dates."""
    page, lang = repository_site.pages[f"briefs/{slug}/"], OTHERS[slug]
    unwanted = re.compile(
        "|".join(rf"(?<!\w){re.escape(words)}(?!\w)" for words in ENGLISH if words not in SAME_IN.get(lang, ()))
    )
    left = [text for text in _shown(page) if unwanted.search(text.replace(SITE, ""))]
    assert left == []


@english_only
def test_the_list_of_english_words_is_not_empty_talk(repository_site: HtmlSite) -> None:
    """The same search does find English on an English page."""
    shown = _shown(repository_site.pages["briefs/"])
    assert {"Home", "Briefs"} <= {words for words in ENGLISH for text in shown if words in text}


@english_only
@pytest.mark.parametrize("lang", sorted({lang.split("-")[0] for lang in OTHERS.values()}))
def test_every_name_in_mkdocs_yml_is_translated(lang: str) -> None:
    """A new page in the navigation needs its name in each language, or the header would mix two."""
    names: set[str] = set()
    waiting = list(CONFIG["nav"])
    while waiting:
        ((name, below),) = waiting.pop().items()
        names.add(name)
        waiting += below if isinstance(below, list) else []
    usual = asdict(words("en").menu).values()
    assert names <= {*CONFIG["extra"]["translations"][lang], *usual}


def test_feeds_can_be_found_and_read(repository_site: HtmlSite) -> None:
    """Every page names one that is there and is Atom: a topic with briefs its own, most pages that of the site."""
    named = {}
    for address, page in repository_site.pages.items():
        for link in page.tree.xpath("//head/link[@rel='alternate'][@type='application/atom+xml']/@href"):
            folder = repository_site.folder / (address if address.endswith("/") else "")
            named[address] = (folder / link.removeprefix("/")).resolve()
    topics = {f"topics/{topic}/" for brief in BRIEFS for topic in brief.front.topics}
    ours = {address for address, page in repository_site.pages.items() if not address.startswith("manual/")}
    moved = {address for address in ours if repository_site.pages[address].tree.xpath("//meta[@http-equiv='refresh']")}
    assert set(named) == ours - moved
    own = {address for address, path in named.items() if path != repository_site.folder.resolve() / "feed.xml"}
    assert topics <= own
    for path in set(named.values()):
        assert etree.parse(path).getroot().tag == "{http://www.w3.org/2005/Atom}feed"


def test_what_the_editors_say_of_a_source_has_its_language(repository_site: HtmlSite) -> None:
    """In lists of sources on pages in another language, so that screen readers read it out in the publication's."""
    bibliography = parse_bibliography(TextFile("sources.bib", (ROOT / "sources.bib").read_text("utf-8")))
    notes = {source_anchor(key): str(one.csl.get("note", "")) for key, one in bibliography.references.items()}
    newest = (page for page in repository_site.pages.values() if not page.tree.find_class("old-version"))
    for page in newest:  # an earlier version has what they said then
        for entry in page.tree.xpath("//span[@class='entry']"):
            if said := _letters(notes.get(entry.get("id"), "")):
                marked = [
                    _letters(span.text_content()) for span in entry.xpath(".//span[@lang=$of][@dir]", of=LANGUAGE)
                ]
                assert (said in marked) == (page.tree.get("lang") != LANGUAGE), (page.address, entry.get("id"))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, re.sub(r"<[^<>]*>", "", text)))
