"""The processor as other code uses it: parts, composite citations, outputs, links, warnings and errors."""

from __future__ import annotations

import pytest
from projects import STYLES_FOLDER

import csl

NS = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'
AUTHOR_DATE = csl.parse_style(f"""<style {NS} class="in-text">
<citation collapse="year"><layout prefix="(" suffix=")" delimiter="; "><group delimiter=", ">
  <group delimiter=" "><names variable="author"><name form="short" and="text"/></names>
  <date variable="issued"><date-part name="year"/></date></group><text variable="locator"/></group></layout></citation>
<bibliography><sort><key variable="author"/></sort><layout suffix="."><group delimiter=". ">
  <names variable="author"/><text variable="title" font-style="italic"/>
  <text variable="DOI" prefix="doi: https://doi.org/"/><text variable="URL"/></group></layout></bibliography>
</style>""")
NUMERIC = csl.parse_style(
    f'<style {NS} class="in-text"><citation><layout prefix="[" suffix="]"><text variable="citation-number"/></layout>'
    "</citation></style>"
)
DOE = {"id": "doe", "type": "book", "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[2020]]}}
DOE2 = {**DOE, "id": "doe2", "issued": {"date-parts": [[2021]]}}
ROE = {"id": "roe", "type": "book", "author": [{"family": "Roe"}], "issued": {"date-parts": [[1999]]}}


def cited(style: csl.Style, *cites: csl.Cite, **options: object) -> csl.FormattedCitation:
    """One citation of the three works."""
    citation = csl.Citation(cites, composite=bool(options.pop("composite", False)))
    return csl.format_citations(style, [DOE, DOE2, ROE], [citation], **options).citations[0]  # type: ignore[arg-type]


def test_parts_name_the_reference_they_belong_to() -> None:
    """Joined, the parts are the text; what belongs to a work carries its id, delimiters and affixes none."""
    citation = cited(AUTHOR_DATE, csl.Cite("doe"), csl.Cite("doe2"), csl.Cite("roe", prefix="see "))
    assert [(part.text, part.id) for part in citation.parts] == [
        ("(", None),
        ("Doe 2020", "doe"),
        (", ", None),
        ("2021", "doe2"),
        ("; see ", None),
        ("Roe 1999", "roe"),
        (")", None),
    ]


def test_composite_citation_gives_the_author_apart() -> None:
    """The author part stands in the sentence, the rest in brackets."""
    citation = cited(AUTHOR_DATE, csl.Cite("doe", locator="5"), composite=True)
    assert citation.author == (csl.Part("Doe", "doe"),)
    assert citation.text == "(2020, 5)"


def test_numeric_style_has_an_author_for_the_sentence() -> None:
    """A style whose citations show no names still says who in a composite citation."""
    citation = cited(NUMERIC, csl.Cite("roe"), composite=True)
    assert ("".join(part.text for part in citation.author), citation.text) == ("Roe", "[1]")


def test_names_in_a_sentence_are_not_joined_as_in_the_list() -> None:
    """What a style puts before the last name of a list without "and" does not get between two names of a sentence."""
    style = csl.parse_style(
        f'<style {NS} class="in-text" delimiter-precedes-last="always" name-delimiter="; "><citation><layout>'
        '<text variable="citation-number"/></layout></citation></style>'
    )
    work = {**ROE, "author": [{"family": "Roe"}, {"family": "Poe"}]}
    three = {**ROE, "id": "three", "author": [{"family": "Roe"}, {"family": "Poe"}, {"family": "Doe"}]}
    citations = [csl.Citation((csl.Cite(id),), composite=True) for id in ("roe", "three")]
    shown = csl.format_citations(style, [work, three], citations).citations
    assert [citation.author[0].text for citation in shown] == ["Roe and Poe", "Roe, Poe, and Doe"]


def test_missing_reference_is_named_and_shown() -> None:
    """A cite of an unknown work is shown by its id, listed as missing, and a warning names it."""
    result = csl.format_citations(AUTHOR_DATE, [ROE], [csl.Citation((csl.Cite("roe"), csl.Cite("who")))])
    assert result.citations[0].missing == ("who",)
    assert result.citations[0].text == "(Roe 1999)<b>who?</b>"
    assert [(w.message, w.id) for w in result.warnings] == [
        ("citation who not found: there is no reference with this id", "who")
    ]


def test_only_cited_and_listed_works_are_in_the_bibliography() -> None:
    """The bibliography holds what is cited and what `nocite` adds; `ALL` adds everything."""

    def ids(nocite: object) -> list[str]:
        citations = [csl.Citation((csl.Cite("roe"),))]
        result = csl.format_citations(AUTHOR_DATE, [DOE, DOE2, ROE], citations, nocite=nocite)  # type: ignore[arg-type]
        return [entry.id for entry in result.bibliography]

    assert ids(()) == ["roe"]
    assert ids(["doe2"]) == ["doe2", "roe"]
    assert ids(csl.ALL) == ["doe", "doe2", "roe"]


def test_preformatted_suffix_is_put_in_as_it_is() -> None:
    """Text that is already in the output format is not escaped; other text is."""
    raw = csl.Preformatted(", <em>passim</em>")
    assert cited(AUTHOR_DATE, csl.Cite("roe", suffix=raw)).text == "(Roe 1999, <em>passim</em>)"
    assert cited(AUTHOR_DATE, csl.Cite("roe", suffix=", a < b")).text == "(Roe 1999, a &#60; b)"


def test_markdown_output_cannot_be_taken_for_markdown() -> None:
    """What Markdown would read as markup is written as character references, and nothing breaks the line."""
    item = {**ROE, "title": "*Stars* [and](links) `code` <b>b</b>\n# heading"}
    entry = csl.format_bibliography(AUTHOR_DATE, [item], output=csl.MARKDOWN)[0]
    assert entry.text == (
        "Roe. <em>&#42;Stars&#42; &#91;and&#93;(links) &#96;code&#96; <strong>b</strong> &#35; heading</em>."
    )


def test_addresses_are_links_only_where_asked_and_only_if_safe() -> None:
    """DOI and URL become links in entries, with the resolver inside; other schemes never do."""
    item = {**ROE, "title": "T", "DOI": "10.1/x", "URL": "https://example.org/?a=1&b=2"}
    linked = csl.HTML.with_links()
    assert csl.format_bibliography(AUTHOR_DATE, [item], output=linked)[0].text == (
        'Roe. <i>T</i>. doi: <a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>. '
        '<a href="https://example.org/?a=1&#38;b=2">https://example.org/?a=1&#38;b=2</a>.'
    )
    assert "<a" not in csl.format_bibliography(AUTHOR_DATE, [item])[0].text
    unsafe = {**ROE, "URL": "javascript:alert(1)//https://example.org"}
    assert "<a" not in csl.format_bibliography(AUTHOR_DATE, [unsafe], output=linked)[0].text


def test_an_address_in_a_citation_is_a_part_of_its_own() -> None:
    """Where the output has links, what shows an address says which; formats around it are closed and opened again."""
    style = csl.parse_style(
        f'<style {NS} class="note"><citation><layout suffix="."><group delimiter=", " font-style="italic">'
        '<names variable="author"/><group quotes="true" delimiter=" "><text variable="URL"/>'
        '<text variable="title" text-case="title"/></group></group></layout></citation></style>'
    )
    item = {**ROE, "URL": "https://example.org/a?b=1&c=2", "title": "seen at https://example.org/x_(y), once"}
    citation = csl.Citation((csl.Cite("roe", prefix="see "),), 1)
    (linked,) = csl.format_citations(style, [item], [citation], output=csl.HTML.with_links()).citations
    assert [(part.text, part.id, part.address) for part in linked.parts] == [
        ("see ", None, None),
        ("<i>Roe, “</i>", "roe", None),
        ("<i>https://example.org/a?b=1&#38;c=2</i>", "roe", "https://example.org/a?b=1&c=2"),
        ("<i> Seen at </i>", "roe", None),
        ("<i>https://example.org/x_(y)</i>", "roe", "https://example.org/x_(y)"),
        ("<i>, Once.”</i>", "roe", None),
    ]
    (plain,) = csl.format_citations(style, [item], [citation]).citations
    assert [part.address for part in plain.parts] == [None] * 2
    assert plain.text == linked.text.replace("</i><i>", "")


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("https://example.org/d'or", "https://example.org/d'or"),
        ('https://example.org/"x', "https://example.org/%22x"),
        ("https://example.org/<b>", "https://example.org/%3Cb%3E"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("mailto:a@b.org", None),
        ("https://example.org/a b", None),
        ("//example.org", None),
    ],
)
def test_only_an_address_of_the_web_leads_anywhere(address: str, leads_to: str | None) -> None:
    """Of whatever an editor entered as an address, only http and https are followed, spelt safely."""
    item = {**ROE, "title": "T", "URL": address}
    style = csl.load_style("house-notes", folders=[STYLES_FOLDER])
    (citation,) = csl.format_citations(
        style, [item], [csl.Citation((csl.Cite("roe"),), 1)], output=csl.MARKDOWN.with_links()
    ).citations
    assert [part.address for part in citation.parts if part.address] == ([leads_to] if leads_to else [])


