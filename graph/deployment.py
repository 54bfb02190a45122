"""Whose database it is: ours, of this model, with numbers hashed by this key; or somebody else's."""

from __future__ import annotations

from graph.engines import LOCK_LABEL, Graph
from graph.errors import RefusedForSafety
from graph.model import make_key

MODEL_VERSION = "1"
DEPLOYMENT_KEY = make_key("deployment", name="dawangge")


def guard(graph: Graph, fingerprint: str | None = None) -> bool:
    """Refuse a database that holds somebody else's data, or numbers hashed with another key.

    Args:
        graph: the open database.
        fingerprint: of the key in use; ``None`` where numbers play no part.

    Returns:
        True if the database is already ours, False if it is empty.

    Raises:
        RefusedForSafety: foreign data, another key, or a newer model.
    """
    marks = graph.read(
        "MATCH (n:Deployment {key: $key}) RETURN n.keyFingerprint AS fingerprint, n.modelVersion AS version",
        key=DEPLOYMENT_KEY,
    )
    if not marks:
        # The writer's lock may already stand in an otherwise empty database.
        if graph.read(f"MATCH (n) WHERE NOT n:{LOCK_LABEL} RETURN 1 AS one LIMIT 1"):
            raise RefusedForSafety(
                "这个数据库里已有别的数据，大网格不与之混存。请换一个空的数据库（DAWANGGE_NEO4J_DATABASE 或 DAWANGGE_NEO4J_URI）。",
                "This database already holds other data and Dawangge does not mix with it. "
                "Choose an empty database (DAWANGGE_NEO4J_DATABASE or DAWANGGE_NEO4J_URI).",
            )
        return False
    if marks[0]["version"] != MODEL_VERSION:
        raise RefusedForSafety(
            f"数据库的模型版本是 {marks[0]['version']}，本程序是 {MODEL_VERSION}。请用相同版本的程序。",
            f"The database has model version {marks[0]['version']}, this program {MODEL_VERSION}. "
            "Use the program of the same version.",
        )
    if fingerprint is not None and marks[0]["fingerprint"] != fingerprint:
        raise RefusedForSafety(
            "身份证号的加密密钥与建库时不同；继续装载会把每个人都当成新人。"
            "请把原来的密钥文件放回数据目录，或设置 DAWANGGE_HMAC_KEY。",
            "The key for ID numbers differs from the one this database was built with; loading would double "
            "everybody. Put the original key file back or set DAWANGGE_HMAC_KEY.",
        )
    return True
