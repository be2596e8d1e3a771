"""The passages that the list of sources quotes, and the sentences that a page marks for them in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from playwright.sync_api import Page
from projects import ROOT

LINKS = "article li ul ul a[href*='#cite-']"
_QUOTED = re.compile(r"[“‘«„「](.*)[”’»“」](?: · .*)?$")
_MARKED = """async (ids) => {
  const { sentenceAround } = await import(new URL("../../assets/sentences.js", location.href));
  return ids.map((id) => {
    const place = document.getElementById(id);
    const words = sentenceAround(place).cloneContents();
    for (const one of words.querySelectorAll("a.source, .cite, sup:has(.footnote-ref)")) {
      one.replaceWith(/^\\p{L}/u.test(one.textContent) ? "@" : "");
    }
    return place.closest("figure") ? null : words.textContent;
  });
}"""

_SENTENCES = ROOT / "scripts/briefsite/theme/assets/sentences.js"

Passage = tuple[str, str]
"""The address of a passage, and its sentence."""


def serve_sentences(page: Page) -> None:
    """Let a page import what finds a sentence by its own name: a site has it in one file with other scripts."""
    page.route("**/assets/sentences.js", lambda route: route.fulfill(path=_SENTENCES, content_type="text/javascript"))


def unfold(page: Page) -> None:
    """Unfold what a page of sources lists below its entries."""
    page.evaluate("() => document.querySelectorAll('details.passages').forEach((one) => { one.open = true; })")


def letters(text: str) -> str:
    """What is left of a text without spaces, marks and digits."""
    return re.sub(r"[^\w]|\d", "", text)


def passages(page: Page, address: str) -> list[Passage]:
    """Those that a page of sources quotes."""
    page.goto(address)
    links: list[list[str]] = page.locator(LINKS).evaluate_all("all => all.map((a) => [a.href, a.textContent])")
    found = [(href, _QUOTED.match(" ".join(text.split()))) for href, text in links]
    return [(href, words[1].strip()) for href, words in found if words]


def marked_otherwise(page: Page, quoted: Iterable[Passage]) -> Mapping[str, tuple[str, str]]:
    """By id the passages of which a page marks other letters than the list quotes: what is quoted, what is marked."""
    by_brief: dict[str, dict[str, str]] = {}
    for place, words in quoted:
        brief, _, name = place.partition("#")
        by_brief.setdefault(brief, {})[name] = words
    wrong = {}
    serve_sentences(page)
    for brief, places in by_brief.items():
        page.goto(brief)
        for (name, words), marked in zip(places.items(), page.evaluate(_MARKED, list(places)), strict=True):
            if marked is not None and not _is_the_same(marked, words):
                wrong[name] = (words, marked)
    return wrong


def _is_the_same(words: str, quoted: str) -> bool:
    """Whether they are the same letters; names in the sentence (`@key says`) may be longer in the page: `@` there."""
    names = [re.escape(letters(part)) for part in words.split("@")]
    wanted = letters(quoted)
    if quoted.endswith(" …"):
        return letters(words.replace("@", "")).startswith(wanted[:100])
    return re.fullmatch(r"\w*".join(names), wanted) is not None
