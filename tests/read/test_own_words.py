"""A publication's own words are read from words/: what fits is kept, and what does not is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import ROOT

from briefsite.model import TextFile
from briefsite.read.own_words import parse_own_words, read_own_words
from briefsite.wording import counted, has_words, languages, words


def _own(*files: tuple[str, str], root: Path) -> tuple[tuple[str, str], ...]:
    (root / "words").mkdir(exist_ok=True)
    for name, text in files:
        (root / "words" / name).write_text(text, "utf-8")
    own, problems = read_own_words(root)
    assert problems == ()
    return own


def test_what_a_publication_says_otherwise_counts_and_the_rest_stays(tmp_path: Path) -> None:
    """Word by word; a plural has all its forms from the publication."""
    text = '[brief]\nkey_points = "En bref"\n[counts]\nbriefs.one = "une étude"\nbriefs.other = "{count} études"\n'
    french = words("fr", _own(("fr.toml", text), root=tmp_path))
    assert (french.brief.key_points, french.brief.key_figures) == ("En bref", "Chiffres clés")
    assert [counted(french, french.counts.briefs, number) for number in (1, 2)] == ["une étude", "2 études"]
    assert words("fr").brief.key_points == "Points clés"


def test_the_words_of_a_region_stand_before_those_of_its_language(tmp_path: Path) -> None:
    """And what neither says is Briefsite's."""
    general = '[menu]\nhome = "Porta"\nbriefs = "Estudos"\n'
    own = _own(("pt.toml", general), ("pt-BR.toml", '[menu]\nhome = "Capa"\n'), root=tmp_path)
    found = words("pt-BR", own).menu
    assert (found.home, found.briefs, found.topics) == ("Capa", "Estudos", "Temas")
    assert words("pt-PT", own).menu.home == "Porta"


def test_a_language_that_briefsite_does_not_have_can_be_supplied(tmp_path: Path) -> None:
    """What is supplied is in that language and counted by its rules; the rest is English."""
    text = "\n".join(f'briefs.{form} = "{{count}} {form}"' for form in ("one", "few", "many", "other"))
    own = _own(("pl.toml", f"[counts]\n{text}\n"), root=tmp_path)
    polish = words("pl", own)
    assert [counted(polish, polish.counts.briefs, number) for number in (1, 3, 5)] == ["1 one", "3 few", "5 many"]
    assert (polish.lang, polish.menu.home) == ("pl", "Home")
    assert (has_words("pl", own), has_words("pl")) == (True, False)


@pytest.mark.parametrize("lang", sorted(languages().values()))
def test_a_whole_file_of_briefsite_is_one_that_a_publication_may_have(lang: str) -> None:
    """Copied to words/ it has no problem and says the same."""
    text = (ROOT / "scripts/briefsite/wording" / f"{lang}.toml").read_text("utf-8")
    kept, problems = parse_own_words(TextFile(f"words/{lang}.toml", text))
    assert problems == ()
    assert sum(map(len, kept.values())) > 150


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = " + "[" * 5000, "words/fr.toml:1:1: error: wrong-word: this is not TOML: it is nested too deep"),
        ('[brief]\nby = "Par', "words/fr.toml:2:10: error: wrong-word: this is not TOML"),
        ('brief.by = "Par {name}"', "words/fr.toml:1:1: error: wrong-word: nothing is filled in for `{name}`"),
        (
            "brief = 3",
            "words/fr.toml:1:1: error: wrong-word: `brief` must be a section, with its words below; for example",
        ),
        ('[brief]\nby = "{names.__class__}"', "words/fr.toml:2:1: error: wrong-word: nothing is filled in for"),
        ('[brief]\nby = "{names:>9999999999}"', "words/fr.toml:2:1: error: wrong-word: nothing is filled in for"),
        ('[frame]\n"close" = "a\\nb"', "words/fr.toml:2:1: error: wrong-word: `frame.close` has the sign U+000A"),
        (
            '[counts]\nbriefs = {one = 1, other = "{count}"}',
            "words/fr.toml:2:1: error: wrong-word: `counts.briefs.one`",
        ),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(text: str, said: str) -> None:
    """And is not taken: no word can break a page, or say more than its place gives."""
    kept, problems = parse_own_words(TextFile("words/fr.toml", text))
    assert not kept
    assert str(problems[0]).startswith(said)


def _said(root: Path) -> list[str]:
    return [str(problem) for problem in read_own_words(root)[1]]


def test_of_two_files_of_one_language_one_is_read_and_the_other_named(tmp_path: Path) -> None:
    """Case means nothing in a language's tag; which of two would count would depend on the disk."""
    (tmp_path / "words").mkdir()
    for name in ("FR.toml", "fr.toml"):
        (tmp_path / "words" / name).write_text('[menu]\nhome = "Entrée"\n', "utf-8")
    if len(list((tmp_path / "words").iterdir())) == 1:
        pytest.skip("on this disk both names are of one file")
    assert _said(tmp_path) == [
        "words/fr.toml:1:1: error: unknown-word: `words/fr.toml` is not read: `words/FR.toml` has the words of this "
        "language; put all of them there"
    ]


def test_words_that_stand_where_none_are_read_are_named(tmp_path: Path) -> None:
    """A file in place of the folder, a folder in place of a file, a folder in capitals, links that are not followed."""
    root = tmp_path / "project"
    root.mkdir()
    (root / "words").write_text("x", "utf-8")
    assert _said(root) == [
        "words:1:1: error: unknown-word: `words` is not read: words stand in files such as `words/fr.toml`"
    ]
    (root / "words").unlink()
    (tmp_path / "elsewhere").mkdir()
    (root / "words").symlink_to(tmp_path / "elsewhere")
    assert _said(root) == [
        "words:1:1: error: unreadable-file: `words` is a link that leads out of the project; put the file itself here"
    ]
    (root / "words").unlink()
    (root / "words" / "fr.toml").mkdir(parents=True)
    (root / "words" / "more").symlink_to(tmp_path / "elsewhere")
    assert [line.partition(":")[0] for line in _said(root)] == ["words/fr.toml", "words/more"]


def test_a_folder_in_capitals_is_named(tmp_path: Path) -> None:
    """On a disk on which it is another one than `words/`."""
    (tmp_path / "Words").mkdir()
    if (tmp_path / "words").exists():
        pytest.skip("on this disk case means nothing")
    assert _said(tmp_path) == [
        "Words:1:1: error: unknown-word: `Words/` is not read: words stand in files such as `words/fr.toml`, in "
        "lower case"
    ]
