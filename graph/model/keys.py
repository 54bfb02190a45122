"""Keys: deterministic, readable in a debugger, and never equal for different things.

A key is the label and its named parts in order, ``building|community=640106004001|name=3号楼``.
The separators are escaped inside values, so the parts 3 and 12 never meet 31 and 2, and a part
that is absent differs from every part that is present.

What reads so well never leaves the program: a door or a name stands in it. `opaque_key` is the form
for everybody else.
"""

from __future__ import annotations

import base64
import hashlib

_ESCAPES = str.maketrans({"%": "%25", "|": "%7C", "=": "%3D"})


def make_key(kind: str, /, **parts: str | None) -> str:
    """Return the key of a thing.

    Args:
        kind: what the key is of, a short English word in lower case.
        **parts: named parts in their declared order; ``None`` or ``""`` leaves a part out.

    Returns:
        ``kind|name=value|name=value``, injective in (kind, present parts).
    """
    key = kind
    for name, value in parts.items():
        if value:
            # Letters and digits alone, as nearly all are, need no look at every sign.
            key += f"|{name}={value if value.isalnum() else value.translate(_ESCAPES)}"
    return key


def within_key(kind: str, whole: str, /, **parts: str | None) -> str:
    """Return the key of a part of a thing: the parts of the whole's key, then its own.

    Args:
        kind: what the key is of.
        whole: key of the thing it is part of.
        **parts: its own named parts, none named as a part of the whole.
    """
    own = make_key("", **parts)
    return kind + whole[whole.index("|") :] + own


def opaque_key(key: str, secret: bytes) -> str:
    """Return the form of a key that may leave the program and stand in a URL.

    Args:
        key: of the thing.
        secret: of the deployment (`graph.asking.Standing`). Without it doors could be guessed:
            whoever knows a street's buildings could try every flat.

    Returns:
        26 signs of ``a-z2-7``: the same for the same thing as long as the deployment lives.
    """
    digest = hashlib.blake2b(key.encode(), key=secret, digest_size=16).digest()
    return base64.b32encode(digest).decode().rstrip("=").lower()
