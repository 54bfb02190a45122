"""API keys: shown once, kept as a hash, each with the scope that bounds what it may see."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, cast

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from api.store import ApiKey
from graph.errors import WrongUse
from graph.scope import Scope
from graph.terms import ScopeKind

PREFIX = "dwg"
LONGEST_NAME = 100

Role = Literal["reader"]
"""What a key may do: ``reader`` asks and reads, within its scope and masked. There is no other yet."""


@dataclass(frozen=True)
class Key:
    """A key as it may be shown: everything but the key itself.

    Attributes:
        id: by which it is listed, revoked and named in the log.
        name: who uses it.
        role: what it may do.
        scope_kind: of the thing that bounds it; ``none``: the whole database.
        scope_key: key of that thing in the graph.
        scope_name: what to call it.
        created: when, ISO 8601 in UTC.
        revoked: when; ``None`` while it opens the door.
    """

    id: str
    name: str
    role: Role
    scope_kind: ScopeKind
    scope_key: str
    scope_name: str
    created: str
    revoked: str | None


class Keys:
    """All keys of a deployment."""

    def __init__(self, store: Engine) -> None:
        self._store = store

    def add(self, name: str, scope: Scope, role: Role = "reader") -> tuple[Key, str]:
        """Make a key.

        Args:
            name: who will use it, 1 to ``LONGEST_NAME`` signs.
            scope: what it may see.
            role: what it may do.

        Returns:
            The key's entry, and the key itself, which nobody can tell again.
        """
        name = " ".join(name.split())
        if not 1 <= len(name) <= LONGEST_NAME:
            raise WrongUse(
                f"密钥的名称要 1 到 {LONGEST_NAME} 个字，说明谁在用。",
                f"A key's name has 1 to {LONGEST_NAME} signs and says who uses it.",
            )
        id_ = base64.b32encode(secrets.token_bytes(5)).decode().lower()
        shown = f"{PREFIX}_{id_}_{secrets.token_urlsafe(32)}"
        row = ApiKey(
            id=id_,
            name=name,
            role=role,
            digest=_digest(shown),
            scope_kind=scope.kind,
            scope_key=scope.key,
            scope_name=scope.name,
            created=_now(),
            revoked=None,
        )
        with Session(self._store) as session:
            session.add(row)
            session.commit()
            return _entry(row), shown

    def all(self) -> list[Key]:
        """Every key there is or was, oldest first."""
        with Session(self._store) as session:
            rows = session.scalars(select(ApiKey).order_by(ApiKey.created, ApiKey.id))
            return [_entry(row) for row in rows]

    def revoke(self, id_: str) -> Key:
        """Let a key open nothing from now on.

        Raises:
            WrongUse: there is no such key.
        """
        with Session(self._store) as session:
            row = session.get(ApiKey, id_)
            if row is None:
                raise WrongUse(
                    f"没有编号为「{id_}」的密钥。用 dawangge key list 查看。",
                    f"There is no key {id_!r}. dawangge key list shows them.",
                )
            row.revoked = row.revoked or _now()
            session.commit()
            return _entry(row)

    def holder(self, shown: str) -> Key | None:
        """Return whose key this is; ``None`` if it is nobody's or was revoked."""
        parts = shown.split("_", 2)
        if len(parts) != 3 or parts[0] != PREFIX:
            return None
        with Session(self._store) as session:
            row = session.get(ApiKey, parts[1])
            if row is None or row.revoked or not hmac.compare_digest(row.digest, _digest(shown)):
                return None
            return _entry(row)


def _digest(shown: str) -> str:
    # 256 random bits need no slow hash: there is nothing to be guessed.
    return hashlib.sha256(shown.encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _entry(row: ApiKey) -> Key:
    return Key(
        id=row.id,
        name=row.name,
        role=cast(Role, row.role),
        scope_kind=cast(ScopeKind, row.scope_kind),
        scope_key=row.scope_key,
        scope_name=row.scope_name,
        created=row.created,
        revoked=row.revoked,
    )
