"""The fixtures of this folder; they stand in `session.py`, since a name of its own can be imported."""

from session import *  # noqa: F403
