"""For people in Neo4j Browser: the catalogue as saved queries, and the model's colours and captions.

Made from the catalogue and the model, so that neither can disagree with them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.asking import Values, parameter_values, query_parameters
from graph.catalogue import Question, questions
from graph.language import Language
from graph.model import RELATIONS, THINGS, Thing
from graph.scope import WHOLE, Scope

STYLE = "dawangge.grass"
_INK_ON_DARK, _INK_ON_LIGHT = "#FFFFFF", "#1B2430"
_DIAMETER = {"Area": 80, "PartyOrganisation": 65, "Building": 50, "Household": 35}


def script_of(
    question: Question, as_of: date, *, scope: Scope, values: Values, language: Language
) -> str:
    """A question as Cypher that runs as it stands: ``:param`` lines, then each of its queries.

    Args:
        question: which one.
        as_of: the day it is asked about; in the first ``:param`` line, to be changed there.
        scope: the part, resolved for that day.
        values: of its parameters.
        language: of the title over each query.
    """
    written: dict[str, Any] = {}
    queries = []
    for section in question.sections:
        if section == "picture":
            continue
        query, parameters = query_parameters(question, section, as_of, scope, values)
        written.update(parameters)
        queries.append(f"// {question.id} {question.title.say(language)} · {section}\n{query};\n")
    lines = (
        f":param {name} => {cypher_value(value)};\n" for name, value in sorted(written.items())
    )
    return "\n".join(["".join(lines), *queries])


def saved_query(
    question: Question, as_of: date, *, scope: Scope = WHOLE, rules: Mapping[str, str]
) -> str:
    """A question as a script for Browser: its titles and its basis over what runs.

    Args:
        question: which one.
        as_of: the day it is asked about.
        scope: the part, resolved for that day.
        rules: the deployment's rule parameters.
    """
    values = parameter_values(question, rules, {})
    return (
        f"// {question.id} {question.title.zh} · {question.title.en}\n"
        f"// {question.basis.zh}\n"
        + script_of(question, as_of, scope=scope, values=values, language="zh")
    )


def saved_queries(as_of: date, rules: Mapping[str, str]) -> dict[str, str]:
    """Every question as a script, by the name of its file: ``G01 未被党员联系的住户.cypher``."""
    return {
        f"{one.id} {one.title.zh.replace('/', '／')}.cypher": saved_query(one, as_of, rules=rules)
        for one in questions().values()
    }


def cypher_value(value: object) -> str:
    """A value as Cypher writes it, for a ``:param`` line."""
    if isinstance(value, date):
        return f"date('{value.isoformat()}')"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(cypher_value(part) for part in value) + "]"
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return json.dumps(value)


def stylesheet() -> str:
    """The GraSS stylesheet: colours of the legend, a caption that is no person's name."""
    rules = [
        "node { diameter: 50px; color: #5F6B79; border-color: #46525F; border-width: 2px; "
        "text-color-internal: #FFFFFF; font-size: 10px; }",
        "relationship { color: #A5ABB6; shaft-width: 1px; font-size: 8px; padding: 3px; "
        "text-color-external: #1B2430; text-color-internal: #FFFFFF; caption: '<type>'; }",
    ]
    rules += [_node(thing) for thing in THINGS if thing.historical]
    rules += [
        f"relationship.{type_} {{ caption: '{title}'; }}"
        for type_, title in sorted({one.type: one.title.zh for one in RELATIONS}.items())
    ]
    return "\n".join(rules) + "\n"


def _node(thing: Thing) -> str:
    names = {one.name: one.sensitive for one in thing.attributes}
    # A person, and a door, are not named on a screen that others see (rules of the maps).
    plain = [name for name in ("name", "linkType", "room") if names.get(name) is False]
    caption = f"'{{{plain[0]}}}'" if plain else f"'{thing.title.zh}'"
    ink = _INK_ON_DARK if _dark(thing.colour) else _INK_ON_LIGHT
    return (
        f"node.{thing.label} {{ color: {thing.colour}; border-color: #1B2430; "
        f"text-color-internal: {ink}; diameter: {_DIAMETER.get(thing.label, 50)}px; "
        f"caption: {caption}; }}"
    )


def _dark(colour: str) -> bool:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 140
