"""Choosing and ordering visits: a day, the weeks, travel."""
