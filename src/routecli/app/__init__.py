"""What several commands share: the book, customers and reps, entries, ways."""
