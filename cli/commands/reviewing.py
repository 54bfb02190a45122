"""review."""

from typing import Annotated, Literal

import typer

from cli.desk import Desk
from cli.options import Options, TextFormat
from cli.usage import Commands


def add_to(app: Commands, desk: Desk, shared: Options) -> None:
    """Add the command to the application."""
    say = desk.say

    @app.command(
        "review",
        help=say(
            "可能重复的登记：list 列出（缺省），same A B 认定是同一个（以 A 为准），different A B 认定不是",
            "What may be listed twice: list (default), same A B (A stands for both), different A B",
        ),
    )
    def review(
        action: Annotated[
            Literal["list", "same", "different"],
            typer.Argument(
                metavar="ACTION", help=say("做什么", "what to do") + "：list | same | different"
            ),
        ] = "list",
        first: Annotated[
            str | None,
            typer.Argument(
                metavar="A",
                help=say(
                    "列表里的标识，或单位、党组织的名称或代码",
                    "a key from the list, or the name or code of an employer or organisation",
                ),
            ),
        ] = None,
        second: Annotated[
            str | None, typer.Argument(metavar="B", help=say("另一个", "the other one"))
        ] = None,
        by: Annotated[
            str | None,
            typer.Option(
                "--by",
                metavar="NAME",
                help=say("谁认定的，缺省为系统用户", "who judges, by default the system's user"),
            ),
        ] = None,
        form: Annotated[TextFormat, shared.form] = "text",
    ) -> None:
        from cli.reviewing import judge_command, list_command, wrong_use

        if action == "list":
            if first is not None or by is not None:
                raise wrong_use()
            raise typer.Exit(list_command(desk, form))
        if first is None or second is None:
            raise wrong_use()
        raise typer.Exit(judge_command(desk, action, first, second, by=by, form=form))
