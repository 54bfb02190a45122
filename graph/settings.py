"""What a deployment can set: environment variables ``DAWANGGE_*`` or a ``.env`` file.

Nothing set means: the embedded engine under the user's data directory, loopback only.
``DAWANGGE_DOTENV=false`` in the environment leaves the file unread: setting a variable to nothing
cannot do that, because an empty one counts as unset and the file's value would stand.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from graph.errors import WrongUse

PREFIX = "DAWANGGE_"
OFF = ("false", "f", "no", "n", "off", "0")
"""What ``DAWANGGE_DOTENV`` takes for no, like every yes or no; a word that is neither is refused."""
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def default_data() -> Path:
    """Return the directory of the embedded engine and of generated secrets."""
    return Path(platformdirs.user_data_dir("dawangge", appauthor=False))


class Settings(BaseSettings):
    """One deployment's settings; build it with `read_settings`, which explains bad values."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    dotenv: bool = True
    """Whether a ``.env`` file is read; only the environment itself can say no."""
    neo4j_uri: str | None = None
    """Unset: the embedded engine under `data`."""
    neo4j_user: str = "neo4j"
    neo4j_password: SecretStr = SecretStr("")
    neo4j_database: str = "neo4j"
    hmac_key: SecretStr | None = None
    data: Annotated[Path, NoDecode] = Field(default_factory=default_data)
    host: str = "127.0.0.1"
    port: int = Field(default=8765, ge=0, le=65535)
    exposed: bool = False
    """Whether the service may listen on more than loopback: it speaks without encryption."""
    requests_per_minute: int = Field(default=600, ge=1, le=1_000_000)
    """How many requests one API key may make in a minute, and one address with wrong keys."""
    rules: Path | None = None
    """A TOML file with the rule parameters of the domain, section 4."""
    mapping: Path | None = None
    """A TOML file that says how this deployment's ledgers are read; unset: ``mapping.toml`` in `data`."""
    engine_flavour: Literal["native", "jvm"] = "native"
    """Which build of the embedded engine: ``jvm`` needs the extra of that name."""
    engine_heap: str = "1g"
    """The most heap the embedded engine may take, as Java writes it: ``512m``, ``1g``."""
    engine_linger: float = Field(default=10.0, ge=0, le=86400)
    """Seconds the embedded engine stays after its last user has left."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Leave the ``.env`` file out where the environment says so."""
        sources = (init_settings, env_settings, dotenv_settings)
        off = str(env_settings().get("dotenv", "")).lower() in OFF
        return sources[:2] if off else sources

    @field_validator("neo4j_uri")
    @classmethod
    def _known_scheme(cls, value: str | None) -> str | None:
        if value is None:
            return None
        try:
            parts = urlsplit(value)
            usable = parts.scheme in SCHEMES and parts.hostname and parts.port != 0
        except ValueError:
            # A bracket too few, a port that is no number.
            parts, usable = urlsplit(""), False
        if not usable:
            raise ValueError(
                "应形如 bolt://主机:7687 或 neo4j+s://主机|must look like bolt://host:7687 "
                "or neo4j+s://host"
            )
        if parts.username is not None or parts.password is not None:
            raise ValueError(
                "地址里不要写账号和密码，请用 DAWANGGE_NEO4J_USER 和 DAWANGGE_NEO4J_PASSWORD|"
                "must not carry a login: use DAWANGGE_NEO4J_USER and DAWANGGE_NEO4J_PASSWORD"
            )
        return value

    @field_validator("data", "rules", "mapping")
    @classmethod
    def _absolute(cls, value: Path | None) -> Path | None:
        # The child process has another working directory, so a relative path must be fixed here.
        return None if value is None else value.expanduser().absolute()

    @field_validator("rules")
    @classmethod
    def _file_exists(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_file():
            raise ValueError("找不到这个文件|is not an existing file")
        return value

    @field_validator("engine_heap")
    @classmethod
    def _java_size(cls, value: str) -> str:
        if not re.fullmatch(r"[1-9]\d{0,5}[mMgG]", value):
            raise ValueError("应形如 512m 或 1g|must look like 512m or 1g")
        return value.lower()

    @property
    def embedded(self) -> bool:
        """Whether the embedded engine is used, because no URI is set."""
        return self.neo4j_uri is None


def read_settings(**overrides: Any) -> Settings:
    """Read the environment and ``.env``; ``overrides`` win over both.

    Raises:
        WrongUse: A value cannot be used; the sentence names the variable, never the value,
            which may be a secret.
    """
    try:
        return Settings(**overrides)
    except ValidationError as error:
        raise _explained(error) from None


def _explained(error: ValidationError) -> WrongUse:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    variable = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
    if first["type"] == "value_error":
        zh, en = first["msg"].removeprefix("Value error, ").split("|")
    else:
        zh, en = "不能用作设置值", first["msg"][:1].lower() + first["msg"][1:]
    return WrongUse(f"设置 {variable} 有误：{zh}。", f"Setting {variable} is wrong: {en}.")
