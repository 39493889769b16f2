"""The only code that knows files: layout, YAML, JSON lines, the index."""
