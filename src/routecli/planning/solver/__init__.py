"""Numbers only: a day in minutes, its search, and the weeks."""
