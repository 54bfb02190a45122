"""serve, key."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import typer

from api.keys import Keys, Role
from api.serving import serve
from api.store import open_store
from cli.desk import Desk, column
from graph.asking import standing
from graph.scope import WHOLE, Scope, resolve
from viz.cells import local_time


def serve_command(desk: Desk, host: str | None, port: int | None, *, exposed: bool) -> None:
    """Run the service until told to stop."""
    settings = desk.settings
    if exposed:
        settings = settings.model_copy(update={"exposed": True})
    store = open_store(settings.data)
    keys = Keys(store).all()
    if not any(key.revoked is None for key in keys):
        desk.remark(
            "还没有密钥，谁也问不了：用 dawangge key add 名称 做一把。",
            "There is no key yet and nobody can ask: make one with dawangge key add NAME.",
        )

    def ready(address: str) -> None:
        desk.remark(
            f"服务在 {address} ，按 Ctrl-C 停止。", f"Serving at {address} , Ctrl-C stops it."
        )

    serve(
        settings,
        store,
        settings.host if host is None else host,
        settings.port if port is None else port,
        ready,
    )


def key_add_command(desk: Desk, name: str, scope: str | None, role: Role) -> None:
    """Make a key and show it, once."""
    key, shown = _keys(desk).add(name, _scope(desk, scope), role)
    bounds = desk.scope_name(key.scope_name)
    desk.remark(
        f"密钥 {key.id}（{key.name}，范围：{bounds}）只显示这一次，请立即保存：",
        f"Key {key.id} ({key.name}, scope: {bounds}) is shown this once; keep it now:",
    )
    typer.echo(shown)


def key_list_command(desk: Desk, form: str) -> None:
    """Every key there is or was; never the keys themselves."""
    keys = _keys(desk).all()
    if form == "json":
        shown = [
            {name: value for name, value in asdict(key).items() if name != "scope_key"}
            for key in keys
        ]
        desk.write_json(shown)
        return
    table = desk.table(
        column(desk.say("编号", "id")),
        column(desk.say("名称", "name")),
        column(desk.say("角色", "role")),
        column(desk.say("范围", "scope")),
        column(desk.say("创建", "created")),
        column(desk.say("作废", "revoked")),
    )
    for key in keys:
        bounds = desk.scope_name(key.scope_name)
        revoked = local_time(key.revoked) if key.revoked else ""
        table.add_row(key.id, key.name, key.role, bounds, local_time(key.created), revoked)
    desk.out.print(table if keys else desk.say("还没有密钥。", "There are no keys yet."))


def key_revoke_command(desk: Desk, id_: str) -> None:
    """Let a key open nothing any more."""
    key = _keys(desk).revoke(id_)
    desk.out.print(
        desk.say(f"密钥 {key.id}（{key.name}）已作废。", f"Key {key.id} ({key.name}) is revoked."),
    )


def _keys(desk: Desk) -> Keys:
    return Keys(open_store(desk.settings.data))


def _scope(desk: Desk, wanted: str | None) -> Scope:
    """The scope of a new key; the database is asked only where one is named."""
    if not wanted:
        return WHOLE
    with desk.graph() as graph:
        return resolve(graph, wanted, standing(graph).day or date.today())