def test_bad_data_is_a_warning_that_names_reference_and_variable() -> None:
    """Values of a wrong kind are left out with a warning; the rest of the work is shown."""
    items: list[dict[str, object]] = [
        {"id": "a", "author": [{"family": "Doe"}], "issued": {"date-parts": "soon"}},
        {"id": "b", "author": 5, "issued": {"date-parts": [["x"]]}},
        {"title": "No id"},
    ]
    result = csl.format_citations(AUTHOR_DATE, items, [csl.Citation((csl.Cite("a"),))], nocite=csl.ALL)
    assert result.citations[0].text == "(Doe)"
    assert [(warning.id, warning.element) for warning in result.warnings] == [
        ("a", "issued"),
        ("b", "author"),
        ("b", "issued"),
        (None, None),
        ("b", None),
    ]
    assert result.warnings[-2].message == "a reference (No id) has no id; it was left out"
    assert result.warnings[-1].message == "the style shows nothing of b in the bibliography"


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("not xml", "this is not a well-formed XML file: Start tag expected, '<' not found, line 1, column 1"),
        (
            "<html/>",
            "this is not a CSL style: the root element is <html>, "
            "expected <style> in the namespace http://purl.org/net/xbiblio/csl",
        ),
        (f"<style {NS}/>", "the style has no <citation>: it must say how citations look"),
        (f"<style {NS}><citation/></style>", "<citation> has no <layout>"),
        (
            f'<style {NS}><citation><layout><text macro="m"/></layout></citation></style>',
            "<text> calls the macro 'm', which the style does not define",
        ),
        (
            f'<style {NS}><macro name="a"><text macro="b"/></macro>\n<macro name="b"><text macro="a"/></macro>'
            '<citation><layout><text macro="a"/></layout></citation></style>',
            "macros call each other in a circle: a → b → a",
        ),
        (
            f"<style {NS}><citation><layout><image/></layout></citation></style>",
            "<image> cannot stand in <layout>; expected one of choose, date, group, label, names, number, text",
        ),
        (
            f"<style {NS}><citation><layout><date/></layout></citation></style>",
            "<date> lacks the attribute variable",
        ),
    ],
)
def test_unusable_style_says_what_is_wrong(source: str, message: str) -> None:
    """A style that cannot be used raises a `StyleError` whose message says what is wrong, and where."""
    with pytest.raises(csl.StyleError) as caught:
        csl.parse_style(source)
    assert caught.value.message == message
    assert caught.value.line is not None


