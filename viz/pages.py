"""What every page shares: the templates, and a policy that allows just what stands in the page.

A page asks nothing of the network and runs nothing but its own script; the hashes in its
Content-Security-Policy say so to the browser.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from viz.palette import css_variables

FOLDER: Final = Path(__file__).parent / "templates"
_TEMPLATES: Final = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def rendered(template: str, *, style: str, script: str = "", **values: object) -> str:
    """Render a page with its style sheet and script in it.

    Args:
        template: file below ``templates``.
        style: file of its style sheet there; the palette's colours are its variables.
        script: all of its script, ours to the last sign; empty: it has none.
        values: for the template, beside ``style``, ``script`` and ``policy``.
    """
    colours = Markup(css_variables())  # noqa: S704
    sheet = Markup(_TEMPLATES.get_template(style).render(variables=colours))  # noqa: S704
    code = Markup(script)  # noqa: S704
    policy = [
        "default-src 'none'",
        f"style-src {_hash(sheet)}",
        *([f"script-src {_hash(code)}"] if code else []),
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    page = _TEMPLATES.get_template(template)
    return page.render(style=sheet, script=code, policy="; ".join(policy), **values)


def script_of(*names: str) -> str:
    """Our own scripts below ``templates``, one after another."""
    return "\n".join((FOLDER / name).read_text("utf-8") for name in names)


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
