"""The index: what its files hold, read as a browser reads them."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.finish.search import postings, terms
from briefsite.finish.search.document_files import MOST_CITING
from briefsite.finish.search.documents import SOURCES, TEXTS, Document
from briefsite.finish.search.index import Documents, Index, indexes
from briefsite.finish.search.near_words import KEYS, LONG, SHORT
from briefsite.finish.search.records import line_of, records_in
from briefsite.finish.search.terms import MOST
from briefsite.finish.search.words import places_of, words_of


def _document(number: int, text: str, title: str = "") -> Document:
    return Document(f"b{number}/", f"{title} {text}".strip(), title)


def _index_of(*documents: Document, lang: str = "en", sources: Sequence[Document] = ()) -> Index:
    texts, entries = (
        records_in(line_of(lang, kind, [document]) for document in some)
        for kind, some in ((TEXTS, documents), (SOURCES, sources))
    )
    return next(indexes([Documents(lang, texts, entries)]))


def _index(*texts: str, lang: str = "en") -> Index:
    return _index_of(*(_document(number, text) for number, text in enumerate(texts)), lang=lang)


def _file(found: Index, word: str) -> Mapping[str, object]:
    number = bisect_right(found.facts["shards"], word) - 1
    content: Mapping[str, object] = json.loads(found.files[f"words-{number}.json"]) if number >= 0 else {"words": {}}
    return content


def _impacts(found: Index, word: str) -> dict[int, int]:
    """The documents in which a word stands, each with its impact."""
    groups: Sequence[Sequence[int]] = _file(found, word)["words"].get(word, [])  # type: ignore[attr-defined]
    return {document: group[0] for group in groups for document in accumulate(group[1:])}


def _can_have(found: Index, document: int, one: str, other: str) -> bool:
    (place,) = places_of([one.encode(), other.encode()])
    row = place >> 3
    content = found.files[f"pairs-{row // found.facts['rows']}.bin"]
    return bool(content[row % found.facts["rows"] * found.facts["texts"] + document] << (place & 7) & 128)


def test_a_small_index_is_this(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents by impact, then by number, in steps; words with the same stem together."""
    monkeypatch.setattr("briefsite.finish.search.document_files.AT_ONCE", 0)
    found = _index_of(
        _document(0, "tariffs"), _document(1, "tariff rose"), _document(2, ""), _document(3, "tariff rose", "Ports")
    )
    assert found.files["words-0.json"].decode() == (
        '{"words":{"ports":[[14,3]],"rose":[[11,1,2]],"tariff":[[11,1,2]],"tariffs":[[11,0]]},'
        '"kin":[["tariff","tariffs"]]}'
    )
    assert found.files["documents-0.json"].decode() == '[["b0/",""],["b1/",""],["b2/",""],["b3/","Ports"]]'
    assert found.files["near-0.txt"].decode() == (
        "ports0 tariff1 tariffs0 tariff1 tariffs0 ports0 ports0 rose1 tariff1 rose1 tariff1 ports0"
    )
    assert found.files["filters.json"].decode() == '{"values":[],"documents":[[],[],[],[]]}'
    assert found.facts == {
        "texts": 4, "sources": 0, "chunks": [4, 50], "rows": 10_000, "shards": ["ports"], "near": ["lbports"],
        "names": (),
    }  # fmt: skip


def test_few_texts_are_named_with_what_is_loaded_first() -> None:
    """So one file less is asked for."""
    found = _index_of(_document(0, "tariffs"), _document(1, "", "Ports"))
    assert found.facts["names"] == [("b0/", ""), ("b1/", "Ports")]
    assert "documents-0.json" not in found.files


def test_sources_are_shown_from_the_index_behind_the_texts() -> None:
    """Each with its address, its text and the texts that cite it; nothing is remembered of what follows what."""
    texts = [_document(number, "Jane") for number in range(7)]
    entries = [
        Document("s#doe", "Doe, Jane.", cited_in=("b1/", "gone/")),
        Document("s#roe", "Roe.", cited_in=("ar/",)),
        Document("s#poe", "Poe.", cited_in=tuple(text.address for text in texts)),
        Document("s#coe", "Coe."),
    ]
    found = _index_of(*texts, sources=entries)
    assert json.loads(found.files["sources-0.json"]) == [
        ["s#doe", "Doe, Jane.", 1, 1],
        ["s#roe", "Roe.", 1, "ar/"],
        ["s#poe", "Poe.", 7, *range(MOST_CITING)],
        ["s#coe", "Coe.", 0],
    ]
    assert set(_impacts(found, "jane")) == {*range(8)}
    assert set(_impacts(found, "doe")) == {7}
    alone = _index_of(sources=entries)
    assert set(alone.files) == {"words-0.json", "near-0.txt", "sources-0.json"}


