"""The page of a brief, as Markdown: what is cut in, what is moved, and what holds for any text."""

from __future__ import annotations

import re
from functools import lru_cache

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from projects import FILES, STYLES_FOLDER

import csl
from briefsite.cite import Styles, format_sources
from briefsite.model import Options, Project, TextFile
from briefsite.pipeline import build_site
from briefsite.read.bibliography import parse_bibliography
from briefsite.read.brief import parse_brief
from briefsite.read.extensions.math import NAME as MATH
from briefsite.read.front_matter import parse_people, parse_topics
from briefsite.render.brief import NOTES_PLACE
from briefsite.render.markup import escape

pytestmark = pytest.mark.usefixtures("both_ways")

FRONT = "---\ntitle: A\ndate: 2026-01-01\nauthors: [data-desk]\ntopics: [trade]\nsummary: S.\n{}---\n\n"
STYLES = Styles(STYLES_FOLDER)


@lru_cache(maxsize=1)
def _vocabularies() -> tuple[object, ...]:
    bibliography = parse_bibliography(TextFile("sources.bib", str(FILES["sources.bib"])))
    topics, _ = parse_topics(TextFile("briefs/topics.yml", str(FILES["briefs/topics.yml"])))
    people, _ = parse_people(TextFile("briefs/people.yml", str(FILES["briefs/people.yml"])))
    return bibliography, topics, people


def rendered(body: str, front: str = "", style: str = "house-notes") -> str:
    """The Markdown of the page of a brief with this body, from the end of its summary on."""
    brief, _ = parse_brief(TextFile("briefs/x.md", FRONT.format(front) + body))
    assert brief is not None
    bibliography, topics, people = _vocabularies()
    project = Project((brief,), bibliography, topics, people, options=Options(citation_style=style))  # type: ignore[arg-type]
    (page,) = (page for page in build_site(project, STYLES).pages if page.path == "briefs/x.md")
    return page.markdown.split("{.summary}\n", 1)[1]


def as_html(page: str) -> html.HtmlElement:
    """The page as MkDocs' own Markdown library makes it."""
    extensions = ["attr_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.caret", "pymdownx.tilde", MATH]
    settings = {"footnotes": {"PLACE_MARKER": NOTES_PLACE}}
    return html.fromstring(f"<main>{markdown.markdown(page, extensions=extensions, extension_configs=settings)}</main>")


def text_of(page: str) -> str:
    """The first paragraph of the body as a reader sees it, its note marks as [1]."""
    paragraph = as_html(page).xpath("//p")[0]
    for mark in paragraph.xpath(".//sup"):
        mark.text, mark[0].text = "[", f"{mark[0].text}]"
    return " ".join(paragraph.text_content().split())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Write to \\@doe2020 now.", "Write to @doe2020 now."),
        ("It cost \\$5 or \\~6 \\% \\& \\<b\\> \\^7 \\\"x\\\" \\'y\\'.", "It cost $5 or ~6 % & <b> ^7 \"x\" 'y'."),
        ("A \\*star\\* and a `\\@code`.", "A *star* and a `\\@code`.".replace("`", "")),
        ("[A \\@ in a link](https://example.org).", "A @ in a link."),
    ],
)
def test_what_a_backslash_escapes_is_shown_without_it(written: str, shown: str) -> None:
    """Every sign that Markdown lets a backslash escape, those too that Python-Markdown does not know."""
    assert text_of(rendered(written)) == shown


