"""The simulation behind sample-data/: twelve months of a fictional firm, the same bytes each run."""
