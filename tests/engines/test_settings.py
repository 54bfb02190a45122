"""Settings come from the environment or ``.env``; a bad one is named, its value is not shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.errors import WrongUse
from graph.settings import default_data, read_settings


@pytest.fixture(autouse=True)
def _nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("DAWANGGE_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_nothing_set_means_the_embedded_engine_on_the_loopback() -> None:
    settings = read_settings()
    assert settings.embedded
    assert settings.data == default_data()
    assert settings.data.is_absolute()
    assert (settings.host, settings.port) == ("127.0.0.1", 8765)
    assert (settings.neo4j_user, settings.neo4j_database) == ("neo4j", "neo4j")
    assert (settings.engine_heap, settings.engine_linger) == ("1g", 10)
    assert settings.hmac_key is None
    assert settings.rules is None


def test_from_the_environment_and_the_env_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tmp_path / "rules.toml"
    rules.touch()
    (tmp_path / ".env").write_text(
        "DAWANGGE_NEO4J_URI=neo4j://graph.example:7687\n"
        "DAWANGGE_NEO4J_PASSWORD=口令\n"
        "DAWANGGE_PORT=9000\n"
        "DAWANGGE_RULES=rules.toml\n"
        "SOMETHING_ELSE=1\n",
        "utf-8",
    )
    monkeypatch.setenv("DAWANGGE_PORT", "9001")
    monkeypatch.setenv("DAWANGGE_DATA", "data")
    monkeypatch.setenv("DAWANGGE_NEO4J_USER", "")
    settings = read_settings()
    assert settings.neo4j_uri == "neo4j://graph.example:7687"
    assert not settings.embedded
    assert settings.neo4j_password.get_secret_value() == "口令"
    assert settings.port == 9001, "the environment wins over the file"
    assert settings.data == tmp_path / "data"
    assert settings.rules == rules
    assert settings.neo4j_user == "neo4j", "empty means unset"
    assert "口令" not in repr(settings)


@pytest.mark.parametrize("off", ["false", "0", "No", "OFF", "n", "f"])
def test_the_env_file_can_be_left_unread(
    off: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = "DAWANGGE_NEO4J_URI=neo4j://graph.example:7687\nDAWANGGE_DOTENV=true\n"
    (tmp_path / ".env").write_text(written, "utf-8")
    monkeypatch.setenv("DAWANGGE_NEO4J_URI", "")
    monkeypatch.setenv("DAWANGGE_PORT", "9001")
    assert not read_settings().embedded, "an empty variable counts as unset: the file stands"
    monkeypatch.setenv("DAWANGGE_DOTENV", off)
    settings = read_settings()
    assert settings.embedded
    assert not settings.dotenv
    assert settings.port == 9001


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("NEO4J_URI", "http://graph.example:7474", "bolt://host:7687"),
        ("NEO4J_URI", "graph.example", "bolt://host:7687"),
        ("NEO4J_URI", "bolt://", "bolt://host:7687"),
        ("NEO4J_URI", "bolt://graph.example:port", "bolt://host:7687"),
        ("NEO4J_URI", "bolt://[graph.example", "bolt://host:7687"),
        ("NEO4J_URI", "bolt://me:hush-hush@graph.example", "DAWANGGE_NEO4J_PASSWORD"),
        ("DOTENV", "perhaps", "boolean"),
        ("PORT", "many", "integer"),
        ("PORT", "70000", "65535"),
        ("RULES", "absent.toml", "not an existing file"),
        ("ENGINE_HEAP", "lots", "512m or 1g"),
        ("ENGINE_HEAP", "0g", "512m or 1g"),
        ("ENGINE_LINGER", "-1", "greater than or equal to 0"),
    ],
)
def test_a_bad_value_is_named_not_shown(
    name: str, value: str, hint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"DAWANGGE_{name}", value)
    with pytest.raises(WrongUse) as refusal:
        read_settings()
    sentence = refusal.value.text
    assert f"DAWANGGE_{name}" in sentence.zh
    assert f"DAWANGGE_{name}" in sentence.en
    assert hint in sentence.en
    assert "hush-hush" not in sentence.zh + sentence.en
    assert refusal.value.exit_status == 2
