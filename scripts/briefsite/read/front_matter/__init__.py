"""Front matter and vocabularies: what editors write in YAML, as typed values with every problem named."""

from briefsite.read.front_matter.brief import front_matter_span, nocite_keys, parse_front_matter, release
from briefsite.read.front_matter.page import parse_page_front
from briefsite.read.front_matter.texts import links_in, with_citations
from briefsite.read.front_matter.vocabularies import parse_people, parse_topics

__all__ = [
    "front_matter_span",
    "links_in",
    "nocite_keys",
    "parse_front_matter",
    "parse_page_front",
    "parse_people",
    "parse_topics",
    "release",
    "with_citations",
]
