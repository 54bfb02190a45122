"""load."""

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
        help=say(
            "装载台账文件或文件夹：逐行交代，读不懂的退回",
            "Load ledger files or folders; every row is accounted for",
        )
    )
    def load(
        paths: Annotated[
            list[Path],
            typer.Argument(help=say("文件或文件夹", "files or folders"), metavar="PATH"),
        ],
        as_of: Annotated[
            str | None,
            typer.Option(
                "--as-of",
                help=say(
                    "全部台账的截至日（否则取标题、文件名或修改日）", "the day of all ledgers"
                ),
                metavar="DAY",
            ),
        ] = None,
        mapping: Annotated[
            Path | None,
            typer.Option(
                "--mapping",
                help=say("本单位的表头与取值对照（TOML）", "own headers and values (TOML)"),
                metavar="FILE.toml",
            ),
        ] = None,
        mapping_out: Annotated[
            Path | None,
            typer.Option(
                "--mapping-out",
                help=say(
                    "把每张表怎样认的写成对照，改好用 --mapping 交回",
                    "write how every sheet was recognised, to correct and pass back by --mapping",
                ),
                metavar="FILE.toml",
            ),
        ] = None,
        keep_mapping: Annotated[
            bool,
            typer.Option(
                "--keep-mapping",
                help=say(
                    "记住 --mapping 的对照，以后装载自动使用",
                    "keep what --mapping says: later loads use it by themselves",
                ),
            ),
        ] = False,
        complete: Annotated[
            str | None,
            typer.Option(
                "--complete",
                help=say(
                    "声明台账在此范围内是全的：未列出的关系到此为止",
                    "the ledgers are whole for this scope: what they no longer list ends",
                ),
                metavar="SCOPE",
            ),
        ] = None,
        confirm_ending: Annotated[
            bool,
            typer.Option(
                "--confirm-ending",
                help=say("确认终止超过一成的关系", "confirm ending more than a tenth"),
            ),
        ] = False,
        dry_run: Annotated[
            bool,
            typer.Option(
                "--dry-run", help=say("只看会怎样，不写入", "show what would happen, write nothing")
            ),
        ] = False,
        rejects: Annotated[
            Path | None,
            typer.Option(
                "--rejects",
                help=say(
                    "退回的行另存为 xlsx，改好可直接再装",
                    "refused rows as an xlsx to correct and load again",
                ),
                metavar="FILE.xlsx",
            ),
        ] = None,
        form: Annotated[TextFormat, shared.form] = "text",
    ) -> None:
        from cli.loading import load_command

        raise typer.Exit(
            load_command(
                desk, paths, as_of=as_of, mapping=mapping, mapping_out=mapping_out,
                keeping_mapping=keep_mapping, complete=complete, confirm_ending=confirm_ending,
                dry_run=dry_run, rejects=rejects, form=form,
            )
        )  # fmt: skip
