"""What a person or a program reads: tables, TSV, JSON."""
