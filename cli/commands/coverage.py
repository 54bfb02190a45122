"""coverage."""

from pathlib import Path
from typing import Annotated

import typer

from cli.desk import Desk
from cli.options import CoverageFormat, Options
from cli.usage import Commands
from graph.coverage import By


def add_to(app: Commands, desk: Desk, shared: Options) -> None:
    """Add the command to the application."""
    say = desk.say

    @app.command(
        "coverage",
        help=say(
            "四个层次和链条完整：按街道、社区、网格、片区或楼栋，都有分子、分母和台账日",
            "Levels and whole chains by street, community, grid, patch or building, each with its base",
        ),
    )
    def coverage_(
        by: Annotated[
            By, typer.Option("--by", help=say("按什么地方数", "by which places"))
        ] = "community",
        as_of: Annotated[str | None, shared.as_of] = None,
        scope: Annotated[str | None, shared.scope] = None,
        given: Annotated[
            list[str] | None,
            typer.Option(
                "--set",
                metavar="NAME=VALUE",
                help=say("contactDays 联系期限、staleDays 过期天数", "contactDays or staleDays"),
            ),
        ] = None,
        form: Annotated[CoverageFormat, shared.form] = "table",
        out: Annotated[Path | None, shared.out] = None,
    ) -> None:
        from cli.coverage import coverage_command

        raise typer.Exit(coverage_command(desk, by, as_of=as_of, scope=scope, given=given or [], form=form, out=out))  # fmt: skip
