"""The secret with which ID numbers are hashed: made once, kept with the data, never doubled."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import tempfile
from pathlib import Path

from graph.errors import RefusedForSafety
from graph.settings import Settings

_FILE = "hmac.key"

LEAST_BYTES = 16
"""Of a shorter key the hashes could be undone by trying: there are few ID numbers."""


def number_key(settings: Settings) -> bytes:
    """The key: as configured, else from its file (0600) under the data folder, else made now.

    Raises:
        RefusedForSafety: the key file cannot be read or written, or the key is empty or too short.
    """
    if settings.hmac_key is not None:
        key = settings.hmac_key.get_secret_value().encode()
        if len(key.strip()) < LEAST_BYTES:
            raise RefusedForSafety(
                f"DAWANGGE_HMAC_KEY 太短，不足 {LEAST_BYTES} 字节，护不住身份证号。请换一个长的；"
                "不设置它，程序会自己生成一个。",
                f"DAWANGGE_HMAC_KEY is shorter than {LEAST_BYTES} bytes and protects no ID number. Set a "
                "longer one; without it a key is made.",
            )
        return key
    key = _of_file(settings)
    if len(key) < LEAST_BYTES:
        raise RefusedForSafety(
            f"身份证号密钥文件 {_FILE} 是空的或太短，不足 {LEAST_BYTES} 字节。请把备份的密钥文件放回数据目录 "
            "DAWANGGE_DATA；如果还没有装载过任何台账，删掉它，程序会重新生成。",
            f"The key file {_FILE} is empty or shorter than {LEAST_BYTES} bytes. Put the file back from your "
            "backup into DAWANGGE_DATA; if nothing was ever loaded, delete it and a new one is made.",
        )
    return key


def _of_file(settings: Settings) -> bytes:
    path = settings.data / _FILE
    try:
        if not path.exists():
            _make(path)
        return path.read_bytes().strip()
    except OSError as error:
        raise RefusedForSafety(
            f"读写不了身份证号密钥文件 {_FILE}：{error.strerror}。请检查数据目录 DAWANGGE_DATA 的权限。",
            f"Cannot read or write the key file {_FILE}: {error.strerror}. Check the rights of DAWANGGE_DATA.",
        ) from error


def _make(path: Path) -> None:
    """Write a key; of two first loads at once only one makes it, and neither sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # mkstemp opens it for its owner alone (0600).
    descriptor, draft = tempfile.mkstemp(prefix=f"{_FILE}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_hex(32).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)  # unlike a rename, never over another one
    finally:
        Path(draft).unlink()


def fingerprint(key: bytes) -> str:
    """What the database keeps of the key, to tell another one."""
    return hashlib.sha256(b"dawangge number key " + key).hexdigest()[:16]
