"""What programs ask first: briefs as data, lines for models of language with a twin of each brief, the robots' file."""

from __future__ import annotations

import json
import re

import jsonschema_rs
import pytest
import yaml
from lxml import etree
from projects import CHART, ROOT
from sites import site_of

from briefsite.pipeline import Site

HARBOUR = "https://harbour.example/"
SCHEMA = json.loads((ROOT / "scripts/briefsite/read/schema/briefs.json").read_text("utf-8"))
HARD = r'"Quays" & <b>ships</b> at $n^2$ \emph{or} ميناء 港 🚢 [x](y) *z*'
QUOTED = json.dumps(HARD, ensure_ascii=False)
BRIEFS = {
    "ports": "date: 2026-03-01\nauthors: [ada, data-desk, {name: Eve Poe, orcid: 0000-0002-1825-0097}]\n"
    "topics: [trade, debt]\nlicense: CC-BY-4.0\nsubtitle: A start\nseries: Notes\nnumber: 4\ndoi: 10.1234/ports\n"
    "updated: 2026-04-01\ncorrections: [{date: 2026-04-01, text: It was 5.}]\nkey_points: ['So [@roe2021].']\n\n"
    "Ships met [see @doe2020, p. 5].[^a] See [quays](hard.md#more), [us](../docs/about.md), [it](https://a.org/).\n\n"
    "## Now {#now}\n\nAs @roe2021 says.\n\n    code [@doe2020]\n" + CHART + "\n[^a]: Not all, says @poe2022.",
    "hard": f"title: {QUOTED}\nsummary: {QUOTED}\ndate: 2026-02-01\n\n## More\n\nShips.",
    "quais": "lang: fr\ndate: 2026-01-01\ntopics: [debt]\ntranslation_of: ports\nformerly: [older]\n\nDes bateaux.",
}


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(BRIEFS)


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, str]:
    """Those that are made at once, and the twins."""
    twins = {each.path: each.make().content.decode() for each in site.downloads if each.path.endswith(".md")}
    return {asset.path: asset.content for asset in site.assets} | twins


def test_data_are_as_their_schema_says(files: dict[str, str]) -> None:
    """Which is published beside them, and is a schema itself."""
    jsonschema_rs.meta.validate(SCHEMA)
    jsonschema_rs.validator_for(SCHEMA).validate(json.loads(files["briefs.json"]))
    assert json.loads(files["schema/briefs.json"]) == SCHEMA


def test_data_hold_no_field_that_the_schema_does_not_explain(files: dict[str, str]) -> None:
    """Else nobody could know what it means."""
    data = json.loads(files["briefs.json"])
    assert {*data} <= {*SCHEMA["properties"]}
    for brief in data["briefs"]:
        assert {*brief} <= {*SCHEMA["$defs"]["brief"]["properties"]}
        for person in (*brief["authors"], *brief.get("editors", ())):
            assert {*person} <= {*SCHEMA["$defs"]["person"]["properties"]}


def test_a_brief_is_there_with_all_that_is_said_of_it(files: dict[str, str]) -> None:
    """Newest first; empty fields are left out."""
    data = json.loads(files["briefs.json"])
    assert (data["version"], data["schema"], data["url"]) == (1, f"{HARBOUR}schema/briefs.json", HARBOUR)
    ports, hard, quais = data["briefs"]
    assert ports["authors"] == [
        {"name": "Ada Obi", "id": "ada", "url": f"{HARBOUR}people/ada/", "kind": "person"},
        {"name": "Data Desk", "id": "data-desk", "url": f"{HARBOUR}people/data-desk/", "kind": "desk"},
        {"name": "Eve Poe", "orcid": "0000-0002-1825-0097"},
    ]
    assert (ports["series"], ports["number"], ports["doi"]) == ("Notes", "4", "10.1234/ports")
    assert ports["corrections"] == [{"date": "2026-04-01", "text": "It was 5."}]
    assert {*ports["sources"]} == {"doe2020", "roe2021", "poe2022"} and ports["translations"] == ["quais"]
    assert ports["files"][0] == f"{HARBOUR}briefs/ports/ports.md"
    assert (quais["translation_of"], quais["formerly"], quais["topics"][0]["name"]) == ("ports", ["older"], "Dette")
    assert "doi" not in hard and "editors" not in hard


def test_a_brief_names_the_files_in_which_it_can_be_read() -> None:
    """Its offprint and its book, where there are any."""
    (data,) = (each for each in site_of({"ports": ""}, offprints=("Latin",)).assets if each.path == "briefs.json")
    files = [file.rpartition(".")[2] for file in json.loads(data.content)["briefs"][0]["files"]]
    assert files == ["md", "bib", "ris", "json", "pdf", "epub"]


def test_titles_with_every_sign_go_through_whole(files: dict[str, str]) -> None:
    """As data as they are, in Markdown so that it shows just them."""
    shown = HARD.replace('"Quays"', "‘Quays’")
    assert json.loads(files["briefs.json"])["briefs"][1]["title"] == shown
    head = next(yaml.safe_load_all(files["briefs/hard/hard.md"].partition("\n---\n")[0]))
    assert head["title"] == shown
    (line,) = (line for line in files["llms.txt"].splitlines() if "hard.md" in line)
    escaped = r"‘Quays’ &amp; &lt;b&gt;ships&lt;/b&gt;"
    assert escaped in line and r"\[x\](y) \*z\*](https://harbour.example/briefs/hard/hard.md): " in line


