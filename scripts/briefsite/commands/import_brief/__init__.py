"""A document of Word, LibreOffice, a browser or an editor becomes a brief: its text, its pictures and its sources."""
