"""The index: what its files hold, read as a browser reads them."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefsite.finish.search import index as made
from briefsite.finish.search import terms
from briefsite.finish.search.documents import Document
from briefsite.finish.search.index import Documents, Index, indexes
from briefsite.finish.search.records import line_of, records_in
from briefsite.finish.search.terms import MOST
from briefsite.finish.search.words import places_of, words_of


def _document(number: int, text: str, title: str = "") -> Document:
    return Document(f"b{number}/", f"{title} {text}".strip(), title)


def _index_of(*documents: Document, lang: str = "en", kind: str = "texts") -> Index:
    lines = [line_of(lang, kind, [document]) for document in documents]
    return next(indexes([Documents(records_in(lines), lang, kind)]))


def _index(*texts: str, lang: str = "en", kind: str = "texts") -> Index:
    return _index_of(*(_document(number, text) for number, text in enumerate(texts)), lang=lang, kind=kind)


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
    return bool(content[row % found.facts["rows"] * found.facts["documents"] + document] << (place & 7) & 128)


def test_a_small_index_is_this() -> None:
    """Documents by impact, then by number, in steps; words with the same stem together."""
    found = _index("tariffs", "tariff rose", "", "tariff rose")
    assert found.files["words-0.json"].decode() == (
        '{"words":{"rose":[[11,1,2]],"tariff":[[11,1,2]],"tariffs":[[11,0]]},"kin":[["tariff","tariffs"]]}'
    )
    assert found.files["documents-0.json"].decode() == '["b0/","b1/","b2/","b3/"]'
    assert found.files["filters.json"].decode() == '{"values":[],"documents":[[],[],[],[]]}'
    assert found.facts == {"documents": 4, "chunk": 250, "rows": 10_000, "shards": ["rose"]}


def test_sources_are_shown_from_the_index() -> None:
    """Each with its address and its text; nothing is remembered of what follows what."""
    found = _index("Doe, Jane.", kind="sources")
    assert found.files["documents-0.json"].decode() == '[["b0/","Doe, Jane."]]'
    assert set(found.files) == {"words-0.json", "documents-0.json"}


TEXTS = st.lists(st.text("ab é智库 -", max_size=30), min_size=1, max_size=40)


@given(TEXTS, st.integers(1, 60), st.integers(1, 3), st.sampled_from((0, 50)))
def test_every_word_leads_to_its_documents_and_every_pair_is_known(
    texts: list[str], shard: int, part: int, few: int
) -> None:
    """However small the files, into however many parts the alphabet is cut, and whether words are put together."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(made, "SHARD", shard)
        patch.setattr(made, "PART", part)
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
    monkeypatch.setattr(made, "SHARD", 1)
    found = _index("تقارير التقارير", lang="ar")
    words = [word.decode() for word in words_of("تقارير التقارير")]
    assert [_file(found, word)["kin"] for word in words] == [[sorted(words)], [sorted(words)]]
    assert _file(found, words[0]) is not _file(found, words[1])