WORDS = st.lists(st.text("abcé智库नी", min_size=1, max_size=9), min_size=1, max_size=40)


@given(WORDS)
def test_words_stand_in_the_order_of_their_letters_and_of_their_letters_backwards(words: list[str]) -> None:
    """Short ones apart from long ones, each with how many documents have it, to the power of 2; files begin as said."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefsite.finish.search.near_words.CHUNK", 12)
        found = _index(" ".join(words), *[words[0]] * 3)
    counts = {word: len(_impacts(found, word)) for text in words for word in map(bytes.decode, words_of(text))}
    files = [found.files[f"near-{number}.txt"].decode().split(" ") for number in range(len(found.facts["near"]))]
    said = [each for file in files for each in file]
    known = {word: count for word, count in counts.items() if len(word) > 1}
    assert set(said) == {f"{word}{count.bit_length() - 1}" for word, count in known.items()}
    keys = [
        key
        for word in known
        for name, is_so in (("long", len(word) >= LONG), ("short", len(word) <= SHORT))
        if is_so
        for key in (KEYS[name][0] + word, KEYS[name][1] + word[::-1])
    ]
    assert len(said) == len(keys)
    assert found.facts["near"] == [sorted(keys)[sum(map(len, files[:number]))] for number in range(len(files))]


SOME_TEXTS = st.lists(st.text("ab é智库 -", max_size=30), min_size=1, max_size=40)


@given(SOME_TEXTS, st.integers(1, 60), st.integers(1, 3), st.sampled_from((0, 50)))
def test_every_word_leads_to_its_documents_and_every_pair_is_known(
    texts: list[str], shard: int, part: int, few: int
) -> None:
    """However small the files, into however many parts the alphabet is cut, and whether words are put together."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "SHARD", shard)
        patch.setattr(postings, "PART", part)
        patch.setattr(terms, "_FEW", few)
        found = _index(*texts)
    by_word: dict[str, set[int]] = {}
    for number, text in enumerate(texts):
        words = [word.decode() for word in words_of(text)]
        for word in words:
            by_word.setdefault(word, set()).add(number)
        assert all(_can_have(found, number, one, other) for one, other in zip(words, words[1:], strict=False))
    for word, documents in by_word.items():
        assert set(_impacts(found, word)) == documents
    assert _impacts(found, "zebra") == {}
    assert found.facts["shards"] == sorted(found.facts["shards"])


def test_most_pairs_that_do_not_stand_there_are_ruled_out() -> None:
    """In a brief of 2,500 words about six of seven."""
    words = [f"word{number * 7919 % 2500}" for number in range(2500)]
    found = _index(" ".join(words))
    there = set(zip(words, words[1:], strict=False))
    others = [(one, other) for one in words[::50] for other in words[::40] if (one, other) not in there]
    assert 0.1 < sum(_can_have(found, 0, *pair) for pair in others) / len(others) < 0.2


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (_document(0, "ports", title="ports"), _document(1, "ports of call")),
        (_document(0, "ports " * 5 + "rose " * 300), _document(1, "ports " + "rose " * 304)),
        (_document(0, "ports rose"), _document(1, "ports " + "rose " * 4000)),
    ],
    ids=["title", "often", "short"],
)
def test_what_is_more_about_a_word_comes_first(better: Document, worse: Document) -> None:
    """A word counts for more in a title, where it is frequent, and in a short text; never for more than there is."""
    impacts = _impacts(_index_of(worse, better), "ports")
    assert MOST >= impacts[1] > impacts[0] >= 1


def test_a_language_without_a_stemmer_has_no_kin() -> None:
    """Its words are found as they are."""
    assert b'"kin":[]' in _index("智库 tariffs tariff", lang="zh").files["words-0.json"]


def test_kin_are_named_in_every_file_that_has_one_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader who asks for one form learns of the others, wherever they are."""
    monkeypatch.setattr(postings, "SHARD", 1)
    found = _index("تقارير التقارير", lang="ar")
    words = [word.decode() for word in words_of("تقارير التقارير")]
    assert [_file(found, word)["kin"] for word in words] == [[sorted(words)], [sorted(words)]]
    assert _file(found, words[0]) is not _file(found, words[1])