@pytest.mark.parametrize("mail", ["me@example.org", "mailto:me@example.org"])
def test_an_address_of_mail_in_angle_brackets_is_a_link(mail: str) -> None:
    """As in CommonMark, with the scheme or without."""
    (link,) = as_html(rendered(f"Write to <{mail}>.")).xpath("//p[1]//a")
    assert (link.get("href"), link.text_content()) == ("mailto:me@example.org", "me@example.org")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Banks lend [@doe2020].", "Banks lend.[1]"),
        ("Banks lend[@doe2020].", "Banks lend.[1]"),
        ("Banks lend\n[@doe2020]. More.", "Banks lend.[1] More."),
        ("Banks lend [@doe2020], says he.", "Banks lend,[1] says he."),
        ("“Banks lend” [@doe2020].", "“Banks lend”.[1]"),
        ("(banks lend [@doe2020]).", "(banks lend).[1]"),
        ("Banks [@doe2020] lend [@roe2021].", "Banks[1] lend.[2]"),
        ("Banks lend.[@doe2020]", "Banks lend.[1]"),
        ("Banks lend^[And so do I.].", "Banks lend.[1]"),
        ("Banks lend.[^a] Others too.[^a]\n\n[^a]: A note.", "Banks lend.[1] Others too.[1]"),
        ("银行放贷 [@doe2020]。", "银行放贷。[1]"),
        ("Doe, that is @doe2020, lends.", "Doe, that is Jane Doe,[1] lends."),
        ("As said by @doe2020.", "As said by Jane Doe.[1]"),
        ("(as @doe2020 [p. 3])…", "(as Jane Doe)…[1]"),
        ("正如 @doe2020。", "正如 Jane Doe。[1]"),
        ("It is @doe2020’s view; @roe2021's too.", "It is Jane Doe’s[1] view; Ann Roe's[2] too."),
        ("“Banks lend [@doe2020]”, ‘they [@roe2021]’ say.", "“Banks lend”,[1] ‘they’[2] say."),
        ("l’avis [@doe2020]’x’", "l’avis[1]’x’"),
        ("Code `[@doe2020]` stays.", "Code [@doe2020] stays."),
        ("Mail me@doe2020.org, cite nothing.", "Mail me@doe2020.org, cite nothing."),
    ],
)
def test_a_note_mark_stands_behind_the_word_and_its_punctuation(written: str, shown: str) -> None:
    """Wherever the editor put the citation, its mark follows the punctuation, as in Pandoc; code and addresses stay."""
    assert text_of(rendered(written)) == shown


@pytest.mark.parametrize("marker", ["- ", "1. ", "> ", "* ", "- > ", "\n- a\n    - "])
def test_a_citation_that_begins_an_item_leaves_it_an_item(marker: str) -> None:
    """There is no word for its mark to stand behind: the space that makes a list or quotation stays."""
    bare, cited = (as_html(rendered(f"{marker}{text}banks lend.")) for text in ("", "[@doe2020] "))
    names = [[element.tag for element in page.xpath("//main/*[1]/descendant-or-self::*")] for page in (bare, cited)]
    assert [tag for tag in names[1] if tag not in ("span", "sup", "a")] == names[0]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("First [@doe2020].", "First.[1]"),
        ("First [@doe2020], then [@roe2021; @doe2020]: so", "First,[1] then:[1],2 so"),
        ("As @doe2020 says, and @roe2021.", "As Doe[1] says, and Roe.[2]"),
        ("First\n[@doe2020]\nsecond", "First[1] second"),
        ("First [see @doe2020].", "First [1]."),
    ],
)
def test_a_raised_number_stands_as_a_note_mark_does(written: str, shown: str) -> None:
    """In a style that writes numbers above the line no space stands before them; they follow punctuation (Pandoc)."""
    assert text_of(rendered(written, style="nature")) == shown


def test_a_raised_number_in_a_note_stands_behind_its_word() -> None:
    """The same within a note, also where the note begins with it."""
    page = rendered("A.[^n]\n\n[^n]: [@doe2020] is it, so [@roe2021].\n", style="nature")
    note = as_html(page).xpath("//div[@class='footnote']/ol/li")[0].text_content()
    assert " ".join(note.split()) == "1 is it, so.2 ↩"


