"""What the search answers, in a real Chromium: a small site of which each word is known."""

from __future__ import annotations

import html
import math
import random
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import served
from playwright.sync_api import Browser, Page, Route, expect
from projects import ROOT
from searching import words as words_in_index

from briefsite.finish.search.words import words_of
from briefsite.hosts.mkdocs.theme import search_words
from briefsite.hosts.search import Search
from briefsite.wording import words as words_in

PAGES: Mapping[str, tuple[str, str, str]] = {
    "steel": ("en", "Steel", '<p>First.</p><h2 id="rates">Rates</h2><p>Several tariffs rose in May, on steel.</p>'),
    "cotton": ("en", "Cotton", "<p>A tariff on cotton, and on nothing else. The price of cotton rose.</p>"),
    "river": ("en", "River", "<p>The river rose 14.9 metres; a dam held. Floodplains were built on.</p>"),
    "debt": ("en", "Debt", '<p>Relief of debt came late. Interest rates fell; the debt<sup><a class="footnote-ref" '
             'href="#fn:1">1</a></sup> <em>relief</em>, finally agreed, was small.</p>'),
    "relief": ("en", "Relief", "<p>The debt was old. Relief maps of the constructor’s valley.</p>"),
    "parted": ("en", "Parted", '<ul><li>They had debt</li><li>and relief</li></ul><h2 id="n">Names</h2><p>debt</p>'
               '<h2 id="m">Relief</h2><p>None.</p>'),
    "markup": ("en", "Markup", "<p>Write &lt;img src=x onerror=alert(1)&gt; in a brief and it stays text, "
               "quarantined.</p>"),
    "notes": ("en", "Notes", '<p class="byline">By Zebedee</p><p>Short.</p><h2 data-search-ignore id="notes">Notes</h2>'
              '<p>Zebedee wrote.</p>'),
    "a-fr": ("fr", "Priorités", "<p>Huit priorités d’une même liste, l’été venu. Œuvres élevées.</p>"),
    "a-zh": ("zh", "智库网络", '<p>丝路国际智库网络成立于马德里。库中有书。</p><h2 id="x">网站</h2><p>网站很慢。</p>'),
    "b-zh": ("zh", "图书", "<p>网络很快，智库很少。</p>"),
}  # fmt: skip
SOURCES = (
    "Doe, Jane. <em>Tariffs of steel</em>. 2020.",
    "Roe, Richard. Cotton. 2021.",
    "Poe. Steel of tariffs. 2022.",
)
TEXTS = (
    "Plain words, l'île d’Yeu; naïve ŒUVRE Straße İstanbul ΟΔΟΣ ϕιλοσ", "e\u0301te\u0301 ﬁne ① x² ½ 3.5 a_b",
    "智库网络，2015年10月 COVID19疫情 データ・ベース ｶﾀｶﾅ 々〇",
    "مُوجَز باكستانَ ٢٠٢٦", "ภาษาไทย ກາ မြန်မာ ខ្មែរ", "한국어 नीति \U00020000\U00020001本",
    "co\u00adop zero\u200bwidth 😀 <mark>", "",
)  # fmt: skip
Ask = Callable[..., list[str]]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small site."""
    site = tmp_path_factory.mktemp("small")
    shutil.copytree(ROOT / "scripts/briefsite/theme/assets", site / "assets")
    for name, (lang, title, body) in PAGES.items():
        _write(site / name, lang, f"<article data-search-body><h1>{title}</h1>{body}</article>")
    entries = "".join(f'<li><span id="source-{n}" class="entry">{text}</span></li>' for n, text in enumerate(SOURCES))
    _write(site / "sources", "en", f"<ol>{entries}</ol>")
    Search(site).finish()
    with served(site) as address:
        yield address


def _write(folder: Path, lang: str, body: str) -> None:
    folder.mkdir()
    opener = (
        f'<a class="search-open" href="../search/" data-words="{html.escape(search_words(words_in(lang)))}">Search</a>'
    )
    opener += '<script type="module" src="../assets/search.js"></script>'
    head = f'<head><meta charset="utf-8"><title>{lang}</title></head>'
    page = f'<!doctype html><html lang="{lang}">{head}<body>{opener}{body}</body></html>'
    (folder / "index.html").write_text(page, encoding="utf-8")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window in which nothing was searched yet."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def ask(page: Page, small: str) -> Ask:
    """A function that asks on a page, and gives the titles of what is found."""

    def asked(words: str, on: str = "steel") -> list[str]:
        page.goto(f"{small}{on}/")
        page.keyboard.press("/")
        page.locator("input[type=search]").fill(words)
        expect(page.get_by_role("status")).to_have_text(re.compile(r"\d|“|«"), timeout=20_000)
        return page.locator("li.search__page h3").all_inner_texts()

    return asked


def _count(page: Page) -> int:
    return int(re.findall(r"\d+", page.get_by_role("status").inner_text())[0])


def _marked(page: Page) -> list[str]:
    expect(page.locator(".search__page--coming")).to_have_count(0)
    return page.locator("li.search__page mark").all_inner_texts()


@pytest.mark.parametrize("text", TEXTS)
def test_a_question_has_the_words_that_the_index_has(page: Page, small: str, text: str) -> None:
    """The rules are written twice, in Python and for the browser: both find the same words in any script."""
    page.goto(f"{small}steel/")
    found = page.evaluate(
        "async (text) => (await import('/assets/search/question.js')).wordsIn(text)"
        ".map(({ word, start, end }) => [word, text.slice(start, end)])",
        text,
    )
    assert [word.encode() for word, _ in found] == words_of(text)
    assert all(words_of(written) == [word.encode()] for word, written in found if len(word) > 2)


def test_documents_are_ranked_by_rare_words_and_impact(page: Page, small: str) -> None:
    """Every word must be there; of its forms the best counts; among equals the first document is first."""
    page.goto(f"{small}steel/")
    found = page.evaluate(
        """async () => {
          const { rank, unite } = await import('/assets/search/rank.js');
          const common = unite([{ groups: [[4, 0, 1, 2, 3], [2, 8]], weight: 1 }, { groups: [[10, 3]], weight: 0.5 }]);
          const rare = unite([{ groups: [[6, 1, 2, 5]], weight: 1 }]);
          return [[...common], rank([common, rare], 10), rank([], 10)];
        }"""
    )
    assert found[0] == [[0, 4], [1, 4], [3, 5], [6, 4], [8, 2]]
    score = {documents: math.log(1 + (10 - documents + 0.5) / (documents + 0.5)) for documents in (3, 5)}
    assert [each["document"] for each in found[1]] == [3, 1, 8]
    assert [each["score"] for each in found[1]] == pytest.approx(
        [score[3] * 6 + score[5] * common for common in (5, 4, 2)]
    )
    assert found[2] == []


def test_other_forms_of_a_word_are_found_and_marked(ask: Ask, page: Page) -> None:
    """ "tariff" finds "tariffs" and the other way round; the form that was asked for comes first."""
    assert ask("tariff ") == ["Cotton", "Steel"]
    assert _marked(page) == ["tariff", "tariffs"]
    assert ask("tariffs ")[0] == "Steel"


def test_the_last_word_may_go_on_while_it_is_typed(ask: Ask) -> None:
    """Two letters are enough; a space says that it is whole, and another word is always."""
    assert ask("floodp") == ["River"]
    assert set(ask("co")) == {"Cotton", "Relief"}
    assert ask("t") == []
    assert ask("de rose") == []


def test_every_word_must_be_there(ask: Ask) -> None:
    """A page that has only some of the words is not found, however many it has."""
    assert ask("cotton rose ") == ["Cotton"]
    assert set(ask("rose ")) == {"River", "Cotton", "Steel"}
    assert ask("cotton steel ") == []


def test_a_phrase_is_found_only_where_it_stands(ask: Ask, page: Page) -> None:
    """Not where its words stand apart, in other forms, or in a heading and below it; a note does not part them."""
    assert ask('"debt relief"') == ["Debt"]
    assert _count(page) == 1
    assert _marked(page) == ["debt relief"]
    assert set(ask("debt relief ")) == {"Debt", "Relief", "Parted"}
    assert ask('"tariffs rose" steel ') == ["Steel"]
    assert ask('"tariff rose"') == []
    for quoted in ("“debt relief”", "«debt relief»", "„debt relief“"):
        assert ask(quoted) == ["Debt"]


def test_what_only_seems_to_have_a_phrase_is_left_out_when_its_page_is_seen(ask: Ask, page: Page) -> None:
    """The index rules out most pages, not all: each page is looked at before it is counted."""

    def all_bits(route: Route) -> None:
        route.fulfill(body=b"\xff" * len(route.fetch().body()))

    page.route("**/pairs-*.bin", all_bits)
    assert ask('"debt relief"') == ["Debt"]
    assert _count(page) == 1
    assert ask('"relief debt"') == []


def test_a_phrase_beyond_what_is_looked_through_first_is_counted_down(ask: Ask, page: Page) -> None:
    """Of very many pages those that are shown are looked at; the count follows, and more are brought in their place."""

    def none_first(route: Route) -> None:
        script = route.fetch().text()
        assert "MOST_VERIFIED = 30" in script
        route.fulfill(body=script.replace("MOST_VERIFIED = 30", "MOST_VERIFIED = 0"), content_type="text/javascript")

    page.route("**/index.js", none_first)
    page.route("**/pairs-*.bin", lambda route: route.fulfill(body=b"\xff" * len(route.fetch().body())))
    assert ask('"debt relief"') == ["Debt"]
    assert _count(page) == 1


def test_a_form_that_is_nowhere_finds_words_that_begin_alike(ask: Ask) -> None:
    """No stemmer is loaded: what begins with the word is found, then what shares all but its last letters."""
    assert ask("quarant steel ") == []
    assert ask("quarant ") == ["Markup"]
    assert ask("quarantining ") == ["Markup"]
    assert ask("quagmires ") == []


def test_words_are_found_without_their_accents(ask: Ask, page: Page) -> None:
    """And with them; apostrophes part words; what is marked is what stands there."""
    for words in ("priorites", "PRIORITÉS", "l'ete venu"):
        assert ask(words, on="a-fr") == ["Priorités"]
    ask("priorites", on="a-fr")
    assert _marked(page) == ["priorités"]
    address = page.locator("li.search__page h3 a").get_attribute("href")
    assert address is not None
    assert parse_qs(urlsplit(address).query) == {"mark": ["priorites", "priorités"]}


def test_scripts_without_spaces_are_searched_by_pairs_of_characters(ask: Ask, page: Page) -> None:
    """A run is found wherever its pairs are, and shown as a whole where it stands so; one character begins a pair."""
    assert ask("智库网络", on="a-zh") == ["智库网络"]
    assert set(_marked(page)) == {"智库网络"}
    assert ask("智库 网络", on="a-zh") == ["智库网络", "图书"]
    assert set(_marked(page)) == {"智库", "网络"}
    assert ask("马", on="a-zh") == ["智库网络"]
    assert ask('"络成"', on="a-zh") == ["智库网络"]


def test_headings_show_where_the_words_stand_and_excerpts_begin_with_a_sentence(ask: Ask, page: Page) -> None:
    """The link leads to the heading; no number is cut in two; text before the first heading is shown if it has it."""
    ask("tariffs may ")
    expect(page.locator("li.search__page h4 a")).to_have_attribute(
        "href", re.compile(r"/steel/\?mark=tariffs&mark=may#rates$")
    )
    expect(page.locator("li.search__page .search__excerpt")).to_have_text("Several tariffs rose in May, on steel.")
    ask("metres ")
    expect(page.locator(".search__excerpt")).to_have_text(
        "The river rose 14.9 metres; a dam held. Floodplains were built on."
    )
    ask("relief had ")
    expect(page.locator("li.search__page > .search__excerpt")).to_have_text("They had debt · and relief")


def test_addresses_are_shown_only_where_what_was_sought_is_in_nothing_else(page: Page, small: str) -> None:
    """Those of a note or a source are searched like any words; they take no room where they were not meant."""
    page.goto(f"{small}steel/")
    shown = page.evaluate(
        """async () => {
          const { placesIn, withoutAddresses } = await import('/assets/search/places.js');
          const text = 'Doe, Ports (Press, 2020), https://example.org/a-wharf.pdf. Roe. https://doi.org/10.1/x. Quays.';
          return ['ports', 'wharf', 'org'].map((word) => {
            const sought = { words: new Map([[word, { key: 0 }]]), sequences: [] };
            const shown = withoutAddresses(placesIn([text], sought)[0], sought).text;
            return shown === text || shown;
          });
        }"""
    )
    assert shown == ["Doe, Ports (Press, 2020). Roe. Quays.", True, True]


def test_what_is_shown_is_text(ask: Ask, page: Page) -> None:
    """What a brief writes about HTML, and what its page holds besides, makes no element."""
    assert ask("onerror ") == ["Markup"]
    expect(page.locator(".search__excerpt")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("dialog img")).to_have_count(0)


def test_words_that_mean_something_to_a_program_are_words(ask: Ask) -> None:
    """A table of words has no others than those of the site."""
    assert ask("constructor ") == ["Relief"]
    assert ask("__proto__ ") == []
    assert ask("toString ") == []
    assert ask("!!! ") == []


def test_what_is_not_searched_is_not_found(ask: Ask) -> None:
    """The byline and what stands below the text."""
    assert ask("Zebedee ") == []


def test_entries_of_the_bibliography_are_found_one_by_one(ask: Ask, page: Page) -> None:
    """By the same rules; of two that have its words, a phrase finds the one in which it stands."""
    ask("doe tariff ")
    entry = page.locator("li.search__entry a")
    expect(entry).to_have_text("Doe, Jane. Tariffs of steel. 2020.")
    expect(entry).to_have_attribute("href", re.compile(r"/sources/\?mark=doe&mark=tariff&mark=tariffs#source-0$"))
    ask('"steel of tariffs"')
    expect(entry).to_have_text("Poe. Steel of tariffs. 2022.")


def test_what_could_not_be_loaded_is_asked_for_again(page: Page, small: str) -> None:
    """Typing on is enough, once the connection is back."""
    page.goto(f"{small}steel/")
    page.route("**/words-*.json", lambda route: route.abort())
    page.keyboard.press("/")
    page.locator("input[type=search]").fill("steel ")
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    page.unroute("**/words-*.json")
    page.locator("input[type=search]").fill("cotton ")
    expect(page.locator("li.search__page h3")).to_have_text(["Cotton"])


SCRIPTS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ru": "абвгдежзиклмнопрстуфхцчшщэюя",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "hi": "कखगघचछजझटठडढतथदधनपफबभमयरलवशसह",
    "zh": "智库网络成立于马德里有书站很慢快少图丝路国际",
}
"""Letters of each script; of Chinese, of which the index has pairs, characters."""


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Mapping[str, list[str]]]]:
    """The address of a site with many words in each script, and those of the index by language."""
    chance = random.Random(7)
    site = tmp_path_factory.mktemp("vocabulary")
    shutil.copytree(ROOT / "scripts/briefsite/theme/assets", site / "assets")
    for lang, letters in SCRIPTS.items():
        for number in range(6):
            words = ["".join(chance.choices(letters, k=chance.choice(range(2, 13)))) for _ in range(300)]
            _write(site / f"{lang}{number}", lang, f"<article data-search-body><p>{' '.join(words)}</p></article>")
    Search(site).finish()
    with served(site) as address:
        yield address, {lang: sorted(words_in_index(site, lang)) for lang in SCRIPTS}


def _with_a_slip(word: str, letters: str, chance: random.Random) -> str:
    """The word with a letter more or less, another one in its place, or two that changed places."""
    at, other = chance.randrange(len(word)), chance.choice(letters)
    swapped = word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
    return chance.choice(
        (word[:at] + other + word[at:], word[:at] + word[at + 1 :], word[:at] + other + word[at + 1 :], swapped)
    )


_MEANT = """async ([pairs, lang]) => {
  const { languages, search } = await import('/assets/search/index.js');
  const { answerTo } = await import('/assets/search/answer.js');
  const { near } = await import('/assets/search/near.js');
  const { repaired } = await import('/assets/search/runs.js');
  const { isUnspaced, questionOf } = await import('/assets/search/question.js');
  const known = await languages();
  const wrong = [];
  for (const [word, slip] of pairs) {
    const { terms: [term] } = await search(lang, questionOf(`${slip} `));
    if (term && !term.isUnknown) continue; // it is a word itself, or the beginning of one
    const index = known[lang];
    const nearest = isUnspaced(slip)
      ? await repaired(index, slip)
      : (await near(index, slip, false, 1000)).map((each) => each.word);
    if (!nearest.includes(word)) wrong.push(`${slip}: ${word} is not among ${nearest}`);
    const asked = { words: slip, typed: `${slip} `, filters: {}, languages: [lang] };
    const { instead, offers = [], all } = await answerTo(asked, known);
    if (!instead && !offers.length && !all.length) wrong.push(`${slip}: nothing is suggested for ${word}`);
    for (const each of instead ? [instead] : offers) {
      const { texts } = await search(lang, questionOf(`${each} `));
      if (!texts.length) wrong.push(`${slip}: ${each} is suggested, and nowhere`);
    }
  }
  return wrong;
}"""


@pytest.mark.parametrize("lang", SCRIPTS)
def test_a_word_with_a_slip_is_found_or_suggested(
    page: Page, vocabulary: tuple[str, Mapping[str, list[str]]], lang: str
) -> None:
    """Whichever letter of whichever word of the index, in each script; and what is suggested is always somewhere."""
    address, words = vocabulary
    chance = random.Random(lang)
    chosen = chance.sample(words[lang], 120)
    pairs = [(word, slip) for word in chosen if len(slip := _with_a_slip(word, SCRIPTS[lang], chance)) > 1]
    page.goto(f"{address}{lang}0/")
    assert page.evaluate(_MEANT, [pairs, lang]) == []
