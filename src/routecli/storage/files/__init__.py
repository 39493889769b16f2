"""Where the files are, in what state, and what stands in them."""
