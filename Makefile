# Two commands do all the set-up: `make book` builds the sample editions, `make test` passes the suite.
SHELL := /bin/bash
.DEFAULT_GOAL := book
.PHONY: book test test-slow nightly suites hostile mutation same-books bench typography lock clean
BIN := .venv/bin
# Tests start hundreds of programs: what they compile is kept, whatever the surroundings say.
unexport PYTHONDONTWRITEBYTECODE

book:                ## set up what sets type, then build every edition in content/
	@.ci/setup book
	$(BIN)/publish build

test:                ## set up the validators too, then the checks that every change must pass
	@.ci/setup test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -n 2 --dist loadscope

# pytest ends with 5 when no test bears the mark; that is not a failure of any test.
test-slow:           ## what takes longer
	@.ci/setup test
	$(BIN)/pytest -n 2 --dist loadscope -m slow || [ $$? -eq 5 ]

nightly:             ## what takes minutes to hours
	@.ci/setup test
	$(BIN)/pytest -m nightly || [ $$? -eq 5 ]

suites:              ## other projects' test suites, fetched into a cache, through our readers and gates
	@.ci/setup test
	$(BIN)/python -m tests.suites.fetch
	$(BIN)/pytest -m suites tests/suites

hostile:             ## content that somebody meant ill, in a network of its own; killed builds, failing disks
	@.ci/setup test
	$(BIN)/pytest -n 2 --dist load -m 'slow or nightly or not slow' tests/hostile

mutation:            ## how many small faults in checks and transforms the tests would notice: an hour or two
	@.ci/setup test
	$(BIN)/python -m tests.mutation.run

same-books:          ## whether the books are still those of another commit: make same-books BASE=main
	@.ci/setup test
	$(BIN)/python -m tests.bench.same_books $(BASE)

bench:               ## what a check, an e-book and pages of N dispatches cost, beside other programs: make bench N=100
	@.ci/setup test
	$(BIN)/python -m tests.bench.speed --dispatches $(or $(N),100)

typography:          ## measure the type of the sample editions, in docs/typography.md; WEIGHT=yes for what 100 dispatches cost
	@.ci/setup test
	$(BIN)/python -m tests.bench.typography $(if $(WEIGHT),--weight)

lock:                ## resolve the dependencies anew and pin them by hash
	@.ci/setup test
	.ci/lock

clean:               ## remove the books and the caches; the environment stays
	find build -mindepth 1 -not -path build/.gitignore -delete
	rm -rf dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