def test_unknown_style_says_where_it_was_looked_for() -> None:
    """A name that no folder and no package knows is a `StyleError`."""
    with pytest.raises(csl.StyleError, match="there is no style 'no-such-style': no such file in styles, and"):
        csl.load_style("no-such-style")


def test_dependent_style_is_followed_to_its_parent() -> None:
    """A journal's style that only points to another formats as that one does, in its own language."""
    own, parent = csl.load_style("nature-biotechnology"), csl.load_style("nature")
    works = [{**DOE, "title": "T"}]
    assert csl.format_bibliography(own, works) == csl.format_bibliography(parent, works)


def test_library_gives_every_document_what_it_would_get_alone() -> None:
    """References read once for many documents come out as if each document had been formatted by itself."""
    works = [
        {**DOE, "id": f"w{at}", "title": f"T{at % 3}", "issued": {"date-parts": [[2000 + at % 2]]}} for at in range(6)
    ]
    works[5]["author"] = [{"family": "Doe", "given": "John"}]
    documents = [
        [csl.Citation(tuple(csl.Cite(f"w{at}") for at in ids), note) for note, ids in enumerate(groups, 1)]
        for groups in ([[0, 1], [2]], [[2], [5, 4, 0]], [[3]], [[5], [5, 1, 3]])
    ]
    for name in ("apa", "chicago-notes-bibliography", "modern-language-association", "ieee"):
        style, library = csl.load_style(name), csl.Library(works)
        for citations in documents:
            assert csl.format_citations(style, library, citations) == csl.format_citations(style, works, citations)
        library = csl.Library({str(work["id"]): work for work in works}, when_cited=True)
        for citations in documents:
            assert csl.format_citations(style, library, citations) == csl.format_citations(style, works, citations)
        assert csl.format_bibliography(style, library) == csl.format_bibliography(style, works)


