"""The files that programs for references take along from a brief: what is read of them is what was written."""

from __future__ import annotations

import json
import re

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.model import TextFile
from briefsite.read.bibliography import parse_bibliography
from briefsite.render.as_reference import BriefReference, with_parted_names
from briefsite.render.bibtex import entry_of_brief, entry_of_source
from briefsite.render.citation_files import forms_of_brief, forms_of_source, together
from briefsite.render.ris import TYPES, record

SOURCES = r"""
@article{doe2020, author={Doe, Jane and de la Cruz, Juan, Jr. and {World Bank, Research Group}},
  title={{Debt} in \emph{ports} \& "quays"}, journaltitle={Journal of Ports}, date={2020-05-01}, pages={12--15},
  volume={3}, number={2}, doi={10.1000/x_y}, abstract={Not ours.}, file={/home/jane/debt.pdf}, keywords={mine},
  timestamp={2020}}
@online{bank2024, author={{World Bank}}, title={100\% of $n$ <b>ships</b>}, urldate={2024-01-02}, langid={french},
  url={https://example.org/a_b?c=d&e=%20}}
@inbook{roe1999, crossref={whole}, author={Roe, R.}, title={A part}, pages={5}}
@book{whole, editor={Poe, E.}, title={The whole}, date={1999}, publisher={Ports Press}, isbn={978-3-16-148410-0}}
@misc{undated, title={Nobody's}}
"""


def references(text: str) -> dict[str, dict[str, object]]:
    found = parse_bibliography(TextFile("a.bib", text))
    return {key: reference.csl for key, reference in found.references.items()}


def test_an_entry_of_the_bibliography_is_read_back_the_same() -> None:
    """LaTeX, names of every kind, what is inherited; but for what is for its editors alone."""
    read = parse_bibliography(TextFile("a.bib", SOURCES))
    written = "\n".join(entry_of_source(reference) for reference in read.references.values())
    for private in ("abstract", "/home/jane", "keywords", "timestamp"):
        assert private not in written
    before = {
        key: {k: v for k, v in csl.items() if k not in ("abstract", "keyword")}
        for key, csl in references(SOURCES).items()
    }
    assert references(written) == before


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ({"literal": "Finance Desk"}, [{"literal": "Finance Desk"}]),
        ({"literal": "Ministry of Trade, Ports and Quays"}, [{"literal": "Ministry of Trade, Ports and Quays"}]),
        ({"literal": "研究部"}, [{"literal": "研究部"}]),
        ({"family": "Doe", "given": "Jane"}, [{"family": "Doe", "given": "Jane"}]),
        (
            {"family": "Berg", "given": "Jane", "dropping-particle": "van der"},
            [{"family": "Berg", "given": "Jane", "dropping-particle": "van der"}],
        ),
    ],
)
def test_who_signs_a_brief_is_read_back_whole(name: dict[str, str], expected: list[dict[str, str]]) -> None:
    """No desk is divided at its last space, and no person loses a part."""
    assert references(entry_of_brief(brief(author=[name])))["ports"]["author"] == expected


def test_what_looks_like_markup_in_a_title_is_its_text_in_ris() -> None:
    """A title of a brief is plain, and so are the names of who signs it."""
    plain = 'Ports <b>now</b> &amp; "<i>then'
    _, ris, _ = forms_of_brief(BriefReference(brief(title=plain, author=[{"literal": "A <sub> & B"}]), (False,)))
    assert f"TI  - {plain}\n" in ris and "AU  - A <sub> & B,\n" in ris


def brief(**more: object) -> dict[str, object]:
    return {
        "id": "ports", "type": "report", "title": "Ports", "author": [{"literal": "Desk"}], "publisher": "Briefs",
        "issued": {"date-parts": [[2026, 5, 1]]}, "language": "en", **more,
    }  # fmt: skip


TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"))).map(
    lambda text: " ".join(text.split())
)


@given(TEXT.filter(lambda text: re.search(r"\w", text)))
def test_any_title_comes_through_bibtex(title: str) -> None:
    """Signs of LaTeX, brackets, quotation marks, right to left, emoji: it says the same, to a reader."""
    (read,) = references(entry_of_brief(brief(title=title))).values()
    plain = re.sub(r"</?span[^>]*>", "", str(read["title"]))
    unescaped = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert set(re.findall(r"\w+", unescaped)) == set(re.findall(r"\w+", title))


