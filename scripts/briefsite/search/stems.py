"""Words that are forms of one another, by the stemmers of Snowball (https://snowballstem.org/)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def kin_of(words: Iterable[str], lang: str) -> dict[str, Sequence[str]]:
    """For each of the words that has others beside it with the same stem: all of them, in the order in which they come.

    `lang` is the language's two-letter code; in one that Snowball does not know, no word has any.
    """
    # Imported here: where nothing changed, nothing is stemmed.
    from Stemmer import Stemmer

    try:
        stemmer = Stemmer(lang)
    except KeyError:
        return {}
    every = list(words)
    groups: dict[str, list[str]] = {}
    for word, stem in zip(every, stemmer.stemWords(every), strict=True):
        groups.setdefault(stem, []).append(word)
    return {word: group for group in groups.values() if len(group) > 1 for word in group}
