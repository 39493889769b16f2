"""An empty book and the path of a log in it."""

import pytest


@pytest.fixture
def book(tmp_path):
    root = tmp_path / "book"
    (root / "visits").mkdir(parents=True)
    return root


@pytest.fixture
def log(book):
    return book / "visits" / "tanaka-shoten.jsonl"
