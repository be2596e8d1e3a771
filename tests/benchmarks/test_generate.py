"""The briefs that speed is measured with: always the same, without errors, with and without citations."""

from __future__ import annotations

import re
from pathlib import Path

from generate import CITATIONS, WORDS_A_BRIEF, generate, write_plain
from html_site import HtmlSite, mkdocs_build
from prose import body, pandoc, title, uncited

BRIEFS, SOURCES = 30, 300


def test_the_same_numbers_give_the_same_bytes(tmp_path: Path) -> None:
    """Two measurements, months apart, measure the same corpus."""
    for name in ("one", "two"):
        generate(tmp_path / name, BRIEFS, SOURCES)
    assert HtmlSite(tmp_path / "one").digest() == HtmlSite(tmp_path / "two").digest()


def test_a_generated_project_builds_without_a_warning(tmp_path: Path) -> None:
    """Briefs, sources and links between briefs are as the check wants them; every source is cited."""
    generate(tmp_path, BRIEFS, SOURCES)
    code, output = mkdocs_build(tmp_path, "--strict")
    assert (code, "WARNING" in output) == (0, False), output


def test_plain_mkdocs_builds_the_same_briefs_without_a_warning(tmp_path: Path) -> None:
    """Its links between briefs lead somewhere too."""
    write_plain(tmp_path, BRIEFS)
    code, output = mkdocs_build(tmp_path, "--strict")
    assert (code, "WARNING" in output) == (0, False), output


def test_citations_change_no_word() -> None:
    """What is measured against plain MkDocs is the citations alone; there are as many as promised."""
    cited, plain = (body(3, WORDS_A_BRIEF, CITATIONS, SOURCES, syntax) for syntax in (pandoc, uncited))
    without = re.sub(r" \[[^\]]*@[^\]]*\]", "", cited)
    assert re.sub(r"@source\d+", "It", without) == plain
    assert len(re.findall(r"\[[^\]]*@|@source\d+ says", cited)) == CITATIONS


def test_a_corpus_has_the_words_of_a_language() -> None:
    """Many different ones, most of them rare; no two titles are the same."""
    text = " ".join(body(number, WORDS_A_BRIEF, 0, 0, uncited) for number in range(20))
    words = re.findall(r"[a-z]{2,}", text)
    once = [word for word in set(words) if words.count(word) == 1]
    assert len(set(words)) > 5_000 < 3 * len(once)
    assert len({title(number) for number in range(10_000)}) == 10_000
