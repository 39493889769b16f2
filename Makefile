.PHONY: test lint types docs bench demo nightly
test:
	python -m pytest
lint:
	ruff check . && ruff format --check src tools
types:
	mypy
docs:
	python tools/make_docs.py
bench:
	python benchmarks/run.py
demo:
	route -C sample-data --as-of 2026-11-24 --rep sato today
nightly:
	python -m pytest -m slow
