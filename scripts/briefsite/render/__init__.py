"""The stage that renders: a corpus becomes pages of plain Markdown with front matter, and a few files.

Each kind makes its pages, or files, at the paths that `briefsite.read.generated_paths` declares under its name.
"""
