"""Lists and histories from other programs: which column is which key, what a cell means, what it changes."""
