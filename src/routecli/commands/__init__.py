"""The commands, one file each: parse, load, call, show."""
