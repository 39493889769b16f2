"""The day of a rep."""