@pytest.mark.parametrize("style", ["house-notes", "chicago-notes-bibliography", "oscola"])
@pytest.mark.parametrize(
    ("written", "notes"),
    [
        ("A.^[See also @doe2020, on that.]", ["See also Jane Doe, First ", ", on that."]),
        ("A.^[See @bare2003.]", ["See ‘Bare ", "."]),
        ("A.^[@doe2020 says so.]", ["Jane Doe, First ", " says so."]),
    ],
)
def test_a_name_in_a_note_and_its_citation_are_joined_as_the_style_joins_them(
    style: str, written: str, notes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a note nothing divides the name of a sentence from the rest of its citation, and a title comes once."""
    monkeypatch.setattr(f"{__name__}._vocabularies", _with_bare_source)
    (note,) = _notes_of(rendered(written, style=style))
    assert note.startswith(notes[0])
    assert note.removesuffix(" ↩").endswith(notes[1])
    assert note.casefold().count("first things") + note.casefold().count("bare page") == 1


_ADDRESSES = """
@online{page, author={Fox, Ann}, title={A page}, date={2003}, url={https://example.org/a?x=1&y=2}, urldate={2020-01-02}}
@article{paper, author={Gil, Bo}, title={A paper}, date={2002}, doi={10.1000/182}, journaltitle={J}}
@online{bad, author={Hay, Cy}, title={Bad}, date={2004}, url={javascript:alert(1)}}
"""


def _links_of(written: str, style: str, number: int = 0) -> list[tuple[str, str]]:
    """Where the parts of a note lead, and their words."""
    with pytest.MonkeyPatch.context() as patch:
        bibliography = parse_bibliography(TextFile("sources.bib", _ADDRESSES))
        patch.setattr(f"{__name__}._vocabularies", lambda: (bibliography, *_SHARED()[1:]))
        tree = as_html(rendered(written, style=style))
    note = tree.xpath("//div[@class='footnote']/ol/li")[number]
    return [(a.get("href"), a.text_content()) for a in note.xpath(".//a") if a.get("class") != "footnote-backref"]


@pytest.mark.parametrize("style", ["house-notes", "chicago-notes-bibliography"])
@pytest.mark.parametrize(
    ("written", "addresses"),
    [
        ("A [@page, p. 3].", ["https://example.org/a?x=1&y=2"]),
        ("A.^[See @paper, and so on.]", ["https://doi.org/10.1000/182"]),
        ("A [@bad].", []),
        ("A [see https://s.example/q_r_s, then @page; also <https://t.example> @paper, at https://u.example/(v).].",
         ["https://s.example/q_r_s", "https://example.org/a?x=1&y=2", "https://t.example",
          "https://doi.org/10.1000/182", "https://u.example/(v)"]),
        ("A.^[At https://n.example/a_b_c, `https://c.example`, [so](https://l.example/).]",
         ["https://n.example/a_b_c", "https://l.example/"]),
        ("A.[^n]\n\n[^n]: B (https://n.example/1).\n\n    C https://n.example/2\n\n        https://code.example\n",
         ["https://n.example/1", "https://n.example/2"]),
    ],
)  # fmt: skip
def test_an_address_that_a_note_shows_opens_that_address(written: str, addresses: list[str], style: str) -> None:
    """Author and title lead to the source, an address to itself, whoever wrote it; other schemes lead nowhere."""
    links = _links_of(written, style)
    assert [address for address, _ in links if not address.startswith("#source-")] == addresses
    for address, words in links:
        assert ("://" in words) == (address == words), (address, words)
        assert words == words.strip(" ,"), words


_LATER = {
    "house-notes": ["‘Bare page’, p. 3. ↩"],
    "chicago-notes-bibliography": ["‘Bare Page’, 3. ↩"],
    "oscola": ["ibid 3. ↩"],  # OSCOLA writes it in lower case, at the beginning too
}


@pytest.mark.parametrize("style", _LATER)
def test_no_note_is_ever_empty(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a style leaves out where the author was just named, the note says of which work it speaks."""
    monkeypatch.setattr(f"{__name__}._vocabularies", _with_bare_source)
    body = (
        "@bare2003 says. @bare2003 again [-@bare2003]. [-@bare2003, p. 3] @nothing [@nothing] [-@nothing] [@doe2020]\n"
    )
    tree = as_html(rendered(body, style=style))
    for note in _notes_of(rendered(body, style=style)):
        assert re.search(r"\w", note), note
    assert _notes_of(rendered("@bare2003 says. So [-@bare2003, p. 3].", style=style))[1:] == _LATER[style]
    places = set(tree.xpath("//span[@class='cite']/@id"))
    assert {link[1:] for link in tree.xpath("//span[@class='back']/a/@href") if link[0] == "#"} == places


def _with_bare_source() -> tuple[object, ...]:
    more = "@online{bare2003, title={Bare page}, date={2003}}\n@misc{nothing, annotation={seen}}\n"
    return parse_bibliography(TextFile("sources.bib", f"{FILES['sources.bib']}{more}")), *_SHARED()[1:]


_SHARED = _vocabularies


def _notes_of(page: str) -> list[str]:
    notes = as_html(page).xpath("//div[@class='footnote']/ol/li")
    return [" ".join(note.text_content().split()) for note in notes]


def test_notes_are_defined_in_the_order_of_first_reference() -> None:
    """Citations and the author's own notes share one numbering, whatever the order of the definitions."""
    page = rendered("A.[^z] B [@doe2020].[^a] C.[^z]\n\n[^a]: Second own.\n\n[^z]: First own.\n")
    labels = re.findall(r"^\[\^([^\]]+)\]:", page, re.MULTILINE)
    assert [label.split("-")[0] for label in labels] == ["note", "doe2020", "note"]
    assert "[^note-z]: First own." in page
    assert page.index("[^note-z]:") < page.index("[^note-a]:")


def test_a_citation_within_a_note_stands_in_that_note() -> None:
    """It makes no note of its own, and the way back leads into the note."""
    page = rendered(
        "A.[^n]\n\n[^n]: He says it twice [@doe2020, p. 9], they say.\n\n    Second paragraph [@roe2021].\n"
    )
    tree = as_html(page)
    notes = tree.xpath("//div[@class='footnote']/ol/li")
    assert len(notes) == 1
    assert "(" in notes[0].text_content()
    assert len(notes[0].xpath(".//span[@class='cite']")) == 2
    assert "Cited in note 1" in tree.xpath("//span[@id='back-source-doe2020']")[0].text_content()


def test_a_key_figure_is_cited_above_the_text() -> None:
    """Its note comes before those of the text."""
    page = rendered("Text [@roe2021].", "key_figures: [{value: 29, label: countries, citation: '[@doe2020, p. 2]'}]\n")
    tree = as_html(page)
    marks = [mark.text_content() for mark in tree.xpath("//a[@class='footnote-ref']")]
    assert marks == ["1", "2"]
    assert "29 countries" in tree.xpath("//h2[@id='key-figures']/following::li")[0].text_content()


def test_a_link_to_a_hand_written_page_leads_there() -> None:
    """An editor links to the file beside briefs/; in the site that page stands one folder up."""
    assert "[about us](../about.md)" in rendered("See [about us](../docs/about.md).")


def test_a_source_that_is_not_there_is_marked_as_missing() -> None:
    """The page is made all the same, and shows which key it was."""
    assert 'class="missing-source"' in rendered("Text [@nobody].")


@pytest.mark.parametrize("style", ["house-notes", "house-author-date"])
def test_a_style_s_own_list_is_linked_back(style: str) -> None:
    """With notes or in the text: every place is named at its source."""
    tree = as_html(rendered("A [@doe2020]. B [see @roe2021, ch. 2; @doe2020]. And @doe2020 [p. 4].", style=style))
    places = set(tree.xpath("//span[@class='cite']/@id"))
    assert len(places) == 3
    assert {link.removeprefix("#") for link in tree.xpath("//span[@class='back']/a/@href") if link[0] == "#"} == places


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("As @doe2020 [art. 2] says.", "As Doe (2020, art. 2) says."),
        ("As shown [@doe2020, art. 2].", "As shown (Doe 2020, art. 2)."),
        ("As shown [see @doe2020; @roe2021].", "As shown (see Doe 2020; Roe 2021)."),
        ("As Doe shows [-@doe2020].", "As Doe shows (2020)."),
        ("As @doe2020 [*passim*; @roe2021] says.", "As Doe (2020, passim; Roe 2021) says."),
        ("As @doe2020 [§ IV] says.", "As Doe (2020, sect. IV) says."),
        ("As @doe2020 [§ so] says.", "As Doe (2020, § so) says."),
    ],
)
def test_an_in_text_citation_reads_like_a_sentence(written: str, shown: str) -> None:
    """Author–date citations stand where they were written, their affixes set off as in Pandoc."""
    assert text_of(rendered(written, style="house-author-date")) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Lend [@doe2020, p. 3 etc.].", "Lend [1, p. 3] etc."),
        ("Lend [@doe2020, p. 3 etc.] …", "Lend [1, p. 3] etc. …"),
        ("Lend [@doe2020, p. 3?].", "Lend [1, p. 3]?"),
        ("Lend [see @doe2020, p. 3; also @roe2021].", "Lend see [1, p. 3], also [2]."),
    ],
)
def test_a_citation_and_the_sentence_around_it_share_a_full_stop(written: str, shown: str) -> None:
    """A style whose brackets leave a suffix outside does not end a sentence twice."""
    assert text_of(rendered(written, style="ieee")) == shown


