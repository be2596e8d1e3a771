"""Reads Markdown by position: citations, notes, headings and links, and what is prose."""

from briefsite.read.markdown.front import (
    FrontMatterSpan,
    UnclosedFrontMatter,
    split_front_matter,
    why_unclosed,
    why_unopened,
)
from briefsite.read.markdown.parse import parse_citations, parse_inline, parse_markdown
from briefsite.read.markdown.problems import is_label

__all__ = [
    "FrontMatterSpan",
    "UnclosedFrontMatter",
    "is_label",
    "parse_citations",
    "parse_inline",
    "parse_markdown",
    "split_front_matter",
    "why_unclosed",
    "why_unopened",
]
