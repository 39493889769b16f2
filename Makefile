# One word a task. With a .venv (the README's second command) nothing needs activating.
PYTHON ?= $(if $(wildcard .venv/bin/python),.venv/bin/python,python3)

.PHONY: test lint types docs transcripts bench demo nightly ci
test:         # everything but the slow tests
	$(PYTHON) -m pytest
lint:         # style
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
types:        # mypy --strict
	$(PYTHON) -m mypy
docs:         # write the generated pages: checks, commands, format
	$(PYTHON) tools/make_docs.py
transcripts:  # write what the program says now into tests/transcripts and the READMEs; read the difference
	$(PYTHON) -m pytest tests/transcripts --update-transcripts
bench:        # speed and size, as ratios
	$(PYTHON) benchmarks/run.py
demo:         # today's route of the sample firm
	$(PYTHON) -m routecli -C sample-data --as-of 2026-11-24 --rep sato today
nightly:      # all tests, with many more examples, in parts of a quarter of an hour
	for part in $$($(PYTHON) .ci/nightly); do $(PYTHON) .ci/nightly $$part || exit 1; done
ci:           # what the server runs
	.ci/run
