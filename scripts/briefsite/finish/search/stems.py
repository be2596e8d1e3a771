"""Words that are forms of one another, by the stemmers of Snowball (https://snowballstem.org/)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def stems_of(words: Sequence[str], lang: str) -> Sequence[str]:
    """The stem of each word; in a language that Snowball does not know, the word itself.

    `lang` is the language's two-letter code.
    """
    # Imported here: where nothing changed, nothing is stemmed.
    from Stemmer import Stemmer

    try:
        stems: list[str] = Stemmer(lang).stemWords(words)
    except KeyError:
        return words
    return stems


def kin_of(words: Iterable[tuple[str, str]]) -> dict[str, Sequence[str]]:
    """For each word that has others beside it with the same stem: all of them, in the order in which they come.

    `words` are pairs of a word and its stem.
    """
    groups: dict[str, list[str]] = {}
    for word, stem in words:
        groups.setdefault(stem, []).append(word)
    return {word: group for group in groups.values() if len(group) > 1 for word in group}
