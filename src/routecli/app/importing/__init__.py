"""Taking a list in: read, compared with the book, and written row by row, each row whole or not at all."""
