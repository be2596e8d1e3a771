"""What makes it quick and changes no byte: a memory of results, sharing among cores, quick Markdown."""
