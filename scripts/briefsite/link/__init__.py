"""The stage that links: every brief and source to every other, both ways, once."""

from briefsite.link.corpus import Corpus, LinkedBrief, begin_resolving, resolve
from briefsite.link.follow import Naming
from briefsite.link.front_text import with_plain_front
from briefsite.link.mentions import Mention, Note
from briefsite.link.related import Related

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
