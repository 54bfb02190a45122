"""Empty workbooks for clerks, one a ledger, made from the declared rows and read by the same."""

from __future__ import annotations

from pathlib import Path

from graph.errors import RefusedForSafety
from graph.ledgers import TITLES
from loaders.rows import LEDGERS
from loaders.templates.workbook import template


def write_templates(out: Path) -> list[Path]:
    """Write the template of every ledger.

    Args:
        out: the folder, made if it does not exist. Templates that lie there untouched stay.

    Returns:
        the files, in the order of the ledgers.

    Raises:
        RefusedForSafety: a file of that name holds something else, perhaps what a clerk filled in;
            nothing is written then.
        OSError: the folder cannot be written.
    """
    made = {out / f"{TITLES[ledger].zh}台账.xlsx": template(ledger) for ledger in LEDGERS}
    filled = [
        path.name
        for path, content in made.items()
        if path.exists() and path.read_bytes() != content
    ]
    if filled:
        raise RefusedForSafety(
            f"{out} 里已有 {'、'.join(filled)}，可能已经填过，没有覆盖；请用 --out 换一个文件夹。",
            f"{out} already holds {', '.join(filled)}, perhaps filled in; nothing was overwritten. "
            "Choose another folder by --out.",
        )
    out.mkdir(parents=True, exist_ok=True)
    for path, content in made.items():
        path.write_bytes(content)
    return list(made)
