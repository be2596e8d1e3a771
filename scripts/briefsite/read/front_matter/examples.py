"""Examples in messages that hold for this very publication: ids that its vocabularies have, keys that its sources have.

A front matter is read by itself, so its messages are made with examples of the schema; those are put right here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from briefsite.model import Person, Problem, Topic
from briefsite.model.nearest import Nearest
from briefsite.read.front_matter.words import flow

_EXAMPLE = re.compile(r"for example `(?P<key>authors|editors|topics|nocite|translation_of): \[?(?P<value>[^`\]]*)\]?`")
_WRITTEN = re.compile(r"; it is `([^`]*)`\Z")
_BETWEEN = re.compile(r"\s*(?:[,;]|\band\b|&)\s*")
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [\w.’'-]+)+")


class KnownNames(Struct, frozen=True):
    """What editors may name: ids with the names they stand for, in the order of the files."""

    topics: Mapping[str, Topic]
    people: Mapping[str, Person]
    slugs: tuple[str, ...]
    keys: Iterable[str]


def with_own_examples(problems: Iterable[Problem], known: KnownNames) -> Iterator[Problem]:
    """The problems with examples that are right here, as near as can be to what was written."""
    for problem in problems:
        found = _EXAMPLE.search(problem.message) if "for example `" in problem.message else None
        example = _example(found["key"], problem.message, known) if found else None
        if found and example:
            message = f"{problem.message[: found.start()]}for example `{example}`{problem.message[found.end() :]}"
            problem = replace(problem, message=message)
        yield problem


def id_of(word: str, entries: Mapping[str, Topic] | Mapping[str, Person]) -> str | None:
    """The id of the entry that a word means: its id, its name in any language, or what is much like one of them."""
    if word in entries:
        return word
    names = {name: key for key, entry in reversed([*entries.items()]) for name in (entry.name, *entry.names.values())}
    found = Nearest([*entries, *names]).to(word)
    return names.get(found, found) if found else None


def _example(key: str, message: str, known: KnownNames) -> str | None:
    written = _WRITTEN.search(message)
    words = [word for word in _BETWEEN.split(written[1]) if word] if written else []
    if key == "translation_of":
        near = Nearest(known.slugs).to(words[0]) if words else None
        slug = near or next(iter(known.slugs), None)
        return slug and f"translation_of: {slug}"
    find: Callable[[str], object | None]
    if key == "nocite":
        nearest = Nearest(known.keys)
        find, first = nearest.to, next(iter(known.keys), None)
    elif key == "topics":
        find, first = (lambda word: id_of(word, known.topics)), next(iter(known.topics), None)
    else:
        find, first = (lambda word: _person(word, known.people)), next(iter(known.people), None)
    whole = find(written[1]) if written and written[1] else None
    found = [whole] if whole else [one for one in map(find, words) if one]
    items = found or ([first] if first else [])
    return f"{key}: {flow(items)}" if items else None


def _person(word: str, people: Mapping[str, Person]) -> object | None:
    return id_of(word, people) or ({"name": word} if _NAME.fullmatch(word) else None)
