"""The pictures that stand beside links to briefs: what they show, in which fonts, and who is told where one is not."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image, ImageFont, features
from sites import site_of

from briefsite.model.looks import Colours, Looks
from briefsite.model.social_cards import HEIGHT, WIDTH, CardColours, CardFont, CardText, NoCard, SocialCard
from briefsite.read.social_cards.coverage import Coverage, coverage
from briefsite.read.social_cards.draw import draw_card
from briefsite.read.social_cards.fonts import Fonts, needs_shaping
from briefsite.render.downloads import Download
from briefsite.render.social_cards import social_cards, with_cards

LATIN = ("NotoSerif-Bold.ttf", "NotoSerif-Regular.ttf")
"""By these names the font is found that Pillow itself has, of Latin letters."""


@pytest.fixture(scope="module")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> Fonts:
    """Those of a machine that has one family, of Latin letters."""
    folder = tmp_path_factory.mktemp("fonts")
    content = ImageFont.load_default(20).font_bytes  # type: ignore[union-attr]
    for name in LATIN:
        (folder / "below" / name).parent.mkdir(exist_ok=True)
        (folder / "below" / name).write_bytes(content)
    (folder / "DejaVuSerif-Bold.ttf").write_bytes(b"no font")
    (folder / "DejaVuSerif.ttf").write_bytes(b"")
    return Fonts([str(folder)])


def cards(
    briefs: Mapping[str, str], fonts: Fonts, looks: Looks | None = None, **options: object
) -> dict[str, Download]:
    """Those of a site, by path."""
    corpus = site_of(briefs, **{"cards": True, **options}).corpus
    return {card.path: card for card in social_cards(corpus, looks or Looks(), fonts)}


def test_a_card_shows_name_title_and_what_it_is_about(fonts: Fonts) -> None:
    """In the size that is asked for, the same each time, and another where the title is another."""
    first, second = cards(
        {"ports": "title: Ports\nsubtitle: Who pays\n\nA.", "quays": "title: Quays\n\nB."}, fonts
    ).values()
    value = first.value
    assert isinstance(value, SocialCard) and value.deck is not None
    assert [text.text for text in (value.name, value.title, value.deck)] == ["Harbour Briefs", "Ports", "Who pays"]
    picture = Image.open(io.BytesIO(first.make().content))
    assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    assert first.make() == first.make() != second.make()


def test_a_card_whose_font_is_gone_has_no_text(fonts: Fonts) -> None:
    """It is a picture in the colours of the publication all the same, for the page names it; that is told."""
    (card,) = cards({"ports": "A."}, fonts).values()
    value = card.value
    assert isinstance(value, SocialCard)
    gone = CardText(value.title.text, CardFont("/no/bold.ttf", "/no/usual.ttf"))
    made = Download(card.path, card.kind, replace(value, title=gone)).make()
    assert Image.open(io.BytesIO(made.content)).size == (WIDTH, HEIGHT)
    said = "this file could not be made (OSError: cannot open resource); a card without a text stands in its place"
    assert made.messages == (f"{card.path}: {said}",)


def test_a_card_has_the_colours_of_the_publication(fonts: Fonts) -> None:
    """Of its masthead, with an ink that is clear on it, and of its marks."""
    looks = Looks(light=Colours("#0b3d5c", "#0b3d5c", "#b45309"))
    (card,) = cards({"ports": "\n\nA."}, fonts, looks).values()
    assert isinstance(card.value, SocialCard)
    assert card.value.colours == CardColours("#0b3d5c", "#ffffff", "#b45309")
    picture = Image.open(io.BytesIO(card.make().content)).convert("RGB")
    assert (picture.getpixel((2, 2)), picture.getpixel((WIDTH - 2, 2))) == ((0xB4, 0x53, 0x09), (0x0B, 0x3D, 0x5C))
    (usual,) = cards({"ports": "\n\nA."}, fonts).values()
    assert isinstance(usual.value, SocialCard)
    assert usual.value.colours == CardColours()


def test_a_brief_whose_letters_no_font_has_is_named(fonts: Fonts) -> None:
    """It has no card, its page names none, and the site is built."""
    found = cards({"ports": "title: الموانئ\nlang: ar\n\nA.", "quays": "title: Quays\n\nB."}, fonts)
    value = found["briefs/ports/ports-card.png"].value
    assert isinstance(value, NoCard)
    assert value == NoCard("briefs/ports.md", "no font on this machine has its letters (ARABIC)")
    made = found["briefs/ports/ports-card.png"].make()
    assert made.content == b""
    assert made.messages == (f"briefs/ports.md: there is no picture for links to this brief: {value.reason}",)
    assert [*with_cards(tuple(found.values()))] == ["briefs/quays/quays-card.png"]


def test_signs_without_letters_are_left_out(fonts: Fonts) -> None:
    """An emoji in a title takes no card away; nor do quotes, angle brackets and LaTeX."""
    (card,) = cards({"ports": "title: 'Ports 🚢 \"a\" <b> \\emph{c}'\n\nA."}, fonts).values()
    assert isinstance(card.value, SocialCard)
    assert card.value.title.text == "Ports ‘a’ <b> \\emph{c}"


def test_there_is_no_card_where_nothing_could_name_it(fonts: Fonts) -> None:
    """Without an address of the site, without briefs, or where the publication wants none."""
    assert cards({"ports": "\n\nA."}, fonts, site_url="") == {}
    assert cards({}, fonts) == {}
    assert cards({"ports": "\n\nA."}, fonts, cards=False) == {}


@pytest.mark.parametrize("title", ["A " * 300, "Donaudampfschifffahrt" * 20, "A"])
def test_any_title_fits(fonts: Fonts, title: str) -> None:
    """The margin stays empty, whatever the length of a title and of its words."""
    text = fonts.text(title, "en")
    assert not isinstance(text, str)
    name = fonts.text("Harbour", "en")
    assert not isinstance(name, str)
    picture = Image.open(io.BytesIO(draw_card(SocialCard(name, text, None, "en"))))
    margin = picture.convert("RGB").crop((WIDTH - 60, 0, WIDTH, HEIGHT))
    assert margin.getcolors() == [(60 * HEIGHT, (0xFD, 0xFC, 0xF9))]


@pytest.mark.skipif(not features.check("raqm"), reason="Pillow has no Raqm here")
def test_a_card_from_the_right_is_mirrored() -> None:
    """The bar stands on the right, and text ends there."""
    found = Fonts().text("الموانئ", "ar")
    if isinstance(found, str):
        pytest.skip("no font with Arabic letters here")
    picture = Image.open(io.BytesIO(draw_card(SocialCard(found, found, None, "ar")))).convert("L")
    assert picture.getpixel((WIDTH - 2, 2)) != picture.getpixel((2, 2))
    half = picture.crop((0, 0, WIDTH // 2, HEIGHT)).getcolors() or []
    assert len(half) == 1


def test_only_letters_that_join_need_more_than_a_font() -> None:
    """Latin, Greek, Cyrillic and Chinese stand one behind the other."""
    assert [needs_shaping(text) for text in ("Ports 1", "Порты", "港口", "الموانئ", "बंदरगाह")] == [False] * 3 + [
        True
    ] * 2


def test_what_a_font_has_is_read_from_it(fonts: Fonts, tmp_path: Path) -> None:
    """Letters of Latin and none of Arabic; nothing of what is no font."""
    text = fonts.text("Abc", "en")
    assert not isinstance(text, str)
    found = coverage(text.font.bold, 0)
    assert [found.has(sign) for sign in "Abع港"] == [True, True, False, False]
    assert not coverage(str(tmp_path / "none.ttf"), 0).has("A")
    assert [Coverage(iter([(65, 66), (70, 70)])).has(sign) for sign in "@ABCF"] == [False, True, True, False, True]
