"""A card as a picture (PNG): whose it is, the title as large as it fits, and what the brief is about below it.

It is drawn in shades between ground and ink, and the colour of the bar is a shade of its own: so the picture is small,
and made quickly.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from briefsite.model.social_cards import HEIGHT, WIDTH, CardColours, CardFont, CardText, SocialCard
from briefsite.wording.languages import direction

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_MARGIN, _BAR = 80, 16
_INK, _FAINT, _OF_BAR = 254, 190, 255
"""Shades: of the title, of all else, and the one that stands for the bar's colour."""
_NAME, _DECK = 30, 34
_TITLES = (76, 68, 60, 52, 46, 40)
"""Sizes of a title, the largest first: the one that leaves it three lines is taken, else the smallest."""
_LINES, _LINES_OF_DECK = 3, 3
_LONG = 12
"""Words of no more letters fit into a line, in every size."""
_WITHOUT_SPACES = range(0x2E80, 0xFFFF)


def can_shape() -> bool:
    """Whether letters that join, or are read from the right, can be drawn here."""
    from PIL import features

    return bool(features.check("raqm"))


def draw_card(card: SocialCard, *, with_text: bool = True) -> bytes:
    """The picture. Raises OSError where a font cannot be read."""
    from PIL import Image, ImageDraw

    picture = Image.new("L", (WIDTH, HEIGHT), 0)
    pen = ImageDraw.Draw(picture)
    pen.fontmode = "L"
    page = _Page(pen, card.lang)
    if with_text:
        page.write_texts(card)
    picture = picture.point([min(shade, _INK) for shade in range(256)])
    edge = WIDTH - _BAR if page.is_rtl else 0
    picture.paste(_OF_BAR, (edge, 0, edge + _BAR, HEIGHT))
    picture.putpalette(_palette(card.colours))
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=4)
    return file.getvalue()


class _Page:
    """Where the next line stands, and from where it is read."""

    def __init__(self, pen: ImageDraw, lang: str) -> None:
        self._pen, self._lang = pen, lang
        self.is_rtl = direction(lang) == "rtl"
        self.bottom = 0

    def write_texts(self, card: SocialCard) -> None:
        """Put all that a card says where it stands."""
        self.write(card.name, "usual", _NAME, 1, _FAINT, top=70)
        size, lines = self.fitted(card.title)
        self.put(lines, card.title.font, "bold", size, _INK, top=150)
        if card.deck is not None:
            self.write(card.deck, "usual", _DECK, _LINES_OF_DECK, _FAINT, top=self.bottom + 30)

    def fitted(self, text: CardText) -> tuple[int, list[str]]:
        """The size of a title, and its lines."""
        for size in _TITLES:
            lines = self._lines(text, "bold", size)
            if len(lines) <= _LINES:
                return size, lines
        return size, self._cut(lines, _LINES, _face(text.font, "bold", size))

    def write(self, text: CardText, weight: str, size: int, most: int, shade: int, *, top: int) -> None:
        """Put a text into at most so many lines, and fewer where the card ends."""
        room = (HEIGHT - top - 50) // round(size * 1.35)
        lines = self._cut(self._lines(text, weight, size), max(1, min(most, room)), _face(text.font, weight, size))
        self.put(lines, text.font, weight, size, shade, top=top)

    def put(self, lines: list[str], font: CardFont, weight: str, size: int, shade: int, *, top: int) -> None:
        """Put lines one below the other."""
        self.bottom = top
        for line in lines:
            x, anchor = (WIDTH - _MARGIN, "ra") if self.is_rtl else (_MARGIN, "la")
            self._pen.text((x, self.bottom), line, shade, _face(font, weight, size), anchor, **self._shaping)
            self.bottom += round(size * (1.25 if weight == "bold" else 1.35))

    @property
    def _shaping(self) -> dict[str, Any]:
        return {"direction": "rtl" if self.is_rtl else "ltr", "language": self._lang} if can_shape() else {}

    def _lines(self, text: CardText, weight: str, size: int) -> list[str]:
        font, lines = _face(text.font, weight, size), [""]
        for word in self._fit(_words(text.text), font):
            if lines[-1] and self._width(lines[-1] + word.rstrip(), font) > WIDTH - 2 * _MARGIN:
                if len(lines) > max(_LINES, _LINES_OF_DECK):
                    break  # no more are shown
                lines.append("")
            lines[-1] += word if lines[-1] else word.lstrip()
        return [line.rstrip() for line in lines]

    def _fit(self, words: list[str], font: FreeTypeFont) -> Iterator[str]:
        """The words; one that is longer than a line in pieces."""
        for word in words:
            while len(word) > _LONG and self._width(word.rstrip(), font) > WIDTH - 2 * _MARGIN:
                end = len(word) - 1
                while end > 1 and self._width(word[:end], font) > WIDTH - 2 * _MARGIN:
                    end = end * 9 // 10
                yield word[:end]
                word = word[end:]
            yield word

    def _cut(self, lines: list[str], most: int, font: FreeTypeFont) -> list[str]:
        """The first of the lines; the last of them ends in dots where others follow."""
        if len(lines) <= most:
            return lines
        last = lines[most - 1]
        while last and self._width(f"{last}…", font) > WIDTH - 2 * _MARGIN:
            last = last.rpartition(" ")[0] or last[:-1]
        return [*lines[: most - 1], f"{last.rstrip(' ,;:.')}…"]

    def _width(self, text: str, font: FreeTypeFont) -> float:
        return float(font.getlength(text, **self._shaping))


def _words(text: str) -> list[str]:
    """What a line may end behind: words with the space that follows, and each sign of scripts without spaces."""
    words = [""]
    for sign in text:
        is_apart = ord(sign) in _WITHOUT_SPACES
        if is_apart and sign.isalpha():
            words.append(sign)
        else:
            words[-1] += sign
        if sign == " ":
            words.append("")
    return [word for word in words if word]


@lru_cache(maxsize=64)
def _face(font: CardFont, weight: str, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(getattr(font, weight), size, index=font.index)


@cache
def _palette(colours: CardColours) -> list[int]:
    ground, ink, bar = (
        [int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (colours.ground, colours.ink, colours.bar)
    )
    shades = [round(a + (b - a) * shade / _INK) for shade in range(_INK + 1) for a, b in zip(ground, ink, strict=True)]
    return [*shades, *bar]
