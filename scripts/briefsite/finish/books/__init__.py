"""Books (EPUB 3): one brief, or several as a reader, out of finished pages. `book.py` says what goes in and out."""
