"""Where finished pages go: MkDocs (`mkdocs/`), or files (`folder.py`, of what `contents.py` names). A host is thin."""
