"""What a page shows of a source when a reader asks: for programs for references, as COinS, and in other styles."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qs

import pytest
from lxml import html
from msgspec import json
from sites import STYLES, page_of, site_of

from briefsite.model import Options, TextFile
from briefsite.model.anchors import number_of_file
from briefsite.read.bibliography import parse_bibliography
from briefsite.read.paths import SOURCES
from briefsite.render.citation_files import References
from briefsite.render.coins import coins
from briefsite.render.downloads import Download
from briefsite.render.source_references import source_references

CITED = "\n\nA [@doe2020]. B [@roe2021]."


def files_of(sources: Mapping[str, str], **options: object) -> dict[str, Download]:
    read = parse_bibliography(TextFile("sources.bib", "\n".join(f"@book{{{key}, {sources[key]}}}" for key in sources)))
    return {each.path: each for each in source_references(References(read.references), Options(**options), STYLES)}  # type: ignore[arg-type]


def test_few_sources_share_a_file() -> None:
    """By its anchor each in three formats, as COinS, and in the styles of the publication; the page says where."""
    site = site_of({"ports": CITED})
    (download,) = (each for each in site.downloads if each.path.startswith("sources/references/"))
    assert download.path == "sources/references/0.json"
    assert [each.content for each in site.assets if each.path == "sources/references/files.json"] == ["1"]
    found = json.decode(download.make().content)
    assert [*found] == ["source-doe2020", "source-roe2021"]
    bib, ris, csl, title, styles = found["source-doe2020"]
    assert bib.startswith("@book{doe2020,\n") and ris.startswith("TY  - BOOK\nID  - doe2020\n")
    assert json.decode(csl)["title"].lower() == "first things: a beginning"
    assert parse_qs(title)["rft.au"] == ["Doe, Jane"]
    assert [name for name, _ in styles] == ["APA", "Chicago", "Harvard", "MLA"]
    assert styles[0][1].startswith("Doe, J. (2020). <i>First things: A beginning</i>.")
    (page,) = (page for page in site.pages if page.path == SOURCES)
    (words,) = (value for name, value in page.front["meta"] if name == "briefsite:words")  # type: ignore[attr-defined]
    said = {"references": "references/", "styles": "In other styles", "copy": "Copy"}
    assert said.items() <= json.decode(words).items()


def test_many_sources_are_shared_out() -> None:
    """Each file has few; of a source that is edited only its file is another, and one more moves no other."""
    many = {f"doe{number}": f"title={{{number}}}" for number in range(300)}
    first, again = files_of(many), files_of(many | {"doe7": "title={Quays}"})
    assert len(first) == 16 and max(len(each.value.keys) for each in first.values()) < 64  # type: ignore[attr-defined]
    digests = [{path: each.value.value_digest for path, each in files.items()} for files in (first, again)]  # type: ignore[attr-defined]
    changed = [path for path in first if digests[0][path] != digests[1][path]]
    assert changed == [f"sources/references/{number_of_file('source-doe7', 16)}.json"]
    more = files_of(many | {"roe": "title={More}"})
    assert len([path for path in more if more[path].value.value_digest not in digests[0].values()]) == 1  # type: ignore[attr-defined]


def test_a_publication_without_other_styles_shows_none() -> None:
    """Nor does one that names a style which cannot be used; what can be taken along is there all the same."""
    for names in ((), ("no-such-style",)):
        (download,) = files_of({"doe": "title={A}"}, cite_styles=names).values()
        assert json.decode(download.make().content)["source-doe"][4] == []
    (words,) = (
        value
        for page in site_of({"ports": CITED}, cite_styles=()).pages
        for name, value in (page.front.get("meta", ()) if page.path == SOURCES else ())  # type: ignore[attr-defined]
        if name == "briefsite:words"
    )
    assert "styles" not in json.decode(words)


def test_an_entry_shows_what_was_typed() -> None:
    """Quotes, angle brackets and ampersands of a title are text in every style; formats of the title are kept."""
    (download,) = files_of({"doe": 'title={Ports \\& "quays" <b> \\emph{now}}'}).values()
    for _, text in json.decode(download.make().content)["source-doe"][4]:
        assert "<b>" not in text and "ports & ‘quays’ <b> now" in html.fromstring(f"<p>{text}").text_content().lower()


def test_without_scripts_a_link_leads_to_all_sources() -> None:
    """In each format; a site without sources has none."""
    line = "All of them, for reference managers: [BibTeX](sources.bib) · [RIS](sources.ris) · [CSL-JSON](sources.json)"
    assert line in page_of(site_of({"ports": CITED}), SOURCES)
    assert "reference managers" not in page_of(site_of({"ports": "\n\nA."}), SOURCES)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "@article{a, author={Doe, Jane and {World Bank, Group}}, title={Debt \\& \"ports\"}, journaltitle={J},"
            " date={2020-05}, volume={3}, pages={1--2}, doi={10.1/x}}",
            {
                "rft_val_fmt": ["info:ofi/fmt:kev:mtx:journal"], "rft.genre": ["article"], "rft.jtitle": ["J"],
                "rft.au": ["Doe, Jane", "World Bank – Group,"], "rft.date": ["2020-05"], "rft_id": ["info:doi/10.1/x"],
            },
        ),
        (
            "@inbook{a, author={Doe, J.}, title={Part}, booktitle={Whole}, date={1999}, publisher={P}, location={Q}}",
            {"rft.genre": ["bookitem"], "rft.atitle": ["Part"], "rft.btitle": ["Whole"], "rft.place": ["Q"]},
        ),
        (
            "@online{a, title={السلام <x>}, url={https://example.org/?a=b&c}}",
            {"rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"], "rft.title": ["السلام <x>"], "rft_id": ["https://example.org/?a=b&c"]},
        ),
    ],
)  # fmt: skip
def test_a_source_as_coins(entry: str, expected: dict[str, list[str]]) -> None:
    """A part of a journal, of a book, or anything else; a whole name ends in a comma."""
    (reference,) = parse_bibliography(TextFile("a.bib", entry)).references.values()
    found = parse_qs(coins(reference.csl))
    assert {name: found.get(name) for name in expected} == expected
    assert found["ctx_ver"] == ["Z39.88-2004"]


PASSAGES = "every passage that cites it; the link leads to the very place."
BELOW = f"Below each stands {PASSAGES}"
ELSEWHERE = f"Each stands on the page of its initial, and below it {PASSAGES}"
ALL_CITED = f"{CITED} C [@poe2022]."


@pytest.mark.parametrize(
    ("text", "per_page", "said"),
    [
        (f"nocite: '@poe2022'{CITED}", 500, f"3 sources, 2 of them cited. {BELOW}"),
        (ALL_CITED, 500, f"3 sources, all of them cited. {BELOW}"),
        (ALL_CITED, 1, f"3 sources, all of them cited. {ELSEWHERE}"),
    ],
)
def test_the_introduction_is_true(text: str, per_page: int, said: str) -> None:
    """It says how many are cited, and where the passages stand: below each, or on the page of its initial."""
    assert f"\n\n{said}\n\n" in page_of(site_of({"ports": text}, sources_per_page=per_page), SOURCES)
