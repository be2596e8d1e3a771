"""Where finished pages go: MkDocs (`mkdocs/`). A host is thin: it reads settings, and hands files and pages over."""
