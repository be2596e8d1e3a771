"""Feeds: the newest briefs of the site, of topics, people and languages; valid in both formats whatever titles hold."""

from __future__ import annotations

import json
import operator
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from lxml import etree
from sites import site_of

from briefsite.pipeline import Site
from briefsite.render.feeds import NEWEST, NEWEST_WITH_TEXT, texts_in_feeds

SCHEMAS = Path(__file__).parent / "schemas"
ATOM = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))
JSON_FEED = jsonschema_rs.validator_for(json.loads((SCHEMAS / "json-feed.json").read_text("utf-8")))
NAMES = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HARBOUR = "https://harbour.example/"
HARD = r'"Quays" & <b>ships</b> at $n^2$ \emph{or} ميناء 港 🚢 ]]> </entry> {x} "content_text":'
QUOTED = json.dumps(HARD, ensure_ascii=False)
BRIEFS = {
    "ports": "date: 2026-03-01\nauthors: [ada, data-desk]\ntopics: [trade, debt]\nlicense: CC-BY-4.0\n\nShips met.",
    "hard": f"title: {QUOTED}\nsummary: {QUOTED}\ndate: 2026-02-01\n\nShips met.",
    "quais": "lang: fr\ndate: 2026-01-01\ntopics: [debt]\ntranslation_of: ports\n\nDes bateaux.",
    "renamed": "formerly: [older, oldest]\ndate: 2025-01-01\nupdated: 2025-02-01\ncorrections:\n"
    "  - {date: 2025-03-01, text: It was 5.}\n\nShips met.",
}


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(BRIEFS)


@pytest.fixture(scope="module")
def feeds(site: Site) -> dict[str, str]:
    return {asset.path: asset.content for asset in site.assets if "feed" in asset.path}


def entry(feeds: dict[str, str], title: str, path: str = "feed.xml") -> Any:
    (found,) = etree.fromstring(feeds[path].encode()).xpath("a:entry[contains(a:title, $t)]", t=title, namespaces=NAMES)
    return found


def item(feeds: dict[str, str], title: str, path: str = "feed.json") -> dict[str, Any]:
    return next(item for item in json.loads(feeds[path])["items"] if title in item["title"])


def said(element: Any, name: str) -> list[str]:
    return [str(text) for text in element.xpath(f"a:{name}/text()", namespaces=NAMES)]


def test_there_is_one_of_the_site_of_each_topic_person_and_language(feeds: dict[str, str]) -> None:
    """In both formats; of a topic without briefs there is none."""
    stems = {
        "feed", "feed-en", "feed-fr", "topics/trade/feed", "topics/debt/feed", "people/ada/feed",
        "people/data-desk/feed",
    }  # fmt: skip
    assert {*feeds} == {f"{stem}.{ending}" for stem in stems for ending in ("xml", "json")}


def test_a_publication_in_one_language_has_no_feeds_of_languages() -> None:
    """That would be the feed of the site again."""
    paths = {asset.path for asset in site_of({"ports": "\n\nShips."}).assets}
    assert "feed.xml" in paths and not {path for path in paths if path.startswith("feed-")}


def test_without_an_address_of_the_site_there_is_none() -> None:
    """Nobody could find what it leads to."""
    assert not [asset for asset in site_of(BRIEFS, site_url="").assets if "feed" in asset.path]


def test_every_feed_is_valid_atom(feeds: dict[str, str]) -> None:
    """By the schema of RFC 4287."""
    for path in feeds:
        if path.endswith(".xml"):
            ATOM.assertValid(etree.fromstring(feeds[path].encode()))


def test_the_schema_refuses_what_is_no_atom(feeds: dict[str, str]) -> None:
    """So the test above can fail."""
    for cut in ("<id>", "updated>", "<title>"):
        broken = re.sub(rf"\n *<{cut.strip('<>')}>[^<]*</{cut.strip('<>')}>", "", feeds["feed.xml"], count=1)
        assert broken != feeds["feed.xml"] and not ATOM.validate(etree.fromstring(broken.encode()))


def test_every_feed_is_valid_json_feed(feeds: dict[str, str]) -> None:
    """By the rules of its specification, no field that it does not know among them."""
    for path in feeds:
        if path.endswith(".json"):
            JSON_FEED.validate(json.loads(feeds[path]))


SAME = {"id": "id", "title": "title", "summary": "summary", "published": "date_published", "updated": "date_modified"}


