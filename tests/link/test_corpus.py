"""Links between briefs, sources, topics and people: both ways, in a stable order, at linear cost."""

from __future__ import annotations

import datetime as dt
import gc

from hypothesis import given
from hypothesis import strategies as st

from briefsite.link import Corpus, resolve
from briefsite.link.mentions import walk
from briefsite.model import (
    Bibliography,
    Brief,
    Contributor,
    FrontMatter,
    Person,
    Place,
    Problem,
    Project,
    Reference,
    TextFile,
    Topic,
)
from briefsite.pipeline import last_good, published
from briefsite.read.markdown import parse_markdown

HERE = Place("x")
KEYS = tuple("abcdefgh")


def brief(slug: str, cites: str = "", day: int = 1, **front: object) -> Brief:
    """A brief that cites the sources named by single letters."""
    facts = {"title": slug.title(), "date": dt.date(2026, 1, day), "summary": "S.", "topics": ("trade",)}
    facts["authors"] = (Contributor("desk", "desk"),)
    text = " ".join(f"Sentence [@{key}]." for key in cites)
    path = f"briefs/{slug}.md"
    return Brief(slug, path, FrontMatter(**{**facts, **front}), parse_markdown(TextFile(path, text)))  # type: ignore[arg-type]


class _Keys:
    """Calls each source by its key."""

    value_digest = b"keys"

    def name(self, key: str, source: Reference | None, style: str, lang: str) -> str:
        return key


def corpus(*briefs: Brief) -> Corpus:
    """Linked with eight sources, one topic and one desk, in a note style."""
    references = {key: Reference.of(key, {"id": key, "type": "book", "title": key}, HERE) for key in KEYS}
    topics, people = {"trade": Topic("trade", "Trade", "T.", HERE)}, {"desk": Person("desk", "Desk", HERE)}
    project = Project(briefs, Bibliography(references), topics, people)
    return resolve(project, lambda _: True, _Keys())


def test_briefs_stand_newest_first_and_by_name_on_one_day() -> None:
    """The order does not depend on the order of files."""
    linked = corpus(brief("b", day=2), brief("old"), brief("a", day=2))
    assert [one.slug for one in linked.briefs] == ["a", "b", "old"]
    assert linked.on_topic["trade"] == linked.written_by["desk"] == ("a", "b", "old")


def test_a_source_knows_every_place_that_cites_it() -> None:
    """Once for each citation, newest brief first, in the order of the text."""
    linked = corpus(brief("one", "aba"), brief("two", "a", day=2))
    assert [(mention.slug, mention.note) for mention in linked.cited_in["a"]] == [("two", 1), ("one", 1), ("one", 3)]
    assert "c" not in linked.cited_in


def test_translations_know_one_another() -> None:
    """The original and each translation link to all the others, by language."""
    linked = corpus(
        brief("x"), brief("x-fr", lang="fr", translation_of="x"), brief("x-ar", lang="ar", translation_of="x")
    )
    assert linked.by_slug["x"].translations == ("x-ar", "x-fr")
    assert linked.by_slug["x-fr"].translations == ("x-ar", "x")


def test_nocite_lists_a_source_without_a_place() -> None:
    """`nocite` adds to the source list, `*` the whole bibliography; neither makes a mention."""
    linked = corpus(brief("x", "a", nocite=("b",)), brief("all", nocite=("*",)))
    assert linked.by_slug["x"].sources == ("a", "b")
    assert linked.by_slug["all"].sources == KEYS
    assert "b" not in linked.cited_in


def test_keys_that_do_not_exist_are_left_out() -> None:
    """An unknown key is a problem told elsewhere; the maps hold only what there is."""
    linked = corpus(brief("x", "az"))
    assert linked.by_slug["x"].sources == ("a",)
    assert "z" not in linked.cited_in


@given(st.lists(st.text("abcdefgh", max_size=8), max_size=6))
def test_every_mention_is_found_from_both_ends(cited: list[str]) -> None:
    """What a brief mentions is in its source's list, and the other way round."""
    linked = corpus(*(brief(f"n{number}", keys) for number, keys in enumerate(cited)))
    from_briefs = {
        (item.key, mention.id, one.slug)
        for one in linked.briefs
        for mention in one.mentions
        for item in mention.citation.items
    }
    from_sources = {(key, mention.id, mention.slug) for key, found in linked.cited_in.items() for mention in found}
    assert from_briefs == from_sources


NOON = dt.datetime(2026, 6, 1, 12, tzinfo=dt.UTC)


def test_only_what_is_published_and_past_its_embargo_is_for_readers() -> None:
    """Drafts, reviews and running embargoes are held back; an embargo ends at its very moment."""
    briefs = (
        brief("out"),
        brief("draft", status="draft"),
        brief("review", status="review"),
        brief("later", embargo=NOON + dt.timedelta(seconds=1)),
        brief("now", embargo=NOON),
    )
    assert [one.slug for one in published(briefs, NOON)] == ["out", "now"]


def test_a_broken_brief_keeps_its_last_good_version() -> None:
    """While an editor works, a brief with errors, or one that cannot be read at all, is shown as it last was."""
    good, broken, gone = brief("a", "a"), brief("a", "b"), brief("lost")
    project = Project((broken,), Bibliography({}), {}, {}, files=frozenset({"briefs/a.md", "briefs/lost.md"}))
    problems = [Problem("unknown-citation", Place("briefs/a.md"), "…")]
    before = {one.path: one for one in (good, gone)}
    assert last_good(project, problems, before) == (good, gone)
    assert last_good(project, [], before) == (broken, gone)
    assert last_good(project, problems, {}) == (broken,)


def test_the_way_through_a_brief_leaves_no_circle() -> None:
    """While a site is built Python looks for none, so each would hold the text of its brief to the end."""
    path = "briefs/x.md"
    text = "As said[^why] and^[Inner [@b].] [@a].\n\n[^why]: Because [@c], see[^more].\n\n[^more]: More [@d].\n"
    written = brief("x")
    noted = Brief("x", path, written.front, parse_markdown(TextFile(path, text)))
    gc.collect()
    gc.disable()
    try:
        mentions, _ = walk(noted, is_note_style=True)
        assert [mention.citation.items[0].key for mention in mentions] == ["c", "d", "b", "a"]
        del mentions
        assert gc.collect() == 0
    finally:
        gc.enable()