def test_a_name_and_the_sentence_around_it_share_a_full_stop() -> None:
    """What `et al.` ends with is the full stop of the sentence too."""
    many = " and ".join(f"{name}, A." for name in ("Fry", "Gil", "Hay", "Ito", "Jain"))
    bibliography = parse_bibliography(TextFile("sources.bib", f"@book{{many, author={{{many}}}, title={{T}}}}"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(f"{__name__}._vocabularies", lambda: (bibliography, *_SHARED()[1:]))
        assert text_of(rendered("So say @many. And @many…")) == "So say A. Fry et al.[1] And Fry et al.…[2]"


def test_a_citation_in_a_note_stands_in_one_pair_of_parentheses() -> None:
    """Where the style itself writes a later mention in parentheses, there are no others around them."""
    notes = _notes_of(rendered("A [@doe2020]. B [@roe2021].^[So he [-@doe2020], and [@roe2021].]", style="oscola"))
    assert notes[-1] == "So he (n 1), and (Roe (n 2)). ↩"


def test_a_citation_of_which_the_style_shows_nothing_leaves_no_gap() -> None:
    """Where a style has but the author, and that was just written, the sentence ends as if nothing stood there."""
    assert text_of(rendered("Doe says so [-@doe2020].", style="modern-language-association")) == "Doe says so."


def test_a_source_of_which_the_style_shows_nothing_is_listed_all_the_same() -> None:
    """An entry with nothing but a note has no reference to print; its key stands in, and links lead there."""
    bibliography = parse_bibliography(TextFile("sources.bib", "@misc{bare, annotation={seen}}\n"))
    library = csl.Library({key: reference.csl for key, reference in bibliography.references.items()})
    style = STYLES.get("chicago-author-date")
    assert set(format_sources(library, style, "en")) == {"bare"}


_ALIKE = """
@book{one, author={Doe, Jane}, title={One}, date={2020}, publisher={Press}}
@book{two, author={Doe, Jane}, title={Two}, date={2020}, publisher={Press}}
"""


@pytest.mark.parametrize(
    ("style", "label"),
    [
        ("ieee", r"\[\d\]"),
        ("nature", r"\A\d\."),
        ("house-author-date", r"2020[ab]|2026a"),
        ("chicago-author-date", r"2020[ab]|———"),
        ("din-1505-2-numeric-alphabetical", r"\[\d\]"),
    ],
)
def test_labels_that_belong_to_a_list_stay_in_that_list(style: str, label: str) -> None:
    """Numbers, and letters behind years, tell apart what one brief cites: no other list has them."""
    text = FRONT.format("") + "A [@two]. B [@one]."
    briefs = [parse_brief(TextFile(path, text))[0] for path in ("briefs/x.md", "briefs/y.md")]
    bibliography = parse_bibliography(TextFile("sources.bib", _ALIKE))
    topics, people = _SHARED()[1:]
    project = Project(tuple(briefs), bibliography, topics, people, options=Options(citation_style=style))  # type: ignore[arg-type]
    pages = {page.path: as_html(page.markdown) for page in build_site(project, STYLES).pages}
    shown = {path: page.xpath("//li[contains(., 'Doe')]") for path, page in pages.items() if path[:7] != "briefs/"}
    entries = [entry.text_content().strip() for entries in shown.values() for entry in entries]
    assert len(shown["sources/index.md"]) == len(shown["topics/trade.md"]) == 2
    assert [entry for entry in entries if re.search(label, entry)] == []
    own = [entry.text_content() for entry in pages["briefs/x.md"].xpath("//span[@class='entry']")]
    assert [entry for entry in own if not re.search(label, entry)] == []
    assert not re.search(label, pages["briefs/x.md"].xpath("//h2[@id='cite-this']/following::p")[0].text_content())


_FRAGMENTS = st.sampled_from(
    [
        "[@doe2020]",
        "[see @roe2021, p. 3; @doe2020]",
        "@doe2020",
        "[^a]",
        "[^b]",
        "^[inline @roe2021]",
        "\n\n[^a]: Note.\n\n",
        "\n\n[^b]: Cites [@doe2020].\n\n",
        "\n\n",
        "\n- ",
        "\n> ",
        "\n| x | y |\n|---|---|\n| ",
        " | ",
        "`",
        "```\n",
        "**",
        "*",
        "[",
        "]",
        "(",
        ")",
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "## H\n",
        "\n    ",
        "$",
        ". ",
        ", ",
        "words and words ",
        "万隆。",
        "\\",
        "http://x.org/@doe2020",
        "{#id}",
        "&amp;",
        "[text](first.md)",
        "![alt](a.png)",
        "[^nowhere]",
        "[@nobody]",
    ]  # fmt: skip
)


@given(st.lists(_FRAGMENTS, max_size=25).map("".join), st.sampled_from(["house-notes", "house-author-date"]))
def test_every_reference_has_exactly_one_definition(body: str, style: str) -> None:
    """For any text: each note is defined once, in the order of first mention, and no page is refused."""
    page = rendered(body, style=style)
    definitions = re.findall(r"^\[\^((?:note-|doe|roe|nobody)[^\]]*)\]:", page, re.MULTILINE)
    assert len(definitions) == len(set(definitions))
    for label in re.findall(r'class="cite">\[\^([^\]]+)\]', page):
        assert definitions.count(label) == 1


@given(st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" ")))
def test_escaped_text_is_shown_as_it_was(text: str) -> None:
    """Titles and names may hold anything: the page shows just that, and no markup comes of it."""
    shown = markdown.markdown(f"x{escape(text)}x", extensions=["attr_list", "footnotes", "tables"])
    tree = html.fromstring(f"<main>{shown}</main>")
    assert [element.tag for element in tree.iter()] == ["main", "p"]
    assert tree.text_content().strip().replace(" ", "") == f"x{text}x".replace(" ", "")


