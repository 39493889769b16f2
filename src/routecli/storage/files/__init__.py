"""Where the files are, in what state, and their contents."""
