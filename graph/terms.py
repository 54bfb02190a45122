"""The vocabulary of the questions: ``@word(variable)`` in a question file becomes plain Cypher.

A word is defined once (``cypher/terms.toml``), so that *occupied* or *present* cannot mean one thing in
one question and another in the next. ``@inScope.subject(variable)`` expands by the kind of scope asked
for (``cypher/scopes.toml``).
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from graph.language import Text

CYPHER = Path(__file__).resolve().parent.parent / "cypher"
"""Folder of the question files; it travels in the wheel beside this package."""

ScopeKind = Literal["none", "area", "grid", "patch", "organisation"]
SCOPE_KINDS: tuple[ScopeKind, ...] = get_args(ScopeKind)

TERM_CALL = re.compile(r"@([A-Za-z]+)(?:\.([A-Za-z]+))?\(([A-Za-z_.]+)\)")
_PARAMETER = re.compile(r"\$([A-Za-z]+)")


@cache
def terms() -> dict[str, tuple[str, Text]]:
    """Every word: its Cypher with ``{x}`` for the variable, and its meaning."""
    declared = tomllib.loads((CYPHER / "terms.toml").read_text("utf-8"))
    return {
        word: (term["cypher"].strip(), Text(term["zh"], term["en"]))
        for word, term in declared.items()
    }


@cache
def scopes() -> dict[str, dict[str, str]]:
    """For every kind of scope the condition by kind of subject."""
    declared = tomllib.loads((CYPHER / "scopes.toml").read_text("utf-8"))
    return {
        kind: {subject: text.strip() for subject, text in by.items()}
        for kind, by in declared.items()
    }


def expand(text: str, scope: ScopeKind) -> str:
    """Expand all words of a query.

    Args:
        text: Cypher with ``@word(variable)``.
        scope: kind of the scope asked for.

    Returns:
        Plain Cypher. An unknown word is a KeyError: a question file that cannot be asked.
    """

    def replace(call: re.Match[str]) -> str:
        word, subject, variable = call.groups()
        body = scopes()[scope][subject] if word == "inScope" else terms()[word][0]
        return body.replace("{x}", variable)

    while True:
        expanded = TERM_CALL.sub(replace, text)
        if expanded == text:
            return expanded
        text = expanded


def scoped_subjects(text: str) -> set[str]:
    """Kinds of subject for which a query narrows by scope."""
    return {call[2] for call in TERM_CALL.finditer(text) if call[1] == "inScope"}


def parameters_of(text: str) -> set[str]:
    """Names of the ``$parameters`` in a query."""
    return set(_PARAMETER.findall(text))
