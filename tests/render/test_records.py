"""Records of briefs for RePEc, Crossref and DataCite: valid, whole whatever titles hold, of registered DOIs alone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from lxml import etree
from sites import site_of

from briefsite.model.exports import Crossref, DataCite, Exports, RePEc
from briefsite.pipeline import Site

SCHEMAS = Path(__file__).parent / "schemas"
CROSSREF = etree.RelaxNG(etree.parse(SCHEMAS / "crossref.rng"))
DATACITE = jsonschema_rs.validator_for(json.loads((SCHEMAS / "datacite.json").read_text("utf-8")))
NAMES = {"c": "http://www.crossref.org/schema/5.3.1", "j": "http://www.ncbi.nlm.nih.gov/JATS1"}
EXPORTS = Exports(
    RePEc("RePEc:abc:briefs", "desk@harbour.org"),
    Crossref("10.1234", "Harbour & Sons", "desk@harbour.org", "Harbour"),
    DataCite("10.1234"),
)
HARD = r'"Quays" & <b>ships</b> at $n^2$ \emph{or} ميناء 港 🚢 ]]>'
QUOTED = json.dumps(HARD, ensure_ascii=False)
BRIEFS = {
    "ports": "date: 2026-03-01\nauthors: [ada, data-desk, {name: Eve van der Poe, affiliation: Press,"
    " orcid: 0000-0002-1825-0097}]\nsubtitle: A start\nseries: Notes\nnumber: 4\ndoi: 10.1234/ports\n"
    "license: CC-BY-4.0\nupdated: 2026-04-01\n\nShips met [@doe2020; @roe2021].",
    "hard": f"title: {QUOTED}\nsummary: {QUOTED}\ndate: 2026-02-01\ndoi: 10.1234/HARD\n\nShips.",
    "others": "date: 2026-01-01\ndoi: 10.12345/others\n\nShips.",
    "none": "date: 2026-01-01\n\nShips.",
}


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of(BRIEFS, exports=EXPORTS)


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, str]:
    made = {each.path: each.make().content.decode() for each in site.downloads if each.path.startswith("briefs/")}
    return {asset.path: asset.content for asset in site.assets} | made


def crossref(files: dict[str, str], slug: str) -> Any:
    return etree.fromstring(files[f"briefs/{slug}/{slug}.crossref.xml"].encode())


def datacite(files: dict[str, str], slug: str) -> Any:
    return json.loads(files[f"briefs/{slug}/{slug}.datacite.json"])


def texts(tree: Any, path: str) -> list[str]:
    return [str(text) for text in tree.xpath(path, namespaces=NAMES)]


def test_only_dois_that_are_registered_get_a_record(files: dict[str, str]) -> None:
    """Of the prefix, in whatever case; none that only begins like it."""
    for ending in (".crossref.xml", ".datacite.json"):
        assert {path for path in files if path.endswith(ending)} == {
            f"briefs/{slug}/{slug}{ending}" for slug in ("ports", "hard")
        }


def test_without_the_option_there_are_none() -> None:
    """Nobody asked for them."""
    site = site_of(BRIEFS)
    paths = [each.path for each in (*site.assets, *site.downloads)]
    assert not [path for path in paths if "crossref" in path or "datacite" in path or path.startswith("repec")]


@pytest.mark.parametrize("slug", ["ports", "hard"])
def test_records_are_valid(files: dict[str, str], slug: str) -> None:
    """As the schemas of both say, of what they have here."""
    CROSSREF.assertValid(crossref(files, slug))
    DATACITE.validate(datacite(files, slug))


def test_the_schema_of_crossref_refuses_another_order(files: dict[str, str]) -> None:
    """So the test above can fail."""
    tree = crossref(files, "ports")
    (metadata,) = tree.xpath("//c:report-paper_metadata", namespaces=NAMES)
    metadata.insert(0, metadata[-1])
    assert not CROSSREF.validate(tree)


def test_a_record_says_who_signs_it(files: dict[str, str]) -> None:
    """People in parts, a desk whole, with what else is known of them."""
    tree = crossref(files, "ports")
    assert texts(tree, "//c:person_name/c:surname/text()") == ["Obi", "van der Poe"]
    assert texts(tree, "//c:organization/text()") == ["Data Desk"]
    assert texts(tree, "//c:ORCID/text()") == ["https://orcid.org/0000-0002-1825-0097"]
    assert texts(tree, "//@sequence") == ["first", "additional", "additional"]
    creators = datacite(files, "ports")["data"]["attributes"]["creators"]
    assert [(each["name"], each["nameType"]) for each in creators] == [
        ("Obi, Ada", "Personal"), ("Data Desk", "Organizational"), ("van der Poe, Eve", "Personal"),
    ]  # fmt: skip
    assert creators[2]["affiliation"] == [{"name": "Press"}]


def test_a_record_leads_to_the_brief_and_to_what_it_cites(files: dict[str, str]) -> None:
    """Its address, its days, its sources; who sends it."""
    tree = crossref(files, "ports")
    assert texts(tree, "//c:doi_data/*/text()") == ["10.1234/ports", "https://harbour.example/briefs/ports/"]
    assert texts(tree, "//c:timestamp/text()") == ["20260401000000"]
    assert texts(tree, "//c:publication_date/*/text()") == ["03", "01", "2026"]
    assert texts(tree, "//c:citation/@key") == ["doe2020", "roe2021"]
    assert texts(tree, "//c:citation[1]/*/text()") == ["Doe", "2020", "First things: A beginning"]
    assert texts(tree, "//c:depositor_name/text()") == ["Harbour & Sons"]
    facts = datacite(files, "ports")["data"]["attributes"]
    assert (facts["url"], facts["version"]) == ("https://harbour.example/briefs/ports/", "2026-04-01")
    assert facts["relatedItems"][0]["number"] == "4"


def test_titles_with_every_sign_go_through_whole(files: dict[str, str]) -> None:
    """Into XML, JSON and lines alike."""
    shown = HARD.replace('"Quays"', "‘Quays’")
    assert texts(crossref(files, "hard"), "//c:title/text()") == [shown]
    assert texts(crossref(files, "hard"), "//j:abstract//text()[normalize-space()]") == [shown]
    assert datacite(files, "hard")["data"]["attributes"]["titles"][0]["title"] == shown
    assert f"\nTitle: {shown}\n" in files["repec/abc/briefs/papers.rdf"]


def fields(text: str) -> list[dict[str, list[str]]]:
    """The templates of a file, each as RePEc reads it: every line is a field."""
    assert text.startswith("\ufeff")  # else it is read as Latin 1
    found = []
    for template in text[1:].strip().split("\n\n"):
        values: dict[str, list[str]] = {}
        for line in template.split("\n"):
            name, colon, value = line.partition(": ")
            assert colon and value and " " not in name
            values.setdefault(name, []).append(value)
        assert next(iter(values)) == "Template-Type"
        found.append(values)
    return found


def test_an_archive_of_repec_is_laid_out_as_it_asks(files: dict[str, str]) -> None:
    """The archive, its series, and a template for each brief, with or without a DOI."""
    (archive,) = fields(files["repec/abc/abcarch.rdf"])
    assert (archive["Handle"], archive["URL"]) == (["RePEc:abc"], ["https://harbour.example/repec/abc/"])
    (series,) = fields(files["repec/abc/abcseri.rdf"])
    assert (series["Handle"], series["Type"]) == (["RePEc:abc:briefs"], ["ReDIF-Paper"])
    assert {"Name", "Provider-Name", "Maintainer-Name", "Maintainer-Email"} <= {*series}
    papers = fields(files["repec/abc/briefs/papers.rdf"])
    assert [paper["Handle"] for paper in papers] == [
        [f"RePEc:abc:briefs:{slug}"] for slug in ("ports", "hard", "none", "others")
    ]
    assert papers[0]["Author-Name"] == ["Ada Obi", "Data Desk", "Eve van der Poe"]
    assert (papers[0]["Creation-Date"], papers[0]["Revision-Date"]) == (["2026-03-01"], ["2026-04-01"])
    assert papers[0]["Number"] == ["Notes 4"] and papers[0]["DOI"] == ["10.1234/ports"]


def test_hosts_are_told_typed_links_as_headers(site: Site) -> None:
    """For the page of each brief one rule with all the links of its head, where a publication asks for it."""
    asked = site_of(BRIEFS, exports=Exports(headers=True), site_url="https://harbour.example/in/")
    (file,) = (asset.content for asset in asked.assets if asset.path == "_headers")
    rules = dict(rule.split("\n", 1) for rule in re.split(r"\n(?=/)", file))
    assert [*rules] == [f"/in/briefs/{slug}/" for slug in ("ports", "hard", "none", "others")]
    name, _, links = rules["/in/briefs/ports/"].partition(": ")
    assert name == "  Link" and len(links) < 2000
    assert '<ports.bib>; rel="describedby"; type="application/x-bibtex"' in links.split(", ")
    (page,) = (page for page in asked.pages if page.path == "briefs/ports.md")
    assert len(re.findall(r'<[^<>]+>; rel="', links)) == len(page.front["links"])  # type: ignore[arg-type]
    assert not [asset for asset in site.assets if asset.path == "_headers"]
