"""From the disk to a `Project`: settings, briefs, pages, the bibliography, vocabularies, charts and styles.

In: the folder of a publication. Out: `project.load_project` gives a `Project` with every `Problem` met on the way.
"""
