"""Locators: which words after a key are a label and a number, in which language."""

from __future__ import annotations

import pytest

from briefsite.read.markdown.locators import parse_locator

ENGLISH = """
, p. 3                     page | 3 |
, pp. 33–35, 38 and *so*   page | 33–35, 38 | and *so*
 33                        page | 33 |
, pages 3 & 4              page | 3 | & 4
, chap. 4, note 2          chapter | 4 | , note 2
, § 4                      section | 4 |
, ¶¶ 4-5                   paragraph | 4-5 |
, P. 7                     page | 7 |
, 3f.                      page | 3f. |
, pp. 4ff., so             page | 4ff. | , so
, p. 3.                    page | 3 | .
, p. 3:12                  page | 3:12 |
, p. 3: so                 page | 3 | : so
, p.3                      page | 3 |
, sec. 1.2.                section | 1.2 | .
, bk. II, ch. 3            book | II | , ch. 3
, p. (a)                   - | - | , p. (a)
, p. 4(a)(ii)              page | 4(a)(ii) |
, p. A-1, B-2              page | A-1, B-2 |
, fig. 3b                  figure | 3b |
, vols. 1--2               volume | 1–2 |
, n. 4                     note | 4 |
, s.v. 12                  sub-verbo | 12 |
, {vol. x of y} and        volume | x of y | and
, {}12                     - | - | 12
, foo 33                   - | - | , foo 33
, forthcoming              - | - | , forthcoming
, p3                       page | 3 |
, pp33-35                  page | 33-35 |
, p 3                      page | 3 |
, pg. 5                    page | 5 |
, ch2                      chapter | 2 |
, §4                       section | 4 |
, para 5                   paragraph | 5 |
, fig3b                    figure | 3b |
, fn. 4                    note | 4 |
, s 3                      - | - | , s 3
, art. 1                   - | - | , art. 1
"""


@pytest.mark.parametrize("line", ENGLISH.strip("\n").split("\n"))
def test_english(line: str) -> None:
    """The suffix on the left is read as the label, locator and rest on the right."""
    label, locator, rest = (part.strip().replace("-", "", part.strip() == "-") for part in line[27:].split("|"))
    found = parse_locator(line[:27].rstrip(), "en")
    assert (found.label or "", found.locator or "", found.suffix.strip()) == (label, locator, rest)


@pytest.mark.parametrize(
    ("lang", "suffix", "label", "locator"),
    [
        ("en-GB", ", ch. 3", "chapter", "3"),
        ("en", ", ch. 3", "chapter", "3"),
        ("fr", ", chap. 3", "chapter", "3"),
        ("fr", ", p. 33-35", "page", "33-35"),
        ("es", ", cap. 3", "chapter", "3"),
        ("es-419", ", págs. 3", None, None),
        ("pt", ", cap. 3", "chapter", "3"),
        ("de", ", S. 33", "page", "33"),
        ("de-CH", ", Kap. 2", "chapter", "2"),
        ("ar", "، ص 3", "page", "3"),
        ("ar", ", ص٣", "page", "٣"),
        ("ar", ", ص 3", "page", "3"),
        ("zh", ", 第 3", None, None),
        ("zh", ", 第5页", "page", "5"),
        ("zh", "，第3–5章", "chapter", "3–5"),
        ("zh-TW", ", 12 頁", "page", "12"),
        ("zh", ", 第五节", "section", "五"),
        ("zh", ", p. 3", "page", "3"),
        ("ja", "、第２章", "chapter", "2"),
        ("ko", ", 제3장", "chapter", "3"),
        ("en", ", 第5页", "page", "5"),
        ("de", ", ch. 2", "chapter", "2"),
        ("de", ", S33", "page", "33"),
        ("zh-TW", ", 頁 3", "page", "3"),
        ("ru", ", с. 3", "page", "3"),
        ("xx-unknown", ", p. 3", "page", "3"),
    ],
)
def test_languages(lang: str, suffix: str, label: str | None, locator: str | None) -> None:
    """Labels are the terms of the language's CSL locale, and what every reader understands, wherever it stands."""
    found = parse_locator(suffix, lang)
    assert (found.label, found.locator) == (label, locator)
