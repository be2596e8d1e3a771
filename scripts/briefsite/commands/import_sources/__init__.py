"""`briefsite import-sources`: sources from other programs into the bibliography.

In: files of records, and the text of the bibliography. `plan.planned` says what would be new, what is known and what
the text then is; `command.main` reads, writes and reports.
"""