def test_a_folded_line_of_chinese_has_no_space_in_it() -> None:
    """YAML folds a line break into a space, which Chinese does not have; other scripts keep theirs."""
    assert escape("南南合作的\n原则，与 BRICS 有关") == "南南合作的原则，与 BRICS 有关"


@pytest.mark.parametrize(
    ("lang", "written", "shown"),
    [
        ("zh-Hans", "段落 61", "第61段"),
        ("zh-Hans", "第61–63段", "第61～63段"),
        ("zh-Hans", "第五节", "第五节"),
        ("zh-Hant", "第5節", "第5節"),
        ("en", "para. 61", "para. 61"),
    ],
)
@pytest.mark.parametrize("style", ["house-notes", "house-author-date"])
def test_in_chinese_the_label_of_a_place_stands_behind_its_number(
    lang: str, written: str, shown: str, style: str
) -> None:
    """A style of the CSL project can only put it before; what else it prints does not change."""
    page = as_html(rendered(f"A [@doe2020, {written}].", f"lang: {lang}\n", style)).text_content()
    assert shown in page
    assert not re.search(r"[段节節] ?[0-9五]", page)


def test_a_named_note_ends_its_name_as_its_language_does() -> None:
    """A full stop and a space, and in Chinese a colon of full width and none."""
    assert "**Editor’s note.** Read." in rendered("A.", "editors_note: Read.\n")
    assert "<strong>编者按：</strong>读。" in rendered("甲。", "lang: zh-Hans\neditors_note: 读。\n")


