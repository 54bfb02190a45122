"""report."""

from pathlib import Path
from typing import Annotated

import typer

from cli.desk import Desk
from cli.options import Options
from cli.usage import Commands


def add_to(app: Commands, desk: Desk, shared: Options) -> None:
    """Add the command to the application."""
    say = desk.say

    @app.command(
        help=say(
            "全部问题：终端摘要、xlsx（一问一表）、可打印的网页",
            "All questions: summary, xlsx, a printable page",
        )
    )
    def report(
        as_of: Annotated[str | None, shared.as_of] = None,
        scope: Annotated[str | None, shared.scope] = None,
        out: Annotated[
            Path,
            typer.Option(
                "--out", help=say("放到哪个文件夹", "folder for the files"), metavar="FOLDER"
            ),
        ] = Path("report"),
        fail_on_gaps: Annotated[bool, shared.fail_on_gaps] = False,
    ) -> None:
        from cli.reporting import report_command

        raise typer.Exit(
            report_command(desk, as_of=as_of, scope=scope, out=out, fail_on_gaps=fail_on_gaps)
        )
