"""Latin words, dates and addresses on a page whose own script is another."""

from __future__ import annotations

import pytest

from briefsite.finish.mixed_scripts import set_scripts_apart
from briefsite.render.markup import with_isolated_runs


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "<em|>Le Monde</em> <em>كتاب</em> <em|>«<b>Post</b>» 2</em> <em>1955</em>"),
        ("zh-Hans", "<em|>The Diplomat</em> <em>人民日报</em>"),
        ("fr", "<em>Le Monde</em>"),
    ],
)
def test_latin_titles_keep_their_italics(lang: str, text: str) -> None:
    """Where the page's own script has none, emphasis that begins with a Latin letter is marked."""
    assert set_scripts_apart(text.replace("|", ""), {"lang": lang}) == text.replace("|", ' class="latin"')


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "في |2017-08-17| و<b>|24/04/1955|</b>، |1.5.2020|."),
        ("ar", "رقم |10.1000/182| في |www.example.org/a|، ثم"),
        ("ar", '<a href="https://a.example/b-c">|https://a.example/b-c|</a>.'),
        ("ar", '<a href="/2017-08-17">في</a> <code>2017-08-17</code> <bdi>2017-08-17</bdi> 2016–2030 3.5 1,000'),
        ("zh", "2017-08-17"),
    ],
)
def test_dates_and_addresses_keep_their_order(lang: str, text: str) -> None:
    """On a page that reads from the right they are isolated, in its text alone; elsewhere nothing is done."""
    pieces = text.split("|")
    pieces[1::2] = [f'<bdi dir="ltr">{piece}</bdi>' for piece in pieces[1::2]]
    assert set_scripts_apart(text.replace("|", ""), {"lang": lang}) == "".join(pieces)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "Ahmed, *Post*, |31 يوليو، 2023|, p. 4"),
        ("ar", "(Islamabad: Press, |أكتوبر، 2022|)"),
        ("ar", 'Doe وآخرون, <em title="يوليو 2023">Post</em>, |يوليو 2023|'),
        ("ar", "أحمد، 31 يوليو 2023"),
        ("fr", "Doe, 31 يوليو 2023"),
    ],
)
def test_a_date_in_arabic_words_keeps_together_in_a_latin_reference(lang: str, text: str) -> None:
    """Month and year stand apart from what is around them; in a reference all in Arabic nothing falls apart."""
    pieces = text.split("|")
    pieces[1::2] = [f"<bdi>{piece}</bdi>" for piece in pieces[1::2]]
    assert with_isolated_runs(text.replace("|", ""), lang) == "".join(pieces)
