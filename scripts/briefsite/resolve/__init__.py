"""The stage that links: every brief and source to every other, both ways, once."""

from briefsite.resolve.corpus import Corpus, LinkedBrief, begin_resolving, resolve
from briefsite.resolve.follow import Naming
from briefsite.resolve.front_text import with_plain_front
from briefsite.resolve.mentions import Mention, Note
from briefsite.resolve.related import Related

__all__ = [
    "Corpus",
    "LinkedBrief",
    "Mention",
    "Naming",
    "Note",
    "Related",
    "begin_resolving",
    "resolve",
    "with_plain_front",
]
