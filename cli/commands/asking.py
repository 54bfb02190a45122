"""questions, ask, show-query."""

from pathlib import Path
from typing import Annotated

import typer

from cli.desk import Desk
from cli.options import Options, TableFormat, TextFormat
from cli.usage import Commands


def add_to(app: Commands, desk: Desk, shared: Options) -> None:
    """Add the commands to the application."""
    say = desk.say

    @app.command(
        help=say(
            "列出全部问题：编号、含义、口径、参数",
            "The catalogue of questions: meaning, basis, parameters",
        )
    )
    def questions(
        form: Annotated[TextFormat, shared.form] = "text",
    ) -> None:
        from cli.asking import questions_command

        questions_command(desk, form)

    @app.command(
        help=say(
            "问一个问题：数字和数字背后的名单",
            "Ask one question: the number and the list behind it",
        )
    )
    def ask(
        id_: Annotated[str, shared.question],
        as_of: Annotated[str | None, shared.as_of] = None,
        scope: Annotated[str | None, shared.scope] = None,
        given: Annotated[list[str] | None, shared.given] = None,
        explain: Annotated[
            str | None,
            typer.Option(
                "--explain",
                help=say(
                    "说明一个对象：列没列它，责任链到哪一环",
                    "whether one subject is listed, and its chain",
                ),
                metavar="SUBJECT",
            ),
        ] = None,
        form: Annotated[TableFormat, shared.form] = "table",
        out: Annotated[Path | None, shared.out] = None,
        limit: Annotated[int | None, shared.limit] = None,
        sources: Annotated[
            bool,
            typer.Option(
                "--sources",
                help=say(
                    "每行附来源：台账文件、工作表、行、截至日、程序版本",
                    "with the ledger rows behind each: file, sheet, row, day, version",
                ),
            ),
        ] = False,
        fail_on_gaps: Annotated[bool, shared.fail_on_gaps] = False,
    ) -> None:
        if explain is not None:
            from cli.explaining import explain_command

            raise typer.Exit(
                explain_command(
                    desk,
                    id_,
                    explain,
                    as_of=as_of,
                    scope=scope,
                    given=given or [],
                    form=form,
                    listing=fail_on_gaps or out is not None or limit is not None,
                )
            )
        from cli.asking import ask_command

        raise typer.Exit(
            ask_command(
                desk,
                id_,
                as_of=as_of,
                scope=scope,
                given=given or [],
                form=form,
                out=out,
                limit=limit,
                fail_on_gaps=fail_on_gaps,
                sources=sources,
            )
        )

    @app.command(
        "show-query",
        help=say(
            "一个问题的 Cypher，可直接贴进 Neo4j Browser",
            "A question's Cypher, ready for Neo4j Browser",
        ),
    )
    def show_query(
        id_: Annotated[str, shared.question],
        as_of: Annotated[str | None, shared.as_of] = None,
        scope: Annotated[str | None, shared.scope] = None,
        given: Annotated[list[str] | None, shared.given] = None,
    ) -> None:
        from cli.asking import show_query_command

        show_query_command(desk, id_, as_of=as_of, scope=scope, given=given or [])
