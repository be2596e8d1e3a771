"""Style sheets as they are published."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from projects import ROOT

from briefsite.finish.style_sheets import shorten_sheet

THEME = ROOT / "scripts/briefsite/theme"
RULES = """(texts) => texts.map((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map(({ cssText }) => cssText.replace(/\\s+/g, " ").replaceAll(", ", ","));
})"""
"""A value that is not read before it is used is kept as it is written, with its spaces."""


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("/* The page's */\na {\n  color: red; /* so */\n}\n", "a{color:red}"),
        ("a :is(b, c) ,\n  d { e: f }", "a :is(b,c),d{e:f}"),
        ('a::before { content: " /* ; */  }"; }', 'a::before{content:" /* ; */  }"}'),
        ("a { content: '\\'  {'; b: calc(1px  -  2px) }", "a{content:'\\'  {';b:calc(1px - 2px)}"),
        ("@media (x: 1px) and (y) {\n  a {\n    b: c;\n  }\n\n  d {}\n}\n", "@media (x:1px) and (y){a{b:c}\nd{}\n}"),
        ("a { b: c; ; }", "a{b:c;}"),
    ],
)
def test_comments_and_spaces_that_say_nothing_are_left_out(text: str, short: str) -> None:
    """Those in strings, between selectors and around signs of arithmetic stay."""
    assert shorten_sheet(text) == short


def test_a_browser_reads_the_same_rules(browser: Browser) -> None:
    """In each style sheet of the theme."""
    texts = [path.read_text("utf-8") for path in sorted(THEME.rglob("*.css"))]
    context = browser.new_context()
    page = context.new_page()
    written, published = (page.evaluate(RULES, each) for each in (texts, list(map(shorten_sheet, texts))))
    context.close()
    assert written == published and all(written)
