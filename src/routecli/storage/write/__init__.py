"""All that changes a book."""
