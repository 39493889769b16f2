"""The table of keys, what types their values, and what is generated from it."""
