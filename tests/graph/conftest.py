"""A street that the tests of all modules share, because it is dear to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from samples import generate


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration street's ledgers with the key of their gaps, small."""
    folder = tmp_path_factory.mktemp("sample")
    generate(folder, households=800)
    return folder