def test_library_that_reads_when_cited_reads_no_more_and_says_no_less() -> None:
    """What is wrong in a reference is said when it is cited, and once all are asked for they stand in their order."""
    works = {"b": {**DOE, "id": "b"}, "a": {**DOE, "id": "a", "author": 7}, "c": {**DOE, "id": "c", "author": 8}}
    library = csl.Library(works, when_cited=True)
    assert list(library.read(["b"])) == ["b"]
    assert library.warnings == []
    assert list(library.read(["a", "z"])) == ["a"]
    (warning,) = library.warnings
    assert "author" in str(warning)
    assert list(library.references) == ["b", "a", "c"]
    assert len(library.warnings) == 2


def test_note_that_starts_a_sentence_begins_with_a_capital() -> None:
    """A particle, a prefix and a preformatted prefix get a capital where nothing stands before the citation."""
    style = csl.parse_style(
        f'<style {NS} class="note"><citation><layout suffix="."><names variable="author"/></layout></citation></style>'
    )
    works = [{"id": "a", "author": [{"family": "van der Berg", "given": "anna"}]}]
    notes = [
        csl.Citation((csl.Cite("a"),), 1),
        csl.Citation((csl.Cite("a"),), 2, starts_sentence=True),
        csl.Citation((csl.Cite("a", prefix="see "),), 3, starts_sentence=True),
        csl.Citation((csl.Cite("a", prefix=csl.Preformatted("see <em>also</em> ")),), 4, starts_sentence=True),
    ]
    assert [citation.text for citation in csl.format_citations(style, works, notes).citations] == [
        "anna van der Berg.",
        "Anna van der Berg.",
        "See anna van der Berg.",
        "See <em>also</em> anna van der Berg.",
    ]


def test_markup_without_end_is_text() -> None:
    """However deep markup goes in a field, it is formatted without an error, and what is too deep is text."""
    item = {**ROE, "title": "<i>" * 3000 + "x" + "</i>" * 3000}
    entry = csl.format_bibliography(AUTHOR_DATE, [item])[0].text
    assert entry.count("<i>") == entry.count("</i>") < 50
    assert entry.count("&#60;i&#62;") > 2900
