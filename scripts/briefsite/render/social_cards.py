"""The cards of briefs: what each shows, in the publication's colours, and which brief has none and why.

A card is drawn when the site is whole, and again when what it shows has changed. That it will be there must be known
before, for the page of the brief names it: so fonts are looked for first.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefsite.link import Corpus, LinkedBrief
from briefsite.model.looks import Looks
from briefsite.model.social_cards import CardColours, CardText, NoCard, SocialCard
from briefsite.read.looks.colours import ink_on
from briefsite.read.paths import card_path
from briefsite.read.social_cards.draw import can_shape, draw_card
from briefsite.read.social_cards.fonts import Fonts, needs_shaping
from briefsite.render.downloads import Download, DownloadKind, Made


def social_cards(corpus: Corpus, looks: Looks, fonts: Fonts | None = None) -> tuple[Download, ...]:
    """The card of each brief, or what is to be said of it; none where the site has no address that links could name."""
    options = corpus.options
    if not (options.cards and options.site_url and corpus.briefs):
        return ()
    found, colours = fonts or Fonts(), _colours(looks)
    values = (_card(linked, options.site_name, found, colours) for linked in corpus.briefs)
    return tuple(
        Download(card_path(linked.slug), CARDS, value) for linked, value in zip(corpus.briefs, values, strict=True)
    )


def with_cards(cards: tuple[Download, ...]) -> Mapping[str, bool]:
    """The paths of the cards that will be there."""
    return {card.path: True for card in cards if isinstance(card.value, SocialCard)}


def _card(linked: LinkedBrief, name: str, fonts: Fonts, colours: CardColours) -> SocialCard | NoCard:
    front = linked.brief.front
    texts = [name, front.title, front.subtitle or front.summary]
    set_texts = [fonts.text(text, front.lang) for text in texts if text.strip()]
    for each in set_texts:
        if not isinstance(each, CardText):
            return NoCard(linked.brief.path, f"no font on this machine has its letters ({each})")
        if needs_shaping(each.text) and not can_shape():
            return NoCard(linked.brief.path, "Pillow finds no Raqm and FriBiDi here, by which its letters are joined")
    shown = [each for each in set_texts if isinstance(each, CardText)]
    return SocialCard(shown[0], shown[1], shown[2] if len(shown) > 2 else None, front.lang, colours)


def _colours(looks: Looks) -> CardColours:
    own, usual = looks.light, CardColours()
    bar = own.marks or own.text or usual.bar
    if not own.masthead:
        return CardColours(usual.ground, usual.ink, bar)
    return CardColours(own.masthead, ink_on(own.masthead), bar if bar != own.masthead else ink_on(own.masthead))


def _made(value: SocialCard | NoCard) -> Made:
    if isinstance(value, NoCard):
        return Made(b"", (f"{value.path}: there is no picture for links to this brief: {value.reason}",))
    return Made(draw_card(value))


def _without_text(value: SocialCard) -> bytes:
    return draw_card(value, with_text=False)


CARDS = DownloadKind("drawing cards", _made, 2, _without_text, "a card without a text")
