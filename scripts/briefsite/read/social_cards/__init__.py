"""Pictures that stand beside links to briefs elsewhere: the fonts that there are for them, and how they are drawn."""
