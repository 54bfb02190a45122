"""map."""

from pathlib import Path
from typing import Annotated

import typer

from cli.desk import Desk
from cli.options import Options
from cli.usage import Commands
from viz.maps import MapKind


def add_to(app: Commands, desk: Desk, shared: Options) -> None:
    """Add the command to the application."""
    say = desk.say

    @app.command(
        "map",
        help=say(
            "画一张图（单个网页，不联网也能打开）：responsibility 责任链断在哪里，coverage 每一户的覆盖，"
            "links 谁与谁联建，organisations 党组织与单位",
            "Draw a map (one page, opens offline): responsibility, where the chain breaks; "
            "coverage, every household's level; links, who works with whom; "
            "organisations, the party tree and its employers",
        ),
    )
    def draw_map(
        kind: Annotated[
            MapKind,
            typer.Argument(
                metavar="KIND",
                help=say("画什么", "what to draw")
                + "：responsibility | coverage | links | organisations",
            ),
        ],
        as_of: Annotated[str | None, shared.as_of] = None,
        scope: Annotated[str | None, shared.scope] = None,
        out: Annotated[
            Path | None,
            typer.Option(
                "--out",
                help=say("写到哪个文件", "file to write"),
                metavar="FILE.html",
            ),
        ] = None,
    ) -> None:
        from cli.maps import map_command

        raise typer.Exit(map_command(desk, kind, as_of=as_of, scope=scope, out=out))
