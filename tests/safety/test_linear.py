"""No text takes longer to be looked through than its length allows: near-misses of everything, over and over."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from briefsite.check.markup import attribute_lists, tags
from briefsite.check.written_addresses import addresses_in_field
from briefsite.finish import finish
from briefsite.finish.policy import Policy
from briefsite.finish.sanitise import sanitise
from briefsite.model import TextFile
from briefsite.read.addresses import fault
from briefsite.read.bibliography import parse_bibliography
from briefsite.read.markdown import parse_markdown
from briefsite.read.schemes import unsafe_scheme

LENGTH, PATIENCE = 50_000, 4.0
"""A quadratic search of so many letters takes minutes; a linear one, on a busy machine, not a second."""
# fmt: off
NEAR_MISSES = (
    "<a ", "<img src=", "<!--", "![", "[", "](", "[x](", "{: a=", "{", "<iframe ", "`", "``` ", '<a href="', "'", '"',
    "<script", '<td style="text-align:', "<input ", "&#", r"\url{", "http://[", "@book{", "@a{b,", r"{\a", "# ", "x=#",
    "^[", "[@k ", "$", r"\begin{a}", "<svg ", "srcset=", ", ", "::: ", "| ", "*a", "__", "~~", "- ", "1. ", "> ",
)
# fmt: on
READERS: dict[str, Callable[[str], object]] = {
    "tags": lambda text: list(tags(text)),
    "attribute lists": lambda text: list(attribute_lists(text)),
    "addresses in words": lambda text: list(addresses_in_field(text)),
    "a scheme": unsafe_scheme,
    "an address": fault,
    "what is published of HTML": lambda text: sanitise(text, frozenset({"a.example"})),
    "a finished page": lambda text: finish(f"<head><title>{text}</title></head><body>{text}", {"policy": Policy()}),
    "a bibliography": lambda text: parse_bibliography(TextFile("sources.bib", text)),
    "a brief": lambda text: parse_markdown(TextFile("briefs/a.md", text), 0, "en"),
}


@pytest.mark.parametrize("reader", READERS)
def test_near_misses_take_no_longer_than_other_texts(reader: str) -> None:
    """Each of them, repeated to fifty thousand letters, is read without an error and in time."""
    slow = []
    for piece in NEAR_MISSES:
        text = piece * (LENGTH // len(piece))
        begun = time.process_time()
        READERS[reader](text)
        if time.process_time() - begun > PATIENCE:
            slow.append(piece)
    assert slow == []
