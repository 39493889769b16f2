"""The only code that touches files: layout, YAML, JSON lines, the index."""
