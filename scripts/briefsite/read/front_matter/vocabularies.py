"""The two vocabularies: topics.yml → topics, people.yml → people, by id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from briefsite.model import Lines, Person, Place, Problem, TextFile, Topic
from briefsite.read.front_matter.formats import bare_orcid
from briefsite.read.front_matter.schema import slugify, validate
from briefsite.read.front_matter.yaml_text import YamlReader, plain


def parse_topics(file: TextFile, lang: str = "") -> tuple[Mapping[str, Topic], tuple[Problem, ...]]:
    """Read topics.yml, in its order. What breaks the schema is left out; a topic without a name is called by its id.

    A topic that cannot be read is kept by its id alone, lest every brief that names it be blamed. `lang` is the
    publication's language.
    """
    reader = _reader(file)
    topics = {
        key: Topic(
            id=key,
            name=values.get("name", key),
            definition=values.get("definition", ""),
            place=place,
            names=values.get("names", {}),
            definitions=values.get("definitions", {}),
        )
        for key, place, values in _entries(reader, "topics", lang)
    }
    return topics, reader.sorted_problems()


def parse_people(file: TextFile, lang: str = "") -> tuple[Mapping[str, Person], tuple[Problem, ...]]:
    """Read people.yml, in its order. What breaks the schema is left out; who has no name is called by the id."""
    reader = _reader(file)
    people = {
        key: Person(
            id=key,
            name=values.get("name", key),
            place=place,
            kind=values.get("kind", "person"),
            affiliation=values.get("affiliation"),
            biography=values.get("biography"),
            orcid=bare_orcid(values.get("orcid", "")),
            url=values.get("url"),
            names=values.get("names", {}),
            biographies=values.get("biographies", {}),
        )
        for key, place, values in _entries(reader, "people", lang)
    }
    return people, reader.sorted_problems()


def _reader(file: TextFile) -> YamlReader:
    return YamlReader(file.text, Lines.of(file.path, file.text))


def _entries(reader: YamlReader, schema_name: str, lang: str) -> Iterator[tuple[str, Place, dict[str, Any]]]:
    root = reader.read(0, len(reader.text))
    if root is not None and root.value is not None:
        validate(root, schema_name, reader, lang)
    nodes = root.value if root is not None and isinstance(root.value, dict) else {}
    known = {key: (node.key, plain(node)) for key, node in nodes.items()}
    broken = {key: (offset, None) for key, offset in reader.broken.items() if slugify(key) == key}
    for key, (offset, values) in sorted({**broken, **known}.items(), key=lambda entry: entry[1][0]):
        yield key, reader.place(offset), values if isinstance(values, dict) else {}
