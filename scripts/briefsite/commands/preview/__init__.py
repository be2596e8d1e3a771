"""What a change does to the site: read two states of the project, compare them, show the difference.

    two folders → side → Side, Side → compare → Preview → comment, written → preview.md, preview.json
                                              └ folder → a site with a bar on every page and the changes marked

Only `side`, `git`, `mkdocs_build`, `folder` and `command` touch the disk.
"""
