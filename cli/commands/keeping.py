"""sample, templates, schema, doctor."""

from pathlib import Path
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
            "生成示范街道的台账（人员均为虚构）和缺口答案",
            "Write a demonstration street as ledgers, with the planted gaps",
        )
    )
    def sample(
        out: Annotated[
            Path,
            typer.Option("--out", help=say("放到哪个文件夹", "folder"), metavar="FOLDER"),
        ] = Path("sample"),
        households: Annotated[
            int,
            typer.Option(
                "--households",
                metavar="N",
                min=500,
                max=500_000,
                help=say("约多少户", "about how many households"),
            ),
        ] = 20_000,
        seed: Annotated[
            int,
            typer.Option(
                "--seed",
                metavar="N",
                help=say("随机种子，同种子同结果", "the same seed gives the same street"),
            ),
        ] = 2018,
        dirt: Annotated[
            bool,
            typer.Option(
                "--dirt/--no-dirt",
                help=say(
                    "掺进写错的行和格，应退回的列在 refusals.json",
                    "plant clerks' mistakes; refusals.json lists what must be refused",
                ),
            ),
        ] = False,
    ) -> None:
        from cli.keeping import sample_command

        sample_command(desk, out, households, seed, dirt=dirt)

    @app.command(
        help=say(
            "空白模板：每种台账一个 xlsx，带下拉选项、校验和填写说明",
            "Empty workbooks, one per ledger, with drop-downs, checks and notes",
        )
    )
    def templates(
        out: Annotated[
            Path,
            typer.Option("--out", help=say("放到哪个文件夹", "folder"), metavar="DIR"),
        ] = Path("模板"),
    ) -> None:
        from cli.keeping import templates_command

        templates_command(desk, out)

    @app.command(
        help=say(
            "数据库的约束与索引：plan 查看，apply 建立，drop-obsolete 清理过时的；browser 写出 Neo4j Browser 的脚本和样式",
            "Constraints and indexes: plan, apply, drop-obsolete; browser: scripts and style for Neo4j Browser",
        )
    )
    def schema(
        action: Annotated[
            Literal["plan", "apply", "drop-obsolete", "browser"],
            typer.Argument(
                metavar="ACTION",
                help=say("做什么", "what to do") + "：plan | apply | drop-obsolete | browser",
            ),
        ],
        out: Annotated[
            Path,
            typer.Option(
                "--out", metavar="DIR", help=say("browser 写到哪里", "where browser writes")
            ),
        ] = Path("browser"),
    ) -> None:
        from cli.keeping import browser_command, schema_command

        if action == "browser":
            browser_command(desk, out)
            return
        schema_command(desk, action)

    @app.command(
        help=say(
            "体检：连接、引擎、版本、结构、台账、磁盘、时钟",
            "Check connection, engine, schema, ledgers, disk and clock",
        )
    )
    def doctor(
        form: Annotated[TextFormat, shared.form] = "text",
    ) -> None:
        from cli.keeping import doctor_command

        raise typer.Exit(doctor_command(desk, form))
