"""`briefsite upgrade`: what changes in the files that `briefsite new` wrote, and the change itself.

The record of what was written, the files as they are and those of this version go in; what becomes of each comes out
(`changes.py`, pure). `texts_in_git.py` asks git for a text as it was written, and merges; `report.py` says what
changes; `command.py` writes. Standard library alone, as for `briefsite new`.
"""
