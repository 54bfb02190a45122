"""who."""

from pathlib import Path
from typing import Annotated

import typer

from cli.desk import Desk
from cli.options import Options, TextFormat
from cli.usage import Commands


def add_to(app: Commands, desk: Desk, shared: Options) -> None:
    """Add the command to the application."""
    say = desk.say

    @app.command(
        "who",
        help=say(
            "查责任：一扇门、一栋楼、一个单位由谁负责，缺什么、谁来办",
            "Who answers for a door, a building, a firm; what is missing and who can act",
        ),
    )
    def who_answers(
        wanted: Annotated[
            str,
            typer.Argument(
                metavar="ADDRESS_OR_NAME",
                help=say(
                    "门牌（锦绣苑/南区/3号楼/2单元/501，也可连写）、楼栋、单位、党组织或党员姓名",
                    "a door (slashes or in one word), a building, a firm, an organisation or a member",
                ),
            ),
        ],
        as_of: Annotated[str | None, shared.as_of] = None,
        form: Annotated[TextFormat, shared.form] = "text",
        out: Annotated[
            Path | None,
            typer.Option(
                "--out",
                help=say("画成一个网页（姓名脱敏）", "draw it as a page, names masked"),
                metavar="FILE.html",
            ),
        ] = None,
    ) -> None:
        from cli.who import who_command

        raise typer.Exit(who_command(desk, wanted, as_of=as_of, form=form, out=out))
