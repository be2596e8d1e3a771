"""Briefs in Markdown and one bibliography become cross-linked pages."""

__version__ = "0.2.0"
