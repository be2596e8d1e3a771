"""Briefs in Markdown and one bibliography become cross-linked pages."""
