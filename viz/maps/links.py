"""The map of links: two columns, communities between, a strand for each pair and type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from graph.analysis import Measures, measures
from graph.language import Language
from graph.links import DIRECTIONS, LATENT_KINDS, LEDGERS, Latent, Link, Network
from viz.chain import Sentence
from viz.maps.joint_drawing import TOP, WIDTH, draw
from viz.maps.joint_panel import details_of, glyphs_of, liveliest
from viz.maps.joint_places import MOST_ROWS, Plan, Seat, plan_of
from viz.maps.page import page
from viz.maps.wording import say
from viz.masking import mask_numbers
from viz.pages import script_of
from viz.palette import LINK_LOOKS

_SHELF_NAMED: Final = 12
"""Isolated organisations that the shelf names; the table names all."""

_FIRST_NAMED: Final = 8
"""Pairs and communities that the panel names before anybody is chosen."""

_LATENT_NAMED: Final = 40
"""Latent links of a kind that the page lists."""


def links_page(network: Network, language: Language = "zh") -> str:
    """Return the map of links as an HTML document; no person stands in it."""
    plan = plan_of(network, language)
    found = measures(network)
    drawing = draw(plan, network.types)
    glyphs = glyphs_of(network.types)
    kinds: list[dict[str, Any]] = [
        {
            "place": place,
            "look": place % len(LINK_LOOKS),
            "glyph": glyphs[place],
            "title": kind.title.say(language),
            "dash": LINK_LOOKS[place % len(LINK_LOOKS)].dash,
            "count": _events(plan, kind.name),
        }
        for place, kind in enumerate(network.joint.link_types)
    ]
    return page(
        "links.html",
        network,
        language,
        script=script_of("maps/links.js"),
        style="maps/links.css",
        ledgers=LEDGERS,
        data={
            "details": details_of(network, plan, language),
            "glyphs": glyphs,
            "titles": [kind["title"] for kind in kinds],
            "says": {
                word: say(word, language, days=network.period, n="#")
                for word in (
                    "times", "lacks", "with_places", "with_others", "with_partners", "with_pairs",
                    "last_event", "gives", "needs", "agreements", "projects", "who_needs", "who_gives",
                    "group_members", "pairs_more",
                )
            },
        },
        sentence=finding(network, plan, found, language),
        place=network.scope.name,
        plan=plan,
        drawing=drawing,
        kinds=kinds,
        top=TOP,
        width=WIDTH,
        period=network.period,
        most=MOST_ROWS,
        shelf=[(seat, _last(network, seat)) for seat in plan.shelf[:_SHELF_NAMED]],
        shelf_all=[(seat, _last(network, seat)) for seat in plan.shelf],
        rows=[
            _row(link, network, language)
            for link in sorted(plan.pairs, key=lambda one: (*liveliest(one), one.name, one.key))
        ],
        months=_months(network, plan),
        events=found.events,
        left_out=found.left_out,
        others=found.events - sum(kind["count"] for kind in kinds),
        latent_all=len(network.latent),
        latent=_latent(network.latent, language) if network.latent else [],
        first={"one_sided": _one_sided(plan, language), "missing": _missing(network, plan, language)},
    )  # fmt: skip


def finding(network: Network, plan: Plan, found: Measures, language: Language) -> Sentence:
    """How many links of how many, how many of them one-sided, and who has none."""
    if not any(network.standing.days.get(ledger) for ledger in LEDGERS):
        return Sentence(say("links_no_ledger", language), below=(say("next_load", language),))
    isolated = {"n": len(found.isolated), "of": found.subjects}
    if not plan.pairs:
        before = say("links_none", language, of=found.subjects)
        return Sentence(before, below=(say("next_scope", language),))
    before = say(
        "links_before",
        language,
        organisations=plan.organisations,
        places=plan.communities,
        of=found.of_types,
    ) + say("links_of_them", language)
    below = say(
        "links_below",
        language,
        days=network.period,
        events=found.events,
        half=len(found.busiest),
        all=found.taking_part,
    )
    drawn = say(
        "links_drawn",
        language,
        all=len(plan.pairs),
        pairs=sum(bool(link.present) for link in plan.pairs),
        n=sum(link.direction == "one_sided" for link in plan.pairs),
    )
    return Sentence(
        before,
        say("links_one_sided", language, n=found.one_sided),
        say("links_isolated", language, **isolated),
        (below, drawn),
    )


def _events(plan: Plan, type_: str) -> int:
    """Events of a type in the period; one of several pairs counts once."""
    return len(
        {
            one.key
            for link in plan.pairs
            for one in link.evidence
            if one.type == type_ and one.kind == "event" and link.is_recent(one)
        }
    )


def _last(network: Network, seat: Seat) -> date | None:
    return network.last_of(seat.party)


def _row(link: Link, network: Network, language: Language) -> dict[str, Any]:
    """A pair as a row of the table."""
    cells = []
    for one in link.records:
        if one.recent:
            cells.append(str(one.recent))
        elif one.agreements or one.projects:
            cells.append(say("mark_agreed", language))
        else:
            cells.append(say("mark_earlier", language) if one.events else "")
    typed = [place for place, one in enumerate(link.records) if one.known]
    others = len(link.others)
    direction = DIRECTIONS[link.direction].say(language)
    if link.direction == "one_sided":
        starter = link.a if link.starter == link.a.key else link.b
        direction += say("colon", language) + mask_numbers(starter.name)
    return {
        "a": mask_numbers(link.a.name),
        "b": mask_numbers(link.b.name),
        "cells": cells,
        "types": [*typed, *([len(link.records)] if others or not typed else [])],
        "others": others or ("" if typed else len(link.evidence)),
        "direction": direction,
        "one_sided": link.direction == "one_sided",
        "last": link.last,
    }


def _one_sided(plan: Plan, language: Language) -> list[tuple[str, str, str]]:
    """Pairs of which one side has started everything: id of the one in a column, names, what to say."""
    found = []
    for link in plan.pairs:
        if link.direction == "one_sided":
            starter = link.a if link.starter == link.a.key else link.b
            beside = link.b if link.a.communal else link.a
            seat = plan.seat_of.get(beside.key)
            if seat is not None:
                told = say(
                    "started_by", language, name=mask_numbers(starter.name), n=len(link.starters)
                )
                found.append((seat.id, mask_numbers(link.name), told))
    return found[:_FIRST_NAMED]


def _missing(network: Network, plan: Plan, language: Language) -> list[tuple[str, str, str]]:
    """Communities in which a type was never held."""
    titles = {kind.name: kind.title.say(language) for kind in network.joint.link_types}
    found = []
    for seat in plan.places:
        held = {
            one.type
            for link in plan.links
            for one in link.evidence
            if one.kind == "event" and seat.party.key in (link.a.key, link.b.key)
        }
        lacking = [title for type_, title in titles.items() if type_ not in held]
        if lacking:
            found.append((seat.id, seat.name, say("comma", language).join(lacking)))
    return found[:_FIRST_NAMED]


def _months(network: Network, plan: Plan) -> list[tuple[str, int, float]]:
    """Months of the period with their joint events and the share of the busiest one."""
    days = {
        one.key: one.day
        for link in plan.pairs
        for one in link.evidence
        if one.kind == "event" and link.is_recent(one)
    }
    counts = Counter((day.year, day.month) for day in days.values())
    if not counts:
        return []
    end = (network.as_of.year, network.as_of.month)
    month = min(counts)
    found = []
    most = max(counts.values())
    while month <= end:
        found.append((f"{month[0] % 100:02}-{month[1]:02}", counts[month], counts[month] / most))
        month = (month[0] + month[1] // 12, month[1] % 12 + 1)
    return found


def _latent(latent: Iterable[Latent], language: Language) -> list[dict[str, Any]]:
    """Every kind of latent links: how many, how many of them of two who are linked, and the first."""
    every = list(latent)
    found = []
    for kind, title in LATENT_KINDS.items():
        mine = sorted((one for one in every if one.kind == kind), key=lambda one: one.linked)
        found.append(
            {
                "title": title.say(language),
                "count": len(mine),
                "linked": sum(one.linked for one in mine),
                "lines": [
                    (
                        mask_numbers(one.a.name),
                        mask_numbers(one.b.name),
                        one.count,
                        mask_numbers("、".join(one.what[:2])),
                        one.linked,
                    )
                    for one in mine[:_LATENT_NAMED]
                ],
            }
        )
    return found
