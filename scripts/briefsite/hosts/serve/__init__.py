"""What `make serve` and `mkdocs serve` add to a build: edits are followed, and the last good site is never lost.

It knows of MkDocs only the names of its server's attributes.
"""
