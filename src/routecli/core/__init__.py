"""The rules of route sales as pure functions over frozen data; today is an argument."""
