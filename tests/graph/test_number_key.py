"""The secret of the hashed ID numbers: made once, and never a weak one."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from graph.errors import RefusedForSafety
from graph.number_key import number_key
from tests.engines.fixtures import embedded_in

SHORT = "fifteen signs.."


def test_it_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    settings = embedded_in(tmp_path / "data")
    made = number_key(settings)
    assert len(made) == 64
    assert number_key(settings) == made
    assert stat.S_IMODE((settings.data / "hmac.key").stat().st_mode) == 0o600


@pytest.mark.parametrize("kept", ["", "\n", SHORT, f"  {SHORT}\n"])
def test_an_empty_or_short_file_is_refused_and_left_as_it_is(tmp_path: Path, kept: str) -> None:
    settings = embedded_in(tmp_path)
    (tmp_path / "hmac.key").write_text(kept, "utf-8")
    with pytest.raises(RefusedForSafety) as refused:
        number_key(settings)
    assert "hmac.key" in refused.value.text.zh
    assert "hmac.key" in refused.value.text.en
    assert (tmp_path / "hmac.key").read_text("utf-8") == kept


def test_a_file_just_long_enough_is_taken(tmp_path: Path) -> None:
    (tmp_path / "hmac.key").write_text(SHORT + "x\n", "utf-8")
    assert number_key(embedded_in(tmp_path)) == (SHORT + "x").encode()


@pytest.mark.parametrize("given", [SHORT, " " * 40])
def test_a_short_key_of_the_environment_is_refused(tmp_path: Path, given: str) -> None:
    with pytest.raises(RefusedForSafety) as refused:
        number_key(embedded_in(tmp_path, hmac_key=given))
    for sentence in (refused.value.text.zh, refused.value.text.en):
        assert "DAWANGGE_HMAC_KEY" in sentence
        assert SHORT not in sentence
    assert not (tmp_path / "hmac.key").exists()


def test_a_key_of_the_environment_is_taken_as_it_is(tmp_path: Path) -> None:
    assert number_key(embedded_in(tmp_path, hmac_key=SHORT + "x")) == (SHORT + "x").encode()
