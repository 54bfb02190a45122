"""gaps, compare."""

from pathlib import Path
from typing import Annotated

import typer

from cli.desk import Desk
from cli.options import GapsFormat, Options, TextFormat
from cli.usage import Commands
from graph.gaps.history import Chosen


def add_to(app: Commands, desk: Desk, shared: Options) -> None:
    """Add the commands to the application."""
    say = desk.say
    gaps = Commands(
        desk.language,
        help=say(
            "销号台账：list 查看，note 备注，assign 指定责任单位，trend 每月走势",
            "The ledger of gaps: list, note, assign, trend",
        ),
    )
    app.add_typer(gaps, name="gaps")
    only_these = typer.Option(
        "--question", metavar="ID", help=say("只看这些问题", "these questions only")
    )
    from_day = typer.Option(
        "--since",
        metavar="DAY",
        help=say("从哪天看起，默认一年", "from which day, default a year"),
    )
    who = typer.Option("--by", metavar="NAME", help=say("署名，默认登录名", "who says so"))
    which = typer.Argument(
        metavar="GAP",
        help=say("缺口编号（gaps list 给出），前几位即可", "id of the gap, or its beginning"),
    )

    @gaps.command(
        "list",
        help=say(
            "有哪些缺口：何时出现、何时补上、凭哪份台账",
            "The gaps, when they opened or were filled, by which ledger",
        ),
    )
    def gaps_list(
        as_of: Annotated[str | None, shared.as_of] = None,
        scope: Annotated[str | None, shared.scope] = None,
        only: Annotated[list[str] | None, only_these] = None,
        state: Annotated[
            Chosen,
            typer.Option("--state", help=say("哪种状态", "which state")),
        ] = "open",
        since: Annotated[str | None, from_day] = None,
        limit: Annotated[int | None, shared.limit] = None,
        form: Annotated[GapsFormat, shared.form] = "text",
        out: Annotated[Path | None, shared.out] = None,
    ) -> None:
        from cli.gaps import list_command

        raise typer.Exit(list_command(desk, as_of=as_of, scope=scope, only=only or [], state=state, since=since, limit=limit, form=form, out=out))  # fmt: skip

    @gaps.command(
        "note",
        help=say(
            "给一个缺口写备注（空文字为收回）", "Put a note on a gap (an empty text takes it back)"
        ),
    )
    def gaps_note(
        gap: Annotated[str, which],
        text: Annotated[str, typer.Argument(metavar="TEXT", help=say("备注", "the note"))],
        by: Annotated[str | None, who] = None,
    ) -> None:
        from cli.gaps import say_command

        raise typer.Exit(say_command(desk, gap, "note", text, by=by))

    @gaps.command(
        "assign",
        help=say(
            "给一个缺口指定责任单位（空文字为收回）",
            "Say which organisation is to act (empty takes it back)",
        ),
    )
    def gaps_assign(
        gap: Annotated[str, which],
        organisation: Annotated[
            str,
            typer.Argument(
                metavar="ORGANISATION",
                help=say(
                    "党组织、社区机构或单位的全称", "full name of an organisation, body or employer"
                ),
            ),
        ],
        by: Annotated[str | None, who] = None,
    ) -> None:
        from cli.gaps import say_command

        raise typer.Exit(say_command(desk, gap, "assign", organisation, by=by))

    @gaps.command(
        "trend",
        help=say(
            "每个问题在各月最后一个台账日的数",
            "Counts of every question on the last ledger day of each month",
        ),
    )
    def gaps_trend(
        as_of: Annotated[str | None, shared.as_of] = None,
        scope: Annotated[str | None, shared.scope] = None,
        only: Annotated[list[str] | None, only_these] = None,
        since: Annotated[str | None, from_day] = None,
        form: Annotated[TextFormat, shared.form] = "text",
    ) -> None:
        from cli.gaps import trend_command

        raise typer.Exit(trend_command(desk, as_of=as_of, scope=scope, only=only or [], since=since, form=form))  # fmt: skip

    @app.command(
        help=say(
            "比较两天：每个问题补上了什么、新出现什么",
            "Two days: what was filled and what opened, per question",
        )
    )
    def compare(
        day1: Annotated[
            str, typer.Argument(metavar="DAY1", help=say("先前的一天", "the earlier day"))
        ],
        day2: Annotated[
            str, typer.Argument(metavar="DAY2", help=say("后来的一天", "the later day"))
        ],
        scope: Annotated[str | None, shared.scope] = None,
        only: Annotated[list[str] | None, only_these] = None,
        form: Annotated[GapsFormat, shared.form] = "text",
        out: Annotated[Path | None, shared.out] = None,
    ) -> None:
        from cli.comparing import compare_command

        raise typer.Exit(compare_command(desk, day1, day2, scope=scope, only=only or [], form=form, out=out))  # fmt: skip
