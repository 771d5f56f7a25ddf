# Every target sets up what it needs first and then calls npm, which puts our own Node first in PATH.
# Needed from the system: GNU make, Node with npm; for dist also strip (binutils), for conformance also Go.

.PHONY: run dev pictures test check build dist bench faults conformance clean

# Builds by itself what is older than its sources; FRESH=1 begins with an empty workspace.
run: node_modules/.package-lock.json
	npm run run-standin

# The same; changes of the sources show while it runs.
dev: node_modules/.package-lock.json
	npm run dev-standin

test: node_modules/.package-lock.json
	npm test

check: node_modules/.package-lock.json
	npm run check

build: node_modules/.package-lock.json
	npm run build

dist: node_modules/.package-lock.json
	build/get-patchelf
	npm run dist

# Of the running product, for the README.
pictures: node_modules/.package-lock.json
	npm run pictures

bench: build
	npm run bench

faults: node_modules/.package-lock.json
	npm run faults

conformance: dist
	npm run conformance

clean:
	rm -rf dist .cache

# npm itself writes this file at the end of an installation.
node_modules/.package-lock.json: package-lock.json
	npm ci
	touch $@
