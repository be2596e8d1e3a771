"""`briefsite rename`: a citation key, topic, person or brief gets another name, everywhere at once.

In: the project as our own reader reads it, and the texts of its files. `keys`, `names` and `briefs` say which stretches
of which files change, and which files move; `command.main` writes all of it, or nothing.
"""
