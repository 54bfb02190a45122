"""serve, key."""

from typing import Annotated, Literal

import typer

from cli.desk import Desk
from cli.options import Options, TextFormat
from cli.usage import Commands


def add_to(app: Commands, desk: Desk, shared: Options) -> None:
    """Add the commands to the application."""
    say = desk.say

    @app.command(
        help=say(
            "提供 HTTP 接口：/api/v1，缺省只有本机连得上",
            "Serve HTTP: /api/v1, by default for this machine only",
        )
    )
    def serve(
        host: Annotated[
            str | None,
            typer.Option(
                "--host",
                help=say("在哪个地址上，默认 127.0.0.1", "address, default 127.0.0.1"),
                metavar="HOST",
            ),
        ] = None,
        port: Annotated[
            int | None,
            typer.Option(
                "--port",
                min=0,
                max=65535,
                help=say("端口，默认 8765；0 为任取一个", "port, default 8765; 0 takes a free one"),
                metavar="PORT",
            ),
        ] = None,
        exposed: Annotated[
            bool,
            typer.Option(
                "--exposed",
                help=say(
                    "允许别的机器连（前面要有 HTTPS 反向代理）",
                    "let other machines connect (behind a proxy that speaks HTTPS)",
                ),
            ),
        ] = False,
    ) -> None:
        from cli.serving import serve_command

        serve_command(desk, host, port, exposed=exposed)

    key = Commands(
        desk.language,
        help=say("接口密钥：add 新做，list 查看，revoke 作废", "API keys: add, list, revoke"),
    )
    app.add_typer(key, name="key")

    @key.command("add", help=say("做一把密钥，只显示一次", "Make a key; it is shown once"))
    def key_add(
        name: Annotated[str, typer.Argument(metavar="NAME", help=say("谁在用", "who uses it"))],
        scope: Annotated[str | None, shared.scope] = None,
        role: Annotated[
            Literal["reader"],
            typer.Option(
                "--role",
                help=say(
                    "角色：reader 只读，姓名脱敏（目前只有这一种）",
                    "role: reader, who reads, names masked (the only one so far)",
                ),
                metavar="ROLE",
            ),
        ] = "reader",
    ) -> None:
        from cli.serving import key_add_command

        key_add_command(desk, name, scope, role)

    @key.command("list", help=say("有哪些密钥（不含密钥本身）", "The keys, but for what opens"))
    def key_list(
        form: Annotated[TextFormat, shared.form] = "text",
    ) -> None:
        from cli.serving import key_list_command

        key_list_command(desk, form)

    @key.command("revoke", help=say("作废一把密钥，立即生效", "Revoke a key, at once"))
    def key_revoke(
        id_: Annotated[
            str, typer.Argument(metavar="ID", help=say("编号，见 key list", "id, see key list"))
        ],
    ) -> None:
        from cli.serving import key_revoke_command

        key_revoke_command(desk, id_)