@given(TEXT, TEXT)
def test_no_value_ends_a_line_of_ris_or_begins_one(title: str, name: str) -> None:
    """A record is its own lines: a tag, two spaces, a dash, a value."""
    lines = record(brief(title=f"{title}\nER  - \nTY  - X", author=[{"literal": name}])).splitlines()
    assert [line[:6] for line in lines].count("TY  - ") == 1
    assert [line for line in lines if line and not re.match(r"[A-Z][A-Z0-9]  - ", line)] == []


def test_a_reference_as_ris() -> None:
    """Every kind of value has its tag; a comma divides a name in parts, and never a whole one."""
    every = references(SOURCES)
    assert record(every["doe2020"]).splitlines() == [
        "TY  - JOUR", "ID  - doe2020", "AU  - Doe, Jane", "AU  - Cruz, Juan de la, Jr.",
        "AU  - World Bank – Research Group,", "TI  - Debt in ports & \"quays\"", "T2  - Journal of Ports", "VL  - 3",
        "IS  - 2", "DO  - 10.1000/x_y", "SP  - 12", "EP  - 15", "PY  - 2020", "DA  - 2020/05/01/", "ER  - ", "",
    ]  # fmt: skip
    assert "Y2  - 2024/01/02/" in record(every["bank2024"])
    assert record(every["undated"]).splitlines() == ["TY  - GEN", "ID  - undated", "TI  - Nobody’s", "ER  - ", ""]


def test_every_type_of_the_bibliography_has_one_of_ris() -> None:
    """None of those that entries become is filed as something unknown."""
    from briefsite.read.bibliography.types import TYPES as ENTRY_TYPES

    kinds = {str(kind) for kind in ENTRY_TYPES.values()}
    assert sorted(kind for kind in kinds if kind and kind not in TYPES) == []


def test_csl_json_is_what_was_read() -> None:
    """The file holds the brief first, then its sources, without what is for their editors."""
    read = parse_bibliography(TextFile("a.bib", SOURCES)).references["doe2020"]
    forms = [forms_of_brief(BriefReference(brief(), (False,))), forms_of_source(read)]
    (first, second) = json.loads(together("json", [each[2] for each in forms]))
    assert first == brief()
    assert second == {name: value for name, value in read.csl.items() if name not in ("abstract", "keyword")}


@pytest.mark.parametrize(
    ("name", "is_person", "expected"),
    [
        ("Jane van der Berg", True, {"family": "Berg", "given": "Jane", "dropping-particle": "van der"}),
        ("Jane Doe", True, {"family": "Doe", "given": "Jane"}),
        ("Finance Desk", False, {"literal": "Finance Desk"}),
        ("研究部", True, {"literal": "研究部"}),
        ("World Bank (Jakarta)", True, {"literal": "World Bank (Jakarta)"}),
    ],
)
def test_a_person_has_a_family_name_and_a_desk_none(name: str, is_person: bool, expected: dict[str, str]) -> None:
    """As programs for references want it, where the order of the words says it."""
    reference = BriefReference(brief(author=[{"literal": name}]), (is_person,))
    assert with_parted_names(reference)["author"] == [expected]


def test_bibtexparser_reads_every_entry() -> None:
    """Another reader finds the same keys and no broken block."""
    read = parse_bibliography(TextFile("a.bib", SOURCES)).references.values()
    library = bibtexparser.parse_string(
        "".join([entry_of_brief(brief(title="A {b} \\c")), *map(entry_of_source, read)])
    )
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == ["ports", "doe2020", "bank2024", "roe1999", "whole", "undated"]


@pytest.mark.parametrize(
    ("tag", "langid"),
    [
        ("en", "english"),
        ("en-GB", "british"),
        ("pt-BR", "brazil"),
        ("de", "german"),
        ("zh-Hans", "chinese"),
        ("tlh", ""),
    ],
)
def test_a_language_has_the_name_that_biblatex_has_for_it(tag: str, langid: str) -> None:
    """One that biblatex does not know is left out."""
    found = re.search(r"langid = {(.*)}", entry_of_brief(brief(language=tag)))
    assert (found[1] if found else "") == langid
