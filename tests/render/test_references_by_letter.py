"""Each source for programs for references, as the page of all sources gives it: in files by letter, and as COinS."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from msgspec import json
from sites import page_of, site_of

from briefsite.model import TextFile
from briefsite.read.bibliography import parse_bibliography
from briefsite.read.paths import SOURCES, SOURCES_ON_A_SCREEN
from briefsite.render.citation_files import files_by_letter
from briefsite.render.coins import coins

CITED = "\n\nA [@doe2020]. B [@roe2021]."


def test_few_sources_share_a_file() -> None:
    """By its anchor each in three formats and as COinS; the page says where they are."""
    site = site_of({"ports": CITED})
    (download,) = (each for each in site.downloads if each.path.startswith("sources/references/"))
    assert download.path == "sources/references/all.json"
    found = json.decode(download.make().content)
    assert [*found] == ["source-doe2020", "source-roe2021"]
    bib, ris, csl, title = found["source-doe2020"]
    assert bib.startswith("@book{doe2020,\n") and ris.startswith("TY  - BOOK\nID  - doe2020\n")
    assert json.decode(csl)["title"].lower() == "first things: a beginning"
    assert parse_qs(title)["rft.au"] == ["Doe, Jane"]
    (page,) = (page for page in site.pages if page.path == SOURCES)
    (words,) = (value for name, value in page.front["meta"] if name == "briefsite:words")  # type: ignore[attr-defined]
    assert {"references": "references/*.json", "letter": "all"}.items() <= json.decode(words).items()


def test_many_sources_have_a_file_for_each_letter() -> None:
    """That under which the page files them; of a source that is edited only the file of its letter is another."""
    names = ["Ada", "Bob", "Cleo", "Dan", "Eve", "Fay", "Gus", "Hal", "Ada"]

    def files(title: str) -> dict[str, object]:
        entries = (
            f"@book{{{name}{n}, author={{{name}, A.}}, title={{{title if n == 2 else n}}}}}"
            for n, name in enumerate(names)
        )
        read = parse_bibliography(TextFile("sources.bib", "\n".join(entries))).references
        return {each.path: each.value.value_digest for each in files_by_letter(read)}  # type: ignore[attr-defined]

    assert len(names) > SOURCES_ON_A_SCREEN
    first, again = files("Quays"), files("Ports")
    assert [*first] == [f"sources/references/{letter}.json" for letter in "abcdefgh"]
    assert [path for path in first if first[path] != again[path]] == ["sources/references/c.json"]


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
