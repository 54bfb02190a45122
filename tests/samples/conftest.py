from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from samples import SampleSummary, generate


@dataclass(frozen=True)
class Written:
    folder: Path
    summary: SampleSummary
    answers: dict[str, Any]

    def entry(self, question: str, basis: str, scope: str | None = None) -> dict[str, Any]:
        found = [
            entry
            for entry in self.answers["questions"][question]
            if entry["basis"] == basis and entry["scope"] == scope
        ]
        assert len(found) == 1
        entry: dict[str, Any] = found[0]
        return entry


def write(folder: Path, **arguments: Any) -> Written:
    summary = generate(folder, **arguments)
    answers = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    return Written(folder, summary, answers)


@pytest.fixture(scope="session")
def street(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write(tmp_path_factory.mktemp("street"), households=5_000)


@pytest.fixture(scope="session")
def hamlet(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write(tmp_path_factory.mktemp("hamlet"), households=500)
