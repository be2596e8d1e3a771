"""`briefsite new`: from nothing to a publication that holds only what is its own.

Answers go in (`answers.py`, of options or of a terminal), files come out (`files.py`, pure), with the package as it is
here as the pin (`pin.py`); `command.py` writes them, whole or not at all. Standard library alone: it runs in a clone in
which nothing is installed, and out of a wheel that nobody has installed either.
"""