def test_lines_for_models_lead_to_every_twin_topic_and_file(files: dict[str, str]) -> None:
    """By whole addresses; each of those of this site leads to something that is there."""
    text = files["llms.txt"]
    assert (
        text.startswith("# Harbour Briefs\n\n> ")
        and "- [Ports](https://harbour.example/briefs/ports/ports.md): " in text
    )
    found = re.findall(r"\]\(https://harbour\.example/([^)]*)\)", text)
    there = {*files, "sources/", "topics/trade/", "topics/debt/", "sources/sources.json"}
    assert {*found} - there == set() and {"briefs.json", "feed.xml", "topics/trade/"} <= {*found}


def test_a_twin_leaves_addresses_that_are_no_files() -> None:
    """Of whatever scheme: no page of the site is at `tel:`."""
    links = "[Call](tel:+491), [write](mailto:a@b.org), [here](#x), [quays](quays.md)"
    made = site_of({"ports": f"date: 2026-03-01\n\n{links}", "quays": "date: 2026-03-02\n\nQuays."})
    (twin,) = (each.make().content.decode() for each in made.downloads if each.path == "briefs/ports/ports.md")
    assert links.replace("quays.md", f"{HARBOUR}briefs/quays/") in twin


def test_a_twin_says_what_is_cited(files: dict[str, str]) -> None:
    """In footnotes of words, the numbers of a chart as a table; nothing in it needs our pages."""
    head, _, text = files["briefs/ports/ports.md"][4:].partition("\n---\n")
    assert yaml.safe_load(head) == {
        "title": "Ports", "authors": ["Ada Obi", "Data Desk", "Eve Poe"], "date": "2026-03-01", "updated": "2026-04-01",
        "language": "en", "topics": ["Trade", "Debt"], "publisher": "Harbour Briefs", "license": "CC-BY-4.0",
        "url": f"{HARBOUR}briefs/ports/", "doi": "10.1234/ports",
    }  # fmt: skip
    assert "# Ports\n\nA start\n\nWhat ports says.\n\n## Key points\n\n- So.[^roe2021-" in text
    assert re.search(r"^Ships met\.?\[\^doe2020-\w+\]", text, re.MULTILINE)
    assert re.search(r"^\[\^doe2020-\w+\]: See Jane Doe, \*First Things.*5\.$", text, re.MULTILINE)
    assert "| China | 3 |" in text and "China held three votes" in text
    assert "## Sources\n\n- " in text and "    code [@doe2020]\n" in text
    assert not re.search(r"</?(?:span|a|bdi|figure|svg|div)\b|\{ ?[.#](?!now)", text)


def test_links_of_a_twin_lead_from_anywhere(files: dict[str, str]) -> None:
    """To other briefs, to pages of docs/; those to other sites stay."""
    text = files["briefs/ports/ports.md"]
    assert f"[quays]({HARBOUR}briefs/hard/#more), [us]({HARBOUR}about/), [it](https://a.org/)" in text


def test_without_an_address_links_lead_from_file_to_file() -> None:
    """And data and lines give addresses as seen from the root; robots get no file."""
    site = site_of(BRIEFS, site_url="")
    files = {asset.path: asset.content for asset in site.assets}
    twin = next(each.make().content.decode() for each in site.downloads if each.path == "briefs/ports/ports.md")
    assert "[quays](../hard/#more), [us](../../about/)" in twin
    assert json.loads(files["briefs.json"])["briefs"][0]["url"] == "briefs/ports/"
    assert "- [Ports](briefs/ports/ports.md)" in files["llms.txt"] and "robots.txt" not in files


def test_a_style_with_names_and_years_is_words_in_the_text() -> None:
    """No note has to be looked up."""
    site = site_of({"ports": "citation_style: house-author-date\n\nShips met [@doe2020, p. 5]. As @roe2021 says."})
    (twin,) = (each.make().content.decode() for each in site.downloads if each.path.endswith(".md"))
    assert "Ships met (Doe 2020, 5). As Roe (2021) says." in twin.replace("p. 5", "5")


def test_browsers_can_search_the_site() -> None:
    """By a description (OpenSearch 1.1) with the whole address of the search; a short name, whatever the name holds."""
    site = site_of({"ports": "\n\nA."}, site_name="Harbour & <Sons> of the Sea")
    (text,) = (asset.content for asset in site.assets if asset.path == "opensearch.xml")
    found = {etree.QName(each).localname: each for each in etree.fromstring(text.encode())}
    assert found["ShortName"].text == "Harbour & <Sons>" and found["Description"].text == "Harbour & <Sons> of the Sea"
    assert found["Url"].get("template") == "https://harbour.example/search/?q={searchTerms}"


def test_robots_are_led_to_the_site_map(files: dict[str, str]) -> None:
    """And kept from nothing."""
    assert files["robots.txt"] == "User-agent: *\nAllow: /\n\nSitemap: https://harbour.example/sitemap.xml\n"


def test_every_source_is_a_file(site: Site) -> None:
    """Of all that is cited, in each format."""
    made = {each.path: each.make().content.decode() for each in site.downloads if each.path.startswith("sources/")}
    keys = {"doe2020", "roe2021", "poe2022"}
    assert {item["id"] for item in json.loads(made["sources/sources.json"])} == keys
    assert {*re.findall(r"@book\{(\w+),", made["sources/sources.bib"])} == keys
    assert made["sources/sources.ris"].count("\nER  -") == len(keys)
