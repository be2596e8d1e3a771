"""A site that opens from a disk, by `file:` addresses: its finished files go in, those that such a site needs come out.

Browsers give a page that was opened from a disk no modules and no files: both are asked for as scripts instead
(`offline.js`). `scripts.py` rewrites modules, `pages.py` pages; `files.py` says what becomes of each file.
"""
