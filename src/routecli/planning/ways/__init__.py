"""How long it takes from one place to another."""
