"""The application: what it says of itself, and its commands in the order of the help page."""

from importlib.metadata import version
from typing import Annotated

import typer

from cli.commands import (
    asking,
    coverage,
    gaps,
    keeping,
    links,
    loading,
    maps,
    reporting,
    reviewing,
    serving,
    who,
)
from cli.desk import Desk
from cli.options import Options
from cli.usage import Commands
from graph.language import Language


def build(language: Language, *, quiet: bool) -> typer.Typer:
    """Make the application for one language."""
    desk = Desk(language, quiet)
    say = desk.say
    app = Commands(
        language,
        name="dawangge",
        help=say(
            "大网格：读台账，找党建覆盖的空白点与跨单位的联系。\n\n"
            "第一次用：dawangge sample 生成示范街道，dawangge load 装载，dawangge report 看结果。\n\n"
            "任何命令都可加 --lang zh|en（语言）和 --quiet（只出结果）。",
            "Dawangge: reads ledgers, finds gaps of coverage and links between organisations.\n\n"
            "First time: dawangge sample makes a demonstration street, dawangge load loads it, "
            "dawangge report shows the result.\n\n"
            "Every command takes --lang zh|en and --quiet (results only).",
        ),
    )

    @app.callback(invoke_without_command=True)
    def top(
        context: typer.Context,
        show_version: Annotated[
            bool, typer.Option("--version", help=say("版本", "version"))
        ] = False,
    ) -> None:
        if show_version:
            typer.echo(f"dawangge {version('dawangge')}")
            raise typer.Exit
        if context.invoked_subcommand is None:
            typer.echo(context.get_help())

    shared = Options(desk)
    for add_to in (
        loading.add_to,
        asking.add_to,
        reporting.add_to,
        links.add_to,
        maps.add_to,
        who.add_to,
        reviewing.add_to,
        keeping.add_to,
        serving.add_to,
        coverage.add_to,
        gaps.add_to,
    ):
        add_to(app, desk, shared)
    return app