def _ways_back(page: str, key: str) -> list[str]:
    tree = as_html(page)
    said = " ".join(tree.xpath(f"//span[@id='back-source-{key}']")[0].text_content().split())
    names = tree.xpath(f"//span[@id='back-source-{key}']/a[@role='doc-backlink']/@aria-label")
    return [said, *names]


@pytest.mark.parametrize(
    ("written", "style", "ways"),
    [
        ("A [@doe2020].", "house-notes", ["Book · Cited in note 1 · only in this brief", "Back to note 1"]),
        (
            "A [@doe2020]. B [@doe2020, p. 3].",
            "house-notes",
            ["Book · Cited in notes 1, 2 · only in this brief", "Back to note 1", "Back to note 2"],
        ),
        (
            "A.[^n]\n\n[^n]: So [@doe2020], and so [@doe2020, p. 3].",
            "house-notes",
            [
                "Book · Cited in notes 1, 1 · only in this brief",
                "Back to note 1, first mention",
                "Back to note 1, second mention",
            ],
        ),
        (
            "A [@doe2020].",
            "house-author-date",
            ["Book · Cited here · only in this brief", "Cited here, Back to the text"],
        ),
        (
            "A [@doe2020]. B.[^n] C [@doe2020].\n\n[^n]: So [@doe2020].",
            "house-author-date",
            [
                "Book · Cited here a, b · Cited in note 1 · only in this brief",
                "a, Back to the text, first mention",
                "b, Back to the text, second mention",
                "Back to note 1",
            ],
        ),
    ],
)
def test_a_source_says_what_it_is_and_where_it_is_cited(written: str, style: str, ways: list[str]) -> None:
    """Its kind, and a link to every place, each with a name of its own."""
    assert _ways_back(rendered(written, style=style), "doe2020") == ways


def test_a_source_that_is_only_listed_leads_to_the_bibliography() -> None:
    """With `nocite` there is no place in the text to go back to."""
    assert _ways_back(rendered("A.", "nocite: ['@doe2020']\n"), "doe2020") == ["Book · in the list of all sources"]


@pytest.mark.parametrize(("caption", "below"), [("A quay", "A quay · Jane Doe"), ("A quay.", "A quay. Jane Doe")])
def test_a_caption_and_its_credit_are_told_apart(caption: str, below: str) -> None:
    """By a dot between them, where the caption does not end a sentence."""
    page = rendered("Text.\n", f"image: {{file: a.png, alt: Cranes, caption: {caption}, credit: Jane Doe}}\n")
    assert f"\n{below}\n{{.caption}}" in page
