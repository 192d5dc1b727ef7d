.DEFAULT_GOAL := help
.PHONY: help run setup test check bench password lock fresh clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\): ## \(.*\)/  make \1\t\2/p' Makefile

run: ## install what is missing, then serve the site until Ctrl-C
	@scripts/run

setup: ## make the environment that the commands run in: .venv/bin/python manage.py diff …
	@scripts/environment.py runtime

test: ## run all tests, on SQLite, in Chromium and on a throwaway PostgreSQL
	@scripts/test

check: ## run every check of style, types and layers, then all tests
	@scripts/check

bench: ## print every table of the docs, beside other programs (ARGS=--help tells more)
	@scripts/bench $(ARGS)

password: ## set a new random password for the administrator and print it
	@scripts/password

lock: ## pin every dependency anew, with hashes
	@scripts/lock

fresh: ## prove `make run` and `make test` in a new minimal Debian (root only)
	@scripts/prove-fresh

clean: ## remove everything made here but the data in var/
	@scripts/clean
