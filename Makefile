# What there is to do here: `make help`.
BUILD := build
prefix ?= /usr/local
PREFIX ?= $(prefix)
DESTDIR ?=
FUZZ_SECONDS ?= 10
# Inputs of each target (-1: no limit) and the seed (0: another one each time); with both given a
# fuzzing can be repeated.
FUZZ_RUNS ?= -1
FUZZ_SEED ?= 0
SOURCES = $(shell find lib tests $(wildcard tools bench) -name '*.cpp' -o -name '*.hpp')

.PHONY: all deps deps-development demo check bench counts install deb format format-check lint \
        sanitized asan fuzz clean help

all: $(BUILD)/build.ninja ## Build into build/, executables in build/bin/
	@cmake --build $(BUILD)

$(BUILD)/build.ninja:
	@command -v cmake >/dev/null || { echo "make: no cmake here; 'make deps' installs what is needed" >&2; exit 1; }
	@cmake --preset release -D CMAKE_INSTALL_PREFIX=$(PREFIX)

deps: ## Install what is missing to build and test (apt; asks for sudo if need be)
	@packaging/dependencies install build runtime test

deps-development:
	@packaging/dependencies install build runtime test development

demo: deps $(BUILD)/build.ninja ## Schedule a week of the example and show it
	@cmake --build $(BUILD) --target installed
	@PATH="$(CURDIR)/$(BUILD)/bin:$$PATH" examples/demo $(BUILD)/demo

check: deps ## Build and run every test
	@$(MAKE) --no-print-directory all
	@ctest --test-dir $(BUILD) --output-on-failure --parallel 2

bench: deps ## Measure; see bench/
	@$(MAKE) --no-print-directory all
	@for program in $(notdir $(basename $(wildcard bench/*.cpp))); do $(BUILD)/bin/$$program || exit; done

counts: deps ## Record how much the solver does on fixed weeks, which no change may raise by half
	@$(MAKE) --no-print-directory all
	@$(BUILD)/bin/solver-counts --update tests/counts/counts.yaml

install: ## Install under prefix (/usr/local), inside DESTDIR if given
	@cmake --preset release -D CMAKE_INSTALL_PREFIX=$(PREFIX) >/dev/null
	@cmake --build $(BUILD) --target installed
	@DESTDIR="$(DESTDIR)" cmake --install $(BUILD)

# Of the same objects as everything else: what knows the prefix is one file.
deb: deps-development ## Build the Debian package in build/deb/
	@rm -f $(BUILD)/deb/*.deb
	@cmake --preset release -D CMAKE_INSTALL_PREFIX=/usr >/dev/null
	@cmake --build $(BUILD) --target installed
	@cd $(BUILD) && cpack -B deb
	@ls $(BUILD)/deb/*.deb

format: deps-development ## Format the sources in place
	@clang-format -i $(SOURCES)

format-check: deps-development ## Fail if a source is not formatted
	@clang-format --dry-run -Werror $(SOURCES)

lint: deps-development ## clang-tidy over lib/ and tools/, shellcheck over the scripts
	@cmake --preset tidy >/dev/null
	@.ci/tidy $(BUILD)/tidy
	@shellcheck .ci/run .ci/tidy packaging/dependencies examples/demo $(wildcard tests/floors/* tests/docs/*)

$(BUILD)/fuzz/build.ninja:
	@cmake --preset fuzz

# One build serves both: the fuzz preset is asan and the fuzz targets.
sanitized: deps-development $(BUILD)/fuzz/build.ninja
	@cmake --build $(BUILD)/fuzz

# The leak checker takes the thread-local storage of libraries that are loaded late for addresses
# that mean nothing, and crashes; so it is not to look at how that is found.
asan fuzz: export ASAN_OPTIONS = intercept_tls_get_addr=0
# Everything takes ten times as long: properties are tried on fewer random inputs.
asan: export RC_PARAMS = max_success=25

asan: sanitized ## Run the tests under clang's address and undefined-behaviour sanitizers
	@ctest --test-dir $(BUILD)/fuzz --output-on-failure --parallel 2

fuzz: sanitized ## Fuzz each parser for FUZZ_SECONDS (10)
	@for target in $(notdir $(basename $(wildcard tests/fuzz/*.cpp))); do \
	  echo "fuzzing $$target"; \
	  mkdir -p $(BUILD)/fuzz/found/$$target; \
	  $(BUILD)/fuzz/fuzz/$$target -max_total_time=$(FUZZ_SECONDS) -runs=$(FUZZ_RUNS) \
	    -seed=$(FUZZ_SEED) -timeout=10 -rss_limit_mb=2048 \
	    -verbosity=0 -print_final_stats=1 -artifact_prefix=$(BUILD)/fuzz/found/$$target- \
	    $(BUILD)/fuzz/found/$$target tests/fuzz/corpus/$$target || exit; \
	done

clean: ## Remove all that was built
	@rm -rf $(BUILD)

help: ## Say what there is to do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile
