"""Pictures with a caption: figures, galleries, credits."""

from __future__ import annotations

import pytest

from briefsite.finish.figures import make_figures

A, B = '<img alt="A" src="a.webp">', '<img alt="B" src="b.webp">'


def test_a_picture_with_a_caption_is_a_figure() -> None:
    """The credit stands apart; the text around it stays."""
    made = make_figures(f"<p>X</p>\n<p>{A}</p>\n<p>Figure: A quay, <em>new</em>. Credit: Desk.</p>\n<p>Y</p>", {})
    assert made == (
        f'<p>X</p>\n<figure class="picture">{A}<figcaption>A quay, <em>new</em>. <span class="credit">Credit: Desk.'
        "</span></figcaption></figure>\n<p>Y</p>"
    )


def test_a_figure_is_wide_or_in_the_margin_as_its_picture_says() -> None:
    """By the class that its author gives the picture."""
    for form in ("wide", "margin"):
        picture = A.replace("<img", f'<img class="{form}"')
        assert make_figures(f"<p>{picture}</p><p>Figure: A.</p>", {}).startswith(f'<figure class="picture {form}">')


@pytest.mark.parametrize("between", [" ", "\n", "<br>\n"])
def test_two_to_four_pictures_are_a_gallery(between: str) -> None:
    """With one caption, and its number."""
    made = make_figures(f"<p>{between.join([A, B])}</p>\n<p>Figure 3: Both.</p>", {})
    assert made == (
        f'<figure class="picture gallery"><div>{A}</div><div>{B}</div>'
        '<figcaption><strong class="caption-number">Figure 3</strong> Both.</figcaption></figure>'
    )
    assert "gallery" not in make_figures(f"<p>{' '.join([A] * 5)}</p><p>Figure: Five.</p>", {})


def test_a_picture_for_each_design_is_one_picture() -> None:
    """Of which a reader sees one."""
    pair = A.replace("a.webp", "a.webp#only-light"), B.replace("b.webp", "b.webp#only-dark")
    assert "gallery" not in make_figures(f"<p>{' '.join(pair)}</p><p>Figure: One.</p>", {})


@pytest.mark.parametrize(
    ("lang", "caption", "credit"),
    [
        ("de", "Abbildung: Ein Kai. Bild: Amt", "Bild: Amt"),
        ("zh", "图：码头。图片：本社", "图片：本社"),
        ("ar", "الشكل: رصيف. الصورة: المكتب", "الصورة: المكتب"),
    ],
)
def test_words_are_those_of_the_page(lang: str, caption: str, credit: str) -> None:
    """Or English."""
    made = make_figures(f"<p>{A}</p><p>{caption}</p>", {"lang": lang})
    assert f'<span class="credit">{credit}</span></figcaption>' in made


@pytest.mark.parametrize(
    "text",
    [
        f"<p>{A}</p><p>Figures: two.</p>",
        f"<p>{A} and words</p><p>Figure: A.</p>",
        f"<p>{A}</p><h2>B</h2><p>Figure: A.</p>",
    ],
)
def test_what_is_no_caption_stays(text: str) -> None:
    """Other words, a picture within a text, a paragraph farther down."""
    assert make_figures(text, {}) == text
