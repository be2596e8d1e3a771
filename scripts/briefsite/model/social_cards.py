"""The picture that stands beside a link to a brief elsewhere (a “social card”): what it shows, and in which letters."""

from __future__ import annotations

from msgspec import Struct

WIDTH, HEIGHT = 1200, 630
"""In points: what those ask for who show it (https://ogp.me, and the manuals of X and Facebook)."""


class CardFont(Struct, frozen=True):
    """A font on the machine: its files, in bold and as usual, which of the fonts in them, and what they hold."""

    bold: str
    usual: str
    index: int = 0
    name: str = ""
    """A short name for what the files hold."""


class CardText(Struct, frozen=True):
    """A text in a font that has all its letters."""

    text: str
    font: CardFont


class CardColours(Struct, frozen=True):
    """Colours as `#123456`."""

    ground: str = "#fdfcf9"
    ink: str = "#1f1b18"
    bar: str = "#7a1f2b"


class SocialCard(Struct, frozen=True):
    """All that a card shows. `lang` says how its letters are shaped and from where they are read."""

    name: CardText
    title: CardText
    deck: CardText | None
    lang: str
    colours: CardColours = CardColours()


class NoCard(Struct, frozen=True):
    """That a brief has no card, and why; `path` is its file."""

    path: str
    reason: str
