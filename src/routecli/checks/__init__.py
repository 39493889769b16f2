"""The checks of the data: book to problems, one named function each."""