class Read:
    """A feed as the rules below ask for it."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self.root = etree.fromstring(text.encode())
        self.entries = self.root.findall("a:entry", NAMES)

    def all(self, name: str) -> list[str]:
        return [entry.findtext(f"a:{name}", "", NAMES) for entry in self.entries]

    def found(self, xpath: str) -> list[str]:
        return list(self.root.xpath(xpath, namespaces=NAMES))


RULES: dict[str, Callable[[Read], bool]] = {
    "a feed leads to itself (4.1.1)": lambda f: f.found("a:link[@rel='self']/@href") == [HARBOUR + f.path],
    "it has an author, or each entry has one (4.1.1)": lambda f: bool(f.found("a:author")),
    "no two entries have one id (4.1.1)": lambda f: len({*f.all("id")}) == len(f.entries),
    "an id is a whole address (4.2.6)": lambda f: all(re.match(r"https://[^\s#]+$", id) for id in f.all("id")),
    "it changed when its newest entry did (4.2.15)": lambda f: f.found("a:updated/text()") == [max(f.all("updated"))],
    "an entry without text leads to one (4.1.2)": lambda f: not f.found("a:entry[not(a:link[@rel='alternate'])]"),
    "each entry has a title (4.2.14)": lambda f: all(title.strip() for title in f.all("title")),
    "it and each entry say their language (2)": lambda f: not f.found("(.|a:entry)[not(@xml:lang)]"),
    "every address is a whole one (4.2.7.1)": lambda f: all(
        address.startswith("https://") for address in f.found("//@href|//a:uri/text()")
    ),
    "the newest comes first": lambda f: f.all("published") == sorted(f.all("published"), reverse=True),
    "nothing changed before it was published": lambda f: all(map(operator.le, f.all("published"), f.all("updated"))),
    "it is no longer than feeds are": lambda f: 0 < len(f.entries) <= NEWEST,
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_every_feed_keeps_the_rules_that_no_schema_says(feeds: dict[str, str], rule: str) -> None:
    """What RFC 4287 asks for in words, and what readers of feeds trip over."""
    assert [path for path, text in feeds.items() if path.endswith(".xml") and not RULES[rule](Read(path, text))] == []


def test_both_formats_say_the_same(feeds: dict[str, str]) -> None:
    """Entry by entry: id, address, title, excerpt, days, who signs it, language."""
    for path in (path for path in feeds if path.endswith(".xml")):
        root, other = etree.fromstring(feeds[path].encode()), json.loads(feeds[path.replace(".xml", ".json")])
        assert (root.findtext("a:title", "", NAMES), root.get(LANG)) == (other["title"], other["language"])
        for entry, item in zip(root.findall("a:entry", NAMES), other["items"], strict=True):
            atom = [
                entry.findtext(f"a:{name}", "", NAMES) for name in ("id", "title", "summary", "published", "updated")
            ]
            assert atom == [item[name] for name in ("id", "title", "summary", "date_published", "date_modified")]
            assert entry.get(LANG) == item["language"]
            assert entry.xpath("a:link[@rel='alternate']/@href", namespaces=NAMES) == [item["url"]]
            assert said(entry, "author/a:name") == [author["name"] for author in item["authors"]]


def test_a_title_with_every_sign_goes_through_whole(feeds: dict[str, str]) -> None:
    """Quotation marks, brackets, LaTeX, right to left, a picture: as typed but for the publication's own marks."""
    shown = HARD.replace('"Quays"', "‘Quays’").replace('"content_text":', "‘content_text’:")
    assert said(entry(feeds, "Quays"), "title") == [shown] == [item(feeds, "Quays")["title"]]
    assert said(entry(feeds, "Quays"), "summary") == [shown] == [item(feeds, "Quays")["content_text"]]


def test_characters_that_xml_forbids_are_shown_as_lost() -> None:
    """From where no check reads them: a setting. The feed stays readable."""
    site = site_of({"ports": "\n\nShips."}, site_name="Har\x01bour\ud83d \ufffe Briefs")
    texts = {asset.path: asset.content for asset in site.assets}
    assert etree.fromstring(texts["feed.xml"].encode()).findtext("a:title", "", NAMES) == "Har�bour� � Briefs"
    assert json.loads(texts["feed.json"].encode())["title"] == "Har�bour� � Briefs"


def test_a_brief_that_was_renamed_keeps_its_id(feeds: dict[str, str]) -> None:
    """That of the first name that it had: nobody gets it a second time."""
    assert said(entry(feeds, "Renamed"), "id") == [f"{HARBOUR}briefs/older/"]
    assert item(feeds, "Renamed")["url"] == f"{HARBOUR}briefs/renamed/"


def test_a_correction_makes_an_entry_newer(feeds: dict[str, str]) -> None:
    """Whichever came last: `updated`, or the day of a correction."""
    assert said(entry(feeds, "Renamed"), "updated") == ["2025-03-01T00:00:00Z"]
    assert said(entry(feeds, "Renamed"), "published") == ["2025-01-01T00:00:00Z"]


def test_an_entry_is_in_the_language_of_its_brief(feeds: dict[str, str]) -> None:
    """The names of its topics and of who signs it too."""
    french = entry(feeds, "Quais")
    assert french.get(LANG) == "fr" and said(french, "author/a:name") == ["Service des données"]
    assert french.xpath("a:category/@label", namespaces=NAMES) == ["Dette"]
    assert [item["title"] for item in json.loads(feeds["feed-fr.json"])["items"]] == ["Quais"]


def test_terms_are_an_address(feeds: dict[str, str]) -> None:
    """As RFC 4946 has them."""
    terms = entry(feeds, "Ports").xpath("a:link[@rel='license']/@href", namespaces=NAMES)
    assert terms == ["https://creativecommons.org/licenses/by/4.0/"]


def test_pages_lead_to_their_feeds(site: Site) -> None:
    """The head of that of a topic and of a person to their own, that of the list of briefs to that of the site."""
    fronts = {page.path: page.front for page in site.pages}
    assert fronts["topics/trade.md"]["feed"] == "feed.xml" and fronts["people/ada.md"]["feed"] == "feed.xml"
    assert fronts["people/ada.md"]["feed_title"] == "Harbour Briefs: Ada Obi"
    assert fronts["briefs/index.md"]["feed"] == "../feed.xml"


def test_a_feed_ends() -> None:
    """Of twenty briefs; of those of a topic five have their text."""
    site = site_of({f"b{number}": f"date: 2026-01-{number + 1:02}\n\nShips." for number in range(25)})
    texts = {asset.path: asset.content for asset in site.assets}
    titles = [item["title"] for item in json.loads(texts["topics/trade/feed.json"])["items"]]
    assert titles == [f"B{number}" for number in range(24, 4, -1)]
    with_text = texts_in_feeds(site.corpus)
    assert len(with_text["feed"]) == NEWEST and len(with_text["topics/trade/feed"]) == NEWEST_WITH_TEXT
