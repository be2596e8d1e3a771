"""Which briefs are near a brief: sources first, then topics; one version of each text; for a reason that is told."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from briefsite.link.related import COMMON_SOURCE, MOST_RELATED, NEXT_ON_TOPIC, Related, find_related, profile_of
from briefsite.model import Brief, FrontMatter, Markdown

TOPICS = ("debt", "health", "trade")


def brief(slug: str, topics: str = "", lang: str = "en", of: str | None = None) -> Brief:
    """A brief on topics, named by their first letters."""
    on = tuple(topic for topic in TOPICS if topic[0] in topics)
    front = FrontMatter(
        title=slug.title(), date=dt.date(2026, 1, 1), summary="S.", topics=on, lang=lang, translation_of=of
    )
    return Brief(slug, f"briefs/{slug}.md", front, Markdown("", 0))


def near(*briefs: tuple[Brief, str]) -> dict[str, tuple[Related, ...]]:
    """What is near each brief; with each stand the keys it cites, as single letters."""
    return find_related([profile_of(one, tuple(keys)) for one, keys in briefs], TOPICS)


def test_the_most_shared_sources_stand_first() -> None:
    """Then the most shared topics, then the newest; what shares nothing is not named."""
    found = near((brief("x", "dt"), "abc"), (brief("new"), "c"), (brief("y"), "ab"), (brief("z", "d"), "c"),
                 (brief("far"), "h"))  # fmt: skip
    assert [(one.slug, len(one.sources), one.topics) for one in found["x"]] == [
        ("y", 2, ()),
        ("z", 1, ("debt",)),
        ("new", 1, ()),
    ]
    assert found["far"] == ()


def test_the_source_that_fewest_others_cite_is_named_first() -> None:
    """It tells more of what two briefs have in common than one that everybody cites."""
    found = near((brief("x"), "abc"), (brief("y"), "abc"), (brief("z"), "ab"), (brief("w"), "a"))
    assert found["x"][0] == Related("y", ("c", "b", "a"), ())


def test_two_shared_topics_are_a_reason_and_one_is_not() -> None:
    """They come behind all that share a source."""
    found = near(
        (brief("x", "dht"), "a"), (brief("two", "dh"), "b"), (brief("one", "d"), "b"), (brief("three", "dht"), "c"),
        (brief("source"), "a"),
    )  # fmt: skip
    assert [(one.slug, one.topics) for one in found["x"]] == [
        ("source", ()),
        ("three", ("debt", "health", "trade")),
        ("two", ("debt", "health")),
    ]


def test_translations_are_no_relatives_and_are_not_named_twice() -> None:
    """Of a text in several languages the reader's own is named, or else the original."""
    found = near(
        (brief("x-fr", lang="fr", of="x"), "ab"), (brief("x"), "ab"),
        (brief("y-ar", lang="ar", of="y"), "a"), (brief("y-fr", lang="fr-CA", of="y"), "ab"), (brief("y"), "ab"),
    )  # fmt: skip
    assert [one.slug for one in found["x"]] == ["y"]
    assert [one.slug for one in found["x-fr"]] == ["y-fr"]
    assert [one.slug for one in found["y-ar"]] == ["x"]
    assert found["y-ar"][0].sources == ("a",)


def test_topics_that_do_not_exist_are_no_reason() -> None:
    """Saying that they do not exist is the work of the rules."""
    front = FrontMatter(title="T", date=dt.date(2026, 1, 1), topics=("p", "q"))
    one, two = (Brief(name, "", front, Markdown("", 0)) for name in "xy")
    assert near((one, ""), (two, "")) == {"x": (), "y": ()}


def test_a_source_that_everybody_cites_is_left_aside() -> None:
    """It says little about two of them, and to compare all its briefs would cost their square."""
    crowd = [(brief(f"n{number}"), "a") for number in range(COMMON_SOURCE + 1)]
    assert near(*crowd)["n0"] == ()
    assert len(near(*crowd[1:])["n1"]) == MOST_RELATED


def test_only_the_next_on_a_topic_are_compared() -> None:
    """So that the cost of a topic grows with its briefs and not with their square."""
    crowd = [(brief(f"n{number}", "dh"), "") for number in range(NEXT_ON_TOPIC * 3)]
    names = {one.slug for one in near(*crowd)["n0"]}
    assert names == {f"n{number}" for number in range(1, MOST_RELATED + 1)}


@given(st.lists(st.tuples(st.text("abcdef", max_size=6), st.text("dht", max_size=3)), max_size=12))
def test_every_reason_is_true(those: list[tuple[str, str]]) -> None:
    """What is named as shared is in both, and no brief is near itself."""
    briefs = [(brief(f"n{number}", topics), keys) for number, (keys, topics) in enumerate(those)]
    cited = {one.slug: set(keys) for one, keys in briefs}
    on = {one.slug: set(one.front.topics) for one, _ in briefs}
    for slug, found in near(*briefs).items():
        assert slug not in [one.slug for one in found]
        assert len(found) <= MOST_RELATED
        for one in found:
            assert set(one.sources) == cited[slug] & cited[one.slug]
            assert set(one.topics) == on[slug] & on[one.slug]
            assert one.sources or len(one.topics) >= 2
