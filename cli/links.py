"""The command links: who works with whom, by which of the six, since when, by what evidence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rich.text import Text as Line

from cli.desk import Desk, column
from cli.options import LinksFormat, form_of
from graph.analysis import Measures, cytoscape, graphml, measures, network_graph
from graph.errors import DONE
from graph.joint import joint_work
from graph.links import DIRECTIONS, LATENT_KINDS, LEDGERS, Link, Network, Party, link_network
from graph.scope import resolve
from viz.links import network_csv, network_json, network_ndjson, network_xlsx
from viz.masking import mask_numbers

_NAMED = 8
"""Organisations that a line names; the other formats name all."""


def links_command(
    desk: Desk, *, as_of: str | None, scope: str | None, latent: bool, form: str, out: Path | None
) -> int:
    """The network of a scope on a day."""
    form = form_of(form, out, LinksFormat)
    network = read_network(desk, as_of, scope)
    found = measures(network)
    stale = network.standing.stale(LEDGERS, network.as_of)
    desk.warn_of_age(stale, loading=network.standing.loading)
    if form == "table":
        print_network(desk, network, found, latent=latent)
    elif form == "xlsx" and out is not None:
        network_xlsx(network, out, desk.language, latent=latent)
    elif form == "csv":
        desk.write(network_csv(network, latent=latent), out)
    elif form == "ndjson":
        desk.write(network_ndjson(network, desk.language, latent=latent), out)
    elif form == "graphml":
        desk.write([graphml(network_graph(network, latent=latent)), "\n"], out)
    elif form == "cytoscape":
        desk.write_json(cytoscape(network_graph(network, latent=latent)), out)
    else:
        desk.write_json(network_json(network, found, desk.language, latent=latent), out)
    if out is not None:
        desk.remark(
            f"已写到 {out}：{len(network.links):,} 对联系。",
            f"Written to {out}: {len(network.links):,} pairs.",
        )
    return DONE


def read_network(desk: Desk, as_of: str | None, scope: str | None) -> Network:
    """Ask the open database for the network."""
    with desk.graph() as graph:
        there, day = desk.standing(graph, as_of)
        return link_network(
            graph,
            as_of=day,
            scope=resolve(graph, scope, day),
            rules=desk.rules,
            joint=joint_work(desk.settings.rules),
            standing=there,
        )


def print_network(desk: Desk, network: Network, found: Measures, *, latent: bool) -> None:
    """What matters first, then every pair."""
    desk.out.print(desk.say("三联三共联建网络", "The network of joint work"), style="bold")
    number = desk.say(f"{len(network.links):,} 对联系", f"{len(network.links):,} pairs")
    desk.out.print(f"{number}    {desk.where(network.as_of, network.scope.name)}")
    typed = sum(bool(link.present) for link in network.links)
    desk.fact(
        "其中",
        "of these",
        desk.say(
            f"有六类联系的 {typed:,} 对，办过六类活动的 {found.of_types:,} 对；党组织、单位、社区、社区机构各算一方"
            "（联建网络图把社区与它的党委、机构、支部算一方，对数较少）",
            f"{typed:,} of the link types, {found.of_types:,} with an event of one; every organisation, employer, "
            "community and body is a side of its own (on the map a community is one with its bodies and branches)",
        ),
    )
    _print_measures(desk, network, found)
    if network.links:
        desk.out.print()
        _print_pairs(desk, network)
    if latent:
        _print_latent(desk, network)


def _print_measures(desk: Desk, network: Network, found: Measures) -> None:
    period = network.period
    for zh, en, text in (
        (
            "孤立",
            "isolated",
            desk.say(
                f"{len(found.isolated):,} / {found.subjects:,} 个党组织（无有效协议、无进行中项目、{period} 天内无联建）{_names(desk, found.isolated)}",
                f"{len(found.isolated):,} of {found.subjects:,} organisations (no agreement, no project, nothing held "
                f"in {period} days){_names(desk, found.isolated)}",
            ),
        ),
        (
            "单向",
            "one-sided",
            desk.say(
                f"{found.one_sided:,} / {found.of_types:,} 对办过六类活动的，一直由同一方发起（G26）",
                f"{found.one_sided:,} of {found.of_types:,} pairs with an event of a link type: one side starts all (G26)",
            ),
        ),
        (
            "集中",
            "concentrated",
            desk.say(
                f"{period} 天内没有共同活动"
                if not found.events
                else f"{period} 天内共同活动 {found.events:,} 次{_left_out(desk, found)}，一半有这 {len(found.busiest):,} 家参加（共 {found.taking_part:,} 家）{_names(desk, found.busiest)}",
                f"no joint events in {period} days"
                if not found.events
                else f"{found.events:,} joint events in {period} days{_left_out(desk, found)}; half of them with these {len(found.busiest):,} "
                f"of {found.taking_part:,}{_names(desk, found.busiest)}",
            ),
        ),
        (
            "枢纽",
            "holding together",
            desk.say(
                f"{len(found.bridges):,} 个：没有它，另一些就与全网断开{_names(desk, [one.party for one in found.bridges])}",
                f"{len(found.bridges):,} without whom others lose touch with the rest"
                f"{_names(desk, [one.party for one in found.bridges])}",
            ),
        ),
    ):
        desk.fact(zh, en, text)


def _left_out(desk: Desk, found: Measures) -> str:
    if not found.left_out:
        return ""
    return desk.say(
        f"（另有 {found.left_out:,} 次不算：只在一个社区自己的组织之间，或对方已不在）",
        f" ({found.left_out:,} more do not count: among a community's own, or with somebody who is gone)",
    )


def _names(desk: Desk, parties: Iterable[Party]) -> str:
    named = list(parties)
    if not named:
        return ""
    shown = desk.listed(mask_numbers(one.name) for one in named[:_NAMED])
    more = len(named) - _NAMED
    rest = desk.say(f" 等，另 {more} 个", f" and {more} more") if more > 0 else ""
    return desk.say(f"：{shown}{rest}", f": {shown}{rest}")


def _print_pairs(desk: Desk, network: Network) -> None:
    table = desk.table(
        column(desk.say("双方", "pair")),
        column(desk.say("哪几类（次数）", "types (events)")),
        column(desk.say("没办过", "never held")),
        column(desk.say("发起", "who starts")),
        column(desk.say("期限内", "recent"), number=True),
        column(desk.say("自", "since"), number=True),
        column(desk.say("最近", "last"), number=True),
        column(desk.say("依据", "evidence"), number=True),
    )
    titles = {kind.name: kind.title.say(desk.language) for kind in network.joint.link_types}
    for link in network.links:
        table.add_row(
            Line(mask_numbers(link.name)),
            Line(_types(desk, link, titles)),
            Line(_missing(desk, link, titles)),
            Line(_starts(desk, link)),
            Line(str(link.recent)),
            Line(link.since.isoformat()),
            Line(link.last.isoformat()),
            Line(str(len(link.evidence))),
        )
    desk.out.print(table)


def _types(desk: Desk, link: Link, titles: dict[str, str]) -> str:
    parts = [
        titles[one.type] + (f" {one.events}" if one.events else desk.say(" 协议", " agreed"))
        for one in link.records
        if one.known
    ]
    if link.others:
        parts.append(desk.say(f"其他 {len(link.others)}", f"other {len(link.others)}"))
    return desk.listed(parts)


def _missing(desk: Desk, link: Link, titles: dict[str, str]) -> str:
    if len(link.missing) == len(link.types):
        return (
            desk.say("六类都没有", "all of them")
            if len(link.types) == 6
            else desk.say("各类都没有", "all")
        )
    return desk.listed(titles[name] for name in link.missing)


def _starts(desk: Desk, link: Link) -> str:
    said = DIRECTIONS[link.direction].say(desk.language)
    if link.direction != "one_sided":
        return said
    starter = link.a if link.starter == link.a.key else link.b
    return desk.say(
        f"{said}：{mask_numbers(starter.name)}", f"{said}: {mask_numbers(starter.name)}"
    )


def _print_latent(desk: Desk, network: Network) -> None:
    desk.out.print()
    desk.out.print(
        desk.say(
            f"潜在联系 {len(network.latent):,} 对（按种类数，不算在联系里）",
            f"Latent links: {len(network.latent):,} pairs (by kind, not counted as links)",
        ),
        style="bold",
    )
    for kind, title in LATENT_KINDS.items():
        rows = [one for one in network.latent if one.kind == kind]
        known = sum(one.linked for one in rows)
        linked = (
            desk.say(f"，其中 {known:,} 对已有联建", f", {known:,} of them linked already")
            if known
            else ""
        )
        desk.out.print()
        desk.out.print(
            desk.say(
                f"潜在联系 · {title.zh}：{len(rows):,} 对{linked}",
                f"latent · {title.en}: {len(rows):,} pairs{linked}",
            ),
            style="bold",
        )
        if not rows:
            continue
        table = desk.table(
            column(desk.say("甲", "first")),
            column(desk.say("乙", "second")),
            column(desk.say("多少", "how many"), number=True),
            column(desk.say("是什么", "what")),
            column(desk.say("已有联建", "linked already")),
        )
        for one in rows:
            table.add_row(
                Line(mask_numbers(one.a.name)),
                Line(mask_numbers(one.b.name)),
                Line(str(one.count)),
                Line(mask_numbers(desk.listed(one.what[:3]) + ("…" if len(one.what) > 3 else ""))),
                Line(desk.say("是", "yes") if one.linked else ""),
            )
        desk.out.print(table)
