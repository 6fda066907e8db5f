# Everything a contributor runs. `make` alone lists it.

GO      ?= go
FLAGS    = -trimpath -ldflags "-s -w"
TARGETS  = linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64 freebsd/amd64

.DEFAULT_GOAL := help
.PHONY: help check test race bench fuzz build cross shots facts tidy

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 8

check: ## all that CI checks, without installing anything
	.ci/run --no-install

test: ## all tests; the terminal ones want tmux
	$(GO) test ./...

race: ## all tests with the race detector (needs a C compiler)
	CGO_ENABLED=1 $(GO) test -race ./...

bench: ## all benchmarks, with allocations
	$(GO) test -run '^$$' -bench . -benchmem ./...

fuzz: ## every fuzzer for FUZZTIME (default 1m) each
	FUZZTIME=$${FUZZTIME:-1m} .ci/run --fuzz

build: ## a small static binary: ./onsite
	CGO_ENABLED=0 $(GO) build $(FLAGS) -o onsite .

cross: ## binaries for every system: dist/
	@set -e; for t in $(TARGETS); do \
		os=$${t%/*} arch=$${t#*/} ext=; [ $$os != windows ] || ext=.exe; echo $$t; \
		CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch $(GO) build $(FLAGS) -o dist/onsite-$$os-$$arch$$ext .; \
	done

shots: ## draw README's pictures anew
	$(GO) run ./shots

facts: ## the database claims of the decks, on real engines
	facts/run

tidy: ## format the code and tidy go.mod
	gofmt -w .
	$(GO) mod tidy
