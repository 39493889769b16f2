"""Road servers and files of travel times."""
