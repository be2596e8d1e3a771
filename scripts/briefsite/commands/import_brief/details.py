"""What a brief says of itself, as an editor types it: each answer is understood, or it is said what would be right."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence

from msgspec import Struct

from briefsite.commands.new.answers import AnswerError
from briefsite.model import Person, Project, Topic
from briefsite.model.nearest import Nearest
from briefsite.model.slugs import usual_slugify
from briefsite.read.front_matter.schema import slugify
from briefsite.read.language_tags import is_unknown, meant

TYPES = ("policy-brief", "issue-brief", "commentary", "explainer", "feature", "translation")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_TAKEN = frozenset(("index", "readme"))


class Author(Struct, frozen=True):
    """Who wrote a brief: the id of a person in people.yml, or else a name."""

    id: str = ""
    name: str = ""


class Details(Struct, frozen=True):
    """The front matter of a brief."""

    slug: str
    title: str
    authors: tuple[Author, ...]
    date: dt.date
    topics: tuple[str, ...]
    summary: str
    lang: str
    type: str = ""
    status: str = "draft"


def plain(text: str) -> str:
    """A text in one line, without signs that nobody sees."""
    shown = "".join(sign if unicodedata.category(sign) not in ("Cc", "Cs", "Co") else " " for sign in text)
    return " ".join(shown.split())


def text_of(typed: str) -> str:
    """A title or a summary."""
    if not (text := plain(typed)):
        raise AnswerError("there are no words in it")
    return text


def date_of(typed: str) -> dt.date:
    """A day."""
    try:
        return dt.date.fromisoformat(plain(typed))
    except ValueError:
        raise AnswerError(f"`{plain(typed)}` is no day; write it as 2026-11-20") from None


def slug_of(typed: str, project: Project) -> str:
    """A name for the file that no brief has, and that leads nowhere but into briefs/."""
    slug = plain(typed)
    if not _SLUG.fullmatch(slug) or slug in _TAKEN or re.fullmatch(r"\d{4}", slug):
        better = slugify(slug)
        hint = f"; write `{better}`" if _SLUG.fullmatch(better) and better != slug else ""
        raise AnswerError(
            f"`{slug}` is no name for a brief: lower-case letters, digits and hyphens, as `ports-and-debt`{hint}"
        )
    if f"briefs/{slug}.md" in project.files:
        raise AnswerError(
            f"briefs/{slug}.md is there already, and stays as it is; `{free_slug(slug, project)}` is free"
        )
    return slug


def free_slug(slug: str, project: Project) -> str:
    """The slug, with a number behind it where a brief has it."""
    names = (slug, *(f"{slug}-{number}" for number in range(2, 10_000)))
    return next(name for name in names if f"briefs/{name}.md" not in project.files)


def lang_of(typed: str) -> str:
    """The tag of a language."""
    tag = plain(typed)
    if not _TAG.fullmatch(tag) or is_unknown(tag):
        better = meant(tag)
        raise AnswerError(
            f"`{tag}` names no language; write a tag as `en` or `zh-Hans`{f', here `{better}`' if better else ''}"
        )
    return tag


def type_of(typed: str) -> str:
    """A type of brief."""
    if typed not in TYPES:
        raise AnswerError(
            f"`{plain(typed)}` is no type of brief{Nearest(TYPES).hint(typed)} They are {', '.join(TYPES)}."
        )
    return typed


def authors_of(typed: str, people: Mapping[str, Person]) -> tuple[Author, ...]:
    """Who wrote it: ids or names, parted by semicolons. Those of people.yml are found by either."""
    names = [name for part in typed.split(";") if (name := plain(part))]
    if not names:
        raise AnswerError("there is no name in it; write an id of briefs/people.yml, or a name")
    return tuple(dict.fromkeys(_author(name, people) for name in names))


def _author(name: str, people: Mapping[str, Person]) -> Author:
    if name in people:
        return Author(id=name)
    known = {folded(said): of.id for of in people.values() for said in (of.name, *of.names.values())}
    family, comma, given = name.partition(",")
    in_order = f"{given.strip()} {family.strip()}" if comma and given.strip() else name
    return Author(id=known[folded(in_order)]) if folded(in_order) in known else Author(name=in_order)


def topics_of(typed: str, topics: Mapping[str, Topic]) -> tuple[str, ...]:
    """Topics by their ids or names, parted by commas or semicolons."""
    words = [word for part in re.split(r"[;,]", typed) if (word := plain(part))]
    if not words:
        raise AnswerError(f"at least one topic is needed; briefs/topics.yml has {_listed(topics)}")
    return tuple(dict.fromkeys(_topic(word, topics) for word in words))


def _topic(word: str, topics: Mapping[str, Topic]) -> str:
    known = {folded(said): of.id for of in topics.values() for said in (of.id, of.name, *of.names.values())}
    if found := known.get(folded(word)):
        return found
    if not topics:
        raise AnswerError(
            "briefs/topics.yml has no topic yet; give it one: an id, and below it a name and a definition"
        )
    near = known.get(Nearest(known).to(folded(word)) or "")
    raise AnswerError(
        f"there is no topic `{word}`{f'; did you mean `{near}`?' if near else ';'} There are {_listed(topics)}"
    )


def _listed(topics: Mapping[str, Topic]) -> str:
    return ", ".join(f"`{id}`" for id in topics) or "none yet"


def folded(text: str) -> str:
    """What two spellings of a name have in common."""
    return usual_slugify(text) or " ".join(text.casefold().split())


def near_people(names: Sequence[str], people: Mapping[str, Person]) -> dict[str, str | None]:
    """For each name that nobody has the person whose name is most like it."""
    known = {of.name: of.id for of in people.values()}
    nearest = Nearest(known)
    return {name: known.get(nearest.to(name) or "") for name in names}
